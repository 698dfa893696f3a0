"""What an organisation adds to the look of a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Dress:
    """What a look adds to the page of a PDF.

    Attributes:
        css: A style sheet after those of all reports.
        pictures: Pictures that the page may show, by the path that it names.
    """

    css: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)


UNDRESSED = Dress()
