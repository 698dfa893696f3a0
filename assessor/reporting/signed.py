"""What is known of a signature in a report."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Coverage = Literal["file", "revision", "part"]
After = Literal["nothing", "upkeep", "signatures", "more"]


@dataclass(frozen=True)
class Signed:
    """One signature of a report.

    Attributes:
        role: As its field says: ``auditee``, ``auditor``; empty for a time stamp.
        signer: Name in the certificate.
        stated: What the signature states: its reason.
        place: Where it was signed, as stated.
        signed_at: When, by the clock of whoever signed.
        stamped_at: When, by the time stamp of an authority.
        intact: Whether what was signed is as it was.
        trusted: Whether the certificate leads to one that was named as trusted.
        is_test: Whether the certificate says that it is a test.
        covers: The file, its revision at that moment, or less.
        after: What was added after it.
    """

    role: str
    signer: str
    stated: str
    place: str
    signed_at: datetime | None
    stamped_at: datetime | None
    intact: bool
    trusted: bool
    is_test: bool
    covers: Coverage
    after: After

    @property
    def is_valid(self) -> bool:
        """Whether nothing was changed that it does not allow."""
        return self.intact and self.covers != "part" and self.after != "more"
