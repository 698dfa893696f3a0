"""Texts in several languages."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, RootModel, StringConstraints, field_validator

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")

Line = Annotated[str, StringConstraints(min_length=1, max_length=4000)]


class Text(RootModel[dict[str, Line]]):
    """The same text in English, in French and perhaps in further languages.

    Examples:
        >>> Text({"en": "yes", "fr": "oui"}).in_language("fr")
        'oui'
    """

    model_config = {"frozen": True}

    root: dict[str, Line] = Field(description="Text by language code.")

    @field_validator("root")
    @classmethod
    def _speaks_both(cls, root: dict[str, str]) -> dict[str, str]:
        missing = [language for language in LANGUAGES if language not in root]
        if missing:
            message = f"a text lacks its {' and '.join(missing)} wording"
            raise ValueError(message)
        return root

    def in_language(self, language: str) -> str:
        """Return the wording in a language, or the English one."""
        return self.root.get(language, self.root["en"])


def plain(text: str) -> Text:
    """Wrap words that are the same in every language (a name, a code).

    Examples:
        >>> plain("H100").in_language("fr")
        'H100'
    """
    return Text(dict.fromkeys(LANGUAGES, text))


def said(text: Text | str, language: str) -> str:
    """Return a text in a language, or as it is where it is one for all of them.

    Examples:
        >>> said("ISO 14044", "fr"), said(plain("H100"), "fr")
        ('ISO 14044', 'H100')
    """
    return text if isinstance(text, str) else text.in_language(language)


Vocabulary = Mapping[str, Text]
"""Words to choose from, by stable id."""
