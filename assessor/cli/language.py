"""The language of the person at the keyboard, before any project is known."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

_HEAD = 4096
_SETTINGS = ("LC_ALL", "LC_MESSAGES", "LANG")
_LANGUAGE = re.compile(r"^  language: (fr|en)\s*$", re.MULTILINE)


def language_here() -> str:
    """Return the language of the person who gave this command."""
    spoken = next(filter(None, map(os.environ.get, _SETTINGS)), "")
    return language_of(sys.argv[1:], spoken)


def worded(message: str, language: str) -> str:
    """Return a message of the program in a language, as far as it has one.

    Args:
        message: The message in English.
        language: The language.
    """
    if language != "fr":
        return message
    from assessor.catalogue.in_french import in_french

    return in_french(message)


def language_of(words: Sequence[str], spoken: str) -> str:
    """Return the language of the person: asked for, of the file named, of the system.

    Args:
        words: The words of the command line.
        spoken: Language of the system.
    """
    if "--lang" in words[:-1]:
        return words[words.index("--lang") + 1]
    for word in words:
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word.endswith((".yaml", ".yml")):
            found = _LANGUAGE.search(_start_of(Path(word)))
            if found is not None:
                return found[1]
    return spoken[:2].lower()


def _start_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8", "replace").replace("\r", "")
    except OSError:
        return ""
