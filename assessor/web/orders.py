"""What is made aside, by name: from plain data, so that any process can make it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assessor.storage.workspace_orders import Order
from assessor.web.checking import Checker
from assessor.web.committees import committee_from, folder_from
from assessor.web.documents import report_from
from assessor.web.drafting import letter_from
from assessor.web.house import House, Opener
from assessor.web.sent_back import check_from, kept_from
from assessor.web.to_sign import to_sign_from

WORKS: Mapping[str, Callable[[Opener, str], bytes]] = {
    "committee": committee_from,
    "folder": folder_from,
    "letter": letter_from,
    "report": report_from,
    "to_sign": to_sign_from,
}
"""What makes a document from JSON, by the name that its order gives."""
CHECK = "check"
"""Name of the work that checks a signed report."""
ENDINGS: Mapping[str, Callable[[House, Order, bytes], bytes]] = {CHECK: kept_from}
"""What is done with what was made, here, before it is given to who asked for it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A document to be made in another process.

    Attributes:
        opener: Opens the questionnaire and its tables.
        work: What makes it, by its name.
        source: What it is made from, as JSON.
        check: Checks signed reports, if anything does.
    """

    opener: Opener
    work: str
    source: str
    check: Checker | None = None


def made(piece: Piece) -> bytes:
    """Make a document.

    Args:
        piece: What to make.
    """
    if piece.work == CHECK:
        return check_from(piece.check, piece.source)
    return WORKS[piece.work](piece.opener, piece.source)
