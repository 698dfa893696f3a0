"""Which question is next, what an answer changes; no screen, no keyboard.

The state of an interview is the answers file and nothing else: the next question
is worked out from it, so that closing and opening again loses nothing. A front
keeps a ``Sheet``, calls a function with it, saves ``Recorded.answers`` and goes on
with ``Recorded.sheet``; until it has saved, the answer is on no disk.

* Where one is: ``items``, ``next_item``, ``back``, ``find_item``, ``progress``.
* What stands: ``review`` (typed and parsed value, doubts, failed checks); what
  contradicts: ``failed_checks``, ``failing``, ``failing_together``.
* What an answer does: ``record``; ``unknown``, ``set_aside``, ``withdraw``;
  ``amend`` and ``attach`` write beside it. ``attempt`` returns a refusal instead of
  raising it, ``fill_in`` takes many answers at once. All of them read raw text by
  the one path ``enter``, be it typed, imported, proposed or replayed.
* What hides and appears: ``Recorded.hidden`` and ``Recorded.shown``.
* Reduction actions: ``offers``, ``decide``, ``assign``, ``prove``, ``sizable``,
  ``size``, ``unsize``, ``earlier``, ``forget``.
* The project itself: ``use_profile``, ``name_project``.
* Rows and scenarios: ``add_row``, ``remove_row``, ``board``, ``place_row``,
  ``name_scenario``, ``remove_scenario``.
* What to ask next: ``what_matters_next``.
"""

from assessor.interview.actions import (
    Offer,
    assign,
    decide,
    earlier,
    forget,
    offers,
    prove,
    sizable,
    size,
    unsize,
)
from assessor.interview.checks import (
    Together,
    failed_checks,
    failing,
    failing_together,
)
from assessor.interview.engine import (
    Manner,
    amend,
    attach,
    begin,
    enter,
    name_project,
    record,
    set_aside,
    unknown,
    use_profile,
    withdraw,
)
from assessor.interview.entries import (
    Attempt,
    Entry,
    Filled,
    Next,
    attempt,
    fill_in,
    review,
    what_matters_next,
)
from assessor.interview.path import (
    Item,
    Progress,
    back,
    find_item,
    items,
    next_item,
    progress,
    section_order,
)
from assessor.interview.rows import add_row, key_of, name_scenario, remove_row
from assessor.interview.scenarios import (
    ALWAYS,
    EFFECTS,
    LINES,
    Board,
    Lane,
    Row,
    activity_sections,
    board,
    on_board,
    place_row,
    remove_scenario,
    row_groups,
)
from assessor.interview.seeing import Recorded, seen

__all__ = [
    "ALWAYS",
    "EFFECTS",
    "LINES",
    "Attempt",
    "Board",
    "Entry",
    "Filled",
    "Item",
    "Lane",
    "Manner",
    "Next",
    "Offer",
    "Progress",
    "Recorded",
    "Row",
    "Together",
    "activity_sections",
    "add_row",
    "amend",
    "assign",
    "attach",
    "attempt",
    "back",
    "begin",
    "board",
    "decide",
    "earlier",
    "enter",
    "failed_checks",
    "failing",
    "failing_together",
    "fill_in",
    "find_item",
    "forget",
    "items",
    "key_of",
    "name_project",
    "name_scenario",
    "next_item",
    "offers",
    "on_board",
    "place_row",
    "progress",
    "prove",
    "record",
    "remove_row",
    "remove_scenario",
    "review",
    "row_groups",
    "section_order",
    "seen",
    "set_aside",
    "sizable",
    "size",
    "unknown",
    "unsize",
    "use_profile",
    "what_matters_next",
    "withdraw",
]
