"""What the terminal says, read from the data file beside this module."""

from pathlib import Path

from assessor.domain.wording import Language, Text
from assessor.notation import read_file
from assessor.quantities import said_unit

FILE = Path(__file__).with_name("words.yaml")


class Words:
    """The sentences of one language.

    Attributes:
        language: The language.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        data = read_file(FILE).data
        entries = data.items() if isinstance(data, dict) else ()
        self._texts = {key: Text.model_validate(text) for key, text in entries}

    def __call__(self, key: str, **parts: object) -> str:
        """Return a sentence with its parts filled in."""
        return self._texts[key].in_language(self.language).format(**parts)

    def unit(self, unit: str) -> str:
        """Return a unit in words, or its sign where it needs none."""
        said = said_unit(unit, self.language, many=True)
        return self(f"unit_{unit}") if f"unit_{unit}" in self._texts else said

    def list(self, names: "list[str] | tuple[str, ...]", most: int = 8) -> str:
        """Join names; say how many more there are after the first few."""
        shown = ", ".join(names[:most])
        more = len(names) - most
        return f"{shown}, {self('and_more', count=more)}" if more > 0 else shown
