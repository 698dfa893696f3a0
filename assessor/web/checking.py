"""Whether a report that was sent back is what it says, as ``verify`` finds it.

What checks it comes in with the server, because it reads files as a command does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assessor.domain.assessment import JournalHead
from assessor.domain.wording import Language
from assessor.reporting.signed import Signed


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a report found.

    Attributes:
        lines: What was found, in words, in each language.
        sound: Nothing in it disagrees with what it is made from.
        signatures: Its signatures, oldest first.
        journal: Where the log of the project stood when it was made, as it states.
    """

    lines: Mapping[Language, tuple[str, ...]]
    sound: bool
    signatures: tuple[Signed, ...]
    journal: JournalHead | None

    def signed_for(self, role: str) -> bool:
        """Say whether somebody signed it in a role, and nothing was changed since.

        Args:
            role: ``auditee``, ``auditor`` or ``officer``; any of them if empty.
        """
        return any(
            one.is_valid and (one.role == role if role else one.role != "")
            for one in self.signatures
        )


Checker = Callable[[str, bytes], Checked]
"""Checks a report, by its name and content. A worker process calls it too."""
