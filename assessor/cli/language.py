"""The language of the person at the keyboard, before any project is known."""

import re
from collections.abc import Sequence
from pathlib import Path

_HEAD = 4096
_LANGUAGE = re.compile(r"^  language: (fr|en)\s*$", re.MULTILINE)


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
