"""Which question is next, what an answer changes; no screen, no keyboard.

The state of an interview is the answers file and nothing else: the next question
is worked out from it, so that closing and opening again loses nothing.
"""

from assessor.interview.engine import (
    Recorded,
    add_row,
    begin,
    record,
    remove_row,
    set_aside,
    unknown,
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

__all__ = [
    "Item",
    "Progress",
    "Recorded",
    "add_row",
    "begin",
    "find_item",
    "items",
    "next_item",
    "previous_item",
    "progress",
    "record",
    "remove_row",
    "section_order",
    "set_aside",
    "unknown",
    "withdraw",
]
