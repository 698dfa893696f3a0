"""What is said of a wrong file or command in French, for who works in French.

Such messages are put together in English where the language of the reader is not known.
Their sentences are listed beside this module, in both languages; one that is not listed
is shown in English rather than not at all.
"""

import re
from functools import cache
from pathlib import Path

from assessor.domain.wording import Text
from assessor.errors import CatalogueError
from assessor.notation import read_file

SENTENCES = Path(__file__).with_name("french.yaml")
_BEFORE = re.compile(r" (?=[:;?!%»])")
_AFTER = re.compile(r"(?<=«) ")


def in_french(message: str) -> str:
    """Return a message in French, line by line, as far as its sentences have any.

    Args:
        message: What is said; the file, the line and the key stand before it.

    Examples:
        >>> in_french("a.yaml:2: project: this key is missing: add it")
        'a.yaml:2: project: cette clé manque\u00a0: ajoutez-la'
        >>> in_french("something else")
        'something else'
    """
    return "\n".join(map(_line, message.split("\n")))


@cache
def sentences() -> tuple[Text, ...]:
    """Return every sentence that is known, in both languages.

    Raises:
        CatalogueError: The list is not what it has to be.
    """
    data = read_file(SENTENCES).data
    if not isinstance(data, dict):
        message = f"{SENTENCES}: expected one sentence a key, in each language"
        raise CatalogueError(message)
    return tuple(Text.model_validate(text) for text in data.values())


def _line(line: str) -> str:
    for pattern, french in _patterns():
        found = pattern.search(line)
        if found is not None:
            return line[: found.start()] + french.format(*found.groups())
    return line


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (_pattern(text.in_language("en")), _unbroken(text.in_language("fr")))
        for text in sentences()
    )


def _pattern(english: str) -> re.Pattern[str]:
    # What begins with a part begins with the line: looking for it at every place of
    # the line would take long.
    start = "^" if english.startswith("{}") else ""
    return re.compile(start + "(.+?)".join(map(re.escape, english.split("{}"))) + "$")


def _unbroken(french: str) -> str:
    """Keep French signs with the word that they belong to."""
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", french))
