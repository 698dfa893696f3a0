"""Words of magnitude: thousand, million, milliard, k, M."""

import re
from collections.abc import Mapping

from assessor.errors import QuantityError

_POWERS: Mapping[int, str] = {
    3: "thousands? milliers? mille",
    6: "millions?",
    9: "milliards? bn mds?",
}
_SIGNS: Mapping[str, int] = {"k": 3, "K": 3, "M": 6}
_BILLIONS: Mapping[str, int] = {"B": 9}  # of a model; elsewhere it is a byte
_TWO_MEANINGS = re.compile(r"\d ?(?:b|tr|quadr)illions?\b", re.IGNORECASE)
BILLION = (
    "a billion and what lies above it are other numbers in English than in French: "
    "write 2e9, or 2000 million"
)
_NUMBER = r"[-+]?(?:\d(?:[., ]?\d)*|[.,]\d+)"
# The head of a word is kept apart from what follows: k, but not kWh.
_WORD = r"(?:(?i:{words})|[{signs}])(?![^\W_]|[€%.])(?: (?:of|de)(?= )| d['’])?"
_TO, _WITHIN = r" ?(?:-|\.\.|to |à ) ?", r" ?(?:-|\.\.|[,;]) ?"


def spelled_out(text: str, *, billions: bool = False) -> str:
    """Write words of magnitude after a number as the exponent of that number.

    A word behind two numbers holds for both, as a unit does.

    Args:
        text: What was typed.
        billions: Whether B stands for 10^9, since no bytes are expected.

    Raises:
        QuantityError: A word means one thing in English and another in French.

    >>> spelled_out("1,5 million d'usages"), spelled_out("1 to 2 million")
    ('1,5e6 usages', '1e6 to 2e6')
    >>> spelled_out("3 kWh"), spelled_out("7B", billions=True)
    ('3 kWh', '7e9')
    """
    if _TWO_MEANINGS.search(text):
        message = f"{text!r} cannot be read: {BILLION}"
        raise QuantityError(message, reason="billion", text=text)
    word = _BILLION_WORD if billions else _PLAIN_WORD
    if not re.search(rf"[\d\]] ?{word}", text):
        return text
    around = rf"\[({_NUMBER})({_WITHIN})({_NUMBER})\] ?({word})"
    text = re.sub(around, r"[\1 \4\2\3 \4]", text)
    within = rf"\[({_NUMBER})({_WITHIN})({_NUMBER}) ?({word})\]"
    text = re.sub(within, r"[\1 \4\2\3 \4]", text)
    text = re.sub(rf"^({_NUMBER})({_TO})({_NUMBER}) ?({word})", r"\1 \4\2\3 \4", text)
    written = re.sub(rf"(?<=\d) ?({word})", _exponent, text)
    if re.search(r"e\d ?\d", written):
        message = f"{text!r} cannot be read: write one number, such as 1.2 million"
        raise QuantityError(message, reason="expected", text=text)
    return written


def _exponent(found: re.Match[str]) -> str:
    word = re.sub(r"(?: (?:of|de)| d['’])$", "", found[1])
    power = _ALL_SIGNS.get(word) or next(
        power for power, words in _POWERS.items() if _is_one(word, words)
    )
    after = " " if found[1].endswith(("'", "’")) else ""
    return f"e{power}{after}"


def _is_one(word: str, words: str) -> bool:
    return re.fullmatch(words.replace(" ", "|"), word, re.IGNORECASE) is not None


def _pattern(signs: Mapping[str, int]) -> str:
    words = "|".join(_POWERS.values()).replace(" ", "|")
    return _WORD.format(words=words, signs="".join(signs))


_ALL_SIGNS = {**_SIGNS, **_BILLIONS}
_PLAIN_WORD, _BILLION_WORD = _pattern(_SIGNS), _pattern(_ALL_SIGNS)
