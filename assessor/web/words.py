"""What the pages say, read from the data files beside this module."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from assessor.catalogue.in_french import in_french
from assessor.domain.wording import LANGUAGES, Language, Text
from assessor.errors import AssessorError
from assessor.notation import read_file

_BEFORE = re.compile(r" (?=[:;?!%»])")
_AFTER = re.compile(r"(?<=«) ")
FILES = tuple(sorted(Path(__file__).parent.glob("words*.yaml")))
"""One file for each kind of page; no key stands in two of them."""
LONGEST = 4_000
"""Most that is kept of what an error says. [characters]"""


class Words:
    """The sentences of one language.

    Attributes:
        language: The language.
    """

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def __call__(self, key: str, **parts: object) -> str:
        """Return a sentence with its parts filled in."""
        text = texts()[key].in_language(self.language)
        if self.language == "fr":
            text = _unbroken(text)
        return text.format(**parts)

    def text(self, text: Text | None) -> str:
        """Return a text of the questionnaire, or nothing."""
        said = "" if text is None else text.in_language(self.language)
        return _unbroken(said) if self.language == "fr" else said

    def error(self, error: AssessorError) -> str:
        """Return what an error says; in English where it has no other words."""
        return self.text(error_text(error))


def error_text(error: AssessorError) -> Text:
    """Return what an error says in every language, to be kept and worded later.

    Args:
        error: The error.
    """
    text: Text | None = getattr(error, "text", None)
    if text is not None:
        return text
    said = {code: error.in_language(code)[:LONGEST] for code in LANGUAGES}
    # What was put together where nobody knew the language of the reader.
    said["fr"] = in_french(said["fr"])
    return Text({code: one or type(error).__name__ for code, one in said.items()})


@lru_cache(maxsize=4_096)
def _unbroken(text: str) -> str:
    """Keep French signs with the word that they belong to."""
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", text))


@cache
def texts() -> Mapping[str, Text]:
    """Return every sentence in both languages, by key."""
    return {
        str(key): Text.model_validate(text)
        for file in FILES
        for key, text in _entries(file)
    }


def _entries(file: Path) -> Iterable[tuple[str, object]]:
    data = read_file(file).data
    return data.items() if isinstance(data, dict) else ()
