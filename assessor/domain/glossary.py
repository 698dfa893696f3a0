"""Terms of the field, explained in plain words."""

import re
from collections.abc import Iterable
from typing import Annotated

from pydantic import Field, StringConstraints

from assessor.domain.model import Model
from assessor.domain.wording import Text

_TELLING = re.compile(r"[^\W\d_]{3}")
"""A part of a term that is told apart: three letters in a row."""


class Term(Model):
    """A term and what it means here.

    Attributes:
        also: Other spellings by language, as regular expressions, by which a text is
            seen to use the term.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    term: Text
    meaning: Text
    also: dict[str, tuple[str, ...]] = Field(default={}, max_length=5)


def terms_in(
    texts: Iterable[str], glossary: Iterable[Term], language: str
) -> tuple[Term, ...]:
    """Return the terms that some texts use, in the order of the glossary.

    Args:
        texts: What is shown to a reader.
        glossary: The terms there are.
        language: Language of the texts.
    """
    whole = "\n".join(texts).casefold()
    return tuple(one for one in glossary if _uses(whole, one, language))


def _uses(text: str, term: Term, language: str) -> bool:
    said = term.term.in_language(language)
    parts = (part.strip() for part in re.split(r"[(),]", said))
    names = [part for part in parts if _TELLING.search(part)]
    patterns = [re.escape(name.casefold()) + r"s?" for name in names]
    patterns += term.also.get(language, ())
    return any(re.search(rf"(?<!\w)(?:{one})(?!\w)", text) for one in patterns)
