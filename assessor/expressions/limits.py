"""What a text may hold before the parser sees it."""

import keyword
import re
from typing import NoReturn

from assessor.errors import ExpressionError

_LONGEST = 2000
_TOKENS = 600
_BRACKETS = 20
_SIGNS_IN_A_ROW = 3

AGGREGATES = frozenset({"any_of", "all_of", "count", "sum", "min", "max"})
ABOUT_A_NAME = frozenset({"known", "relevant", "planned", "quality"})
FUNCTIONS = AGGREGATES | ABOUT_A_NAME | {"round", "abs", "coalesce", "coverage"}
_LANGUAGE_WORDS = frozenset({"and", "or", "not", "in", "if", "else", "True", "False"})

_TOKEN = re.compile(
    r"""
    (?P<space> [ ]+ )
    | (?P<number> (?:\d+(?:\.\d*)?|\.\d+) (?:[eE][-+]?\d+)? (?![\w.]) )
    | (?P<word> [A-Za-z]\w*+ (?:\.[A-Za-z]\w*+)*+ (?![.'"]) )
    | (?P<text> '[^'\\]*' | "[^"\\]*" )
    | (?P<sign> [<>=!]= | \*(?!\*) | /(?!/) | [-+<>(),\[\]] )
    """,
    re.ASCII | re.VERBOSE,
)


def plain(text: str) -> str:
    """Return the text on one line, as positions in messages count it."""
    return re.sub(r"[\r\n\t]", " ", text).strip(" ")


def refuse(text: str, at: int, wrong: str, allowed: str = "") -> NoReturn:
    """Raise an ExpressionError that says where, what is wrong, what is allowed."""
    start = max(0, at - 30)
    shown = ("…" if start else "") + text[start : at + 30]
    shown += "…" if len(text) > at + 30 else ""
    allowed = allowed or (
        "allowed are ids, numbers, 'text', True, False, and, or, not, in, "
        "comparisons, + - * /, x if c else y, lists and " + ", ".join(sorted(FUNCTIONS))
    )
    message = f"character {at} of {shown!r}: {wrong}: {allowed}"
    raise ExpressionError(message) from None


def check_limits(text: str) -> None:
    """Refuse what could make the parser slow, deep or wrong, before it runs."""
    if not text:
        refuse(text, 1, "the expression is empty")
    if len(text) > _LONGEST:
        refuse(
            text, _LONGEST, "the expression is too long", f"at most {_LONGEST} signs"
        )
    if not text.isascii():
        at = next(n for n, sign in enumerate(text, 1) if not sign.isascii())
        refuse(text, at, f"the sign {text[at - 1]!r}", "only ASCII is allowed")
    limits = _Limits(text)
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if not found:
            refuse(text, position + 1, f"{text[position]!r} is not understood here")
        if found.lastgroup != "space":
            limits.take(found.lastgroup or "", found[0], position + 1)
        position = found.end()


class _Limits:
    """Counts what could make the parser slow, before it runs."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = 0
        self._open = 0
        self._signs = 0
        self._last = ""

    def take(self, group: str, token: str, at: int) -> None:
        """Count one more token."""
        self._tokens += 1
        self._open += (token in {"(", "["}) - (token in {")", "]"})
        self._signs = self._signs + 1 if token in {"not", "-", "+"} else 0
        if self._tokens > _TOKENS:
            refuse(self._text, at, "too long", f"at most {_TOKENS} words and signs")
        if self._open > _BRACKETS:
            refuse(self._text, at, "too deep", f"at most {_BRACKETS} open brackets")
        if self._signs > _SIGNS_IN_A_ROW:
            allowed = f"at most {_SIGNS_IN_A_ROW} in a row"
            refuse(self._text, at, "too many 'not' or signs", allowed)
        if group == "text" and self._last == "text":
            refuse(self._text, at, "two texts in a row", "put a comma between them")
        if group == "word":
            self._word(token, at)
        self._last = group

    def _word(self, word: str, at: int) -> None:
        for part in word.split("."):
            if keyword.iskeyword(part) and word not in _LANGUAGE_WORDS:
                refuse(self._text, at, f"the word {part!r} is reserved")
