"""How a report is laid out: its template, and the look of an organisation."""

from dataclasses import dataclass

from assessor.assessing.disclosing import Seal
from assessor.reporting.branding import Brand
from assessor.reporting.own_template import OwnTemplate
from assessor.reporting.statement import Statement
from assessor.reporting.view.editions import EditionId

FULL = "full"
OWN = "own"
"""Name of a layout that only its own files can set again."""


@dataclass(frozen=True)
class Layout:
    """How a report is laid out.

    Attributes:
        template: Name of a report that ships.
        own: A template of somebody's own, in place of it.
        brand: The look of an organisation.
        edition: For whom it is; that of the profile if absent.
        statement: What an auditor wrote of it.
        seal: What ties a disclosed edition to the full one; none for a full one.
    """

    template: str = FULL
    own: OwnTemplate | None = None
    brand: Brand | None = None
    edition: EditionId | None = None
    statement: Statement | None = None
    seal: Seal | None = None

    @property
    def name(self) -> str:
        """The template, where the program alone can set the report again."""
        is_own = self.own or self.brand or self.statement
        return OWN if is_own else self.template


PLAIN = Layout()
