"""Which question is next, what an answer changes; no screen, no keyboard.

The state of an interview is the answers file and nothing else: the next question
is worked out from it, so that closing and opening again loses nothing.
"""

from assessor.interview.engine import (
    amend,
    attach,
    begin,
    record,
    set_aside,
    unknown,
    use_profile,
    withdraw,
)
from assessor.interview.path import (
    Item,
    Progress,
    find_item,
    items,
    next_item,
    previous_item,
    progress,
    section_order,
)
from assessor.interview.rows import add_row, name_scenario, remove_row
from assessor.interview.seeing import Recorded, seen

__all__ = [
    "Item",
    "Progress",
    "Recorded",
    "add_row",
    "amend",
    "attach",
    "begin",
    "find_item",
    "items",
    "name_scenario",
    "next_item",
    "previous_item",
    "progress",
    "record",
    "remove_row",
    "section_order",
    "seen",
    "set_aside",
    "unknown",
    "use_profile",
    "withdraw",
]
