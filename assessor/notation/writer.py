"""The writer: block style, keys in the order given, quotes only where needed."""

import json
import math
import re
from collections.abc import Iterator
from functools import lru_cache

from assessor.errors import NotationError
from assessor.notation.scalars import resolve
from assessor.notation.tree import DEPTH

# No leading sign that YAML reserves; French letters and spaces are plain.
_PLAIN = re.compile(r"[^\W_][^\n]*")
_UNSAFE_INSIDE = re.compile(r":(?:\s|$)|\s#")
# Spaces of French typography and joiners of emoji: not printable, but text.
_KEPT = frozenset("\u00a0\u2009\u202f\u200d")
_LONGEST_KEY = 1000  # libyaml looks for ':' at most 1024 characters ahead
_LARGEST = 10**300


def write(data: object) -> str:
    """Write data so that the strict reader reads the same data back.

    Args:
        data: Dictionaries with text keys, lists, text, finite numbers, truth
            values and ``None``.

    Raises:
        NotationError: Something in the data has no strict form.

    >>> print(write({"runs": ["main", "v2"], "note": "yes: it is"}), end="")
    runs:
      - main
      - v2
    note: "yes: it is"
    """
    if isinstance(data, str) and not _is_plain(data):
        return _quoted(data) + "\n"
    return "\n".join(_lines(data, 0)) + "\n"


def _lines(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, dict | list | tuple) and depth >= DEPTH:
        message = f"the data are nested too deeply: at most {DEPTH} levels are written"
        raise NotationError(message)
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield from _entry(_key(key), item, depth)
    elif isinstance(value, list | tuple) and value:
        for item in value:
            inner = _lines(item, depth + 1)
            yield f"- {next(inner)}"
            yield from _indented(inner)
    else:
        yield from _leaf(value)


def _entry(key: str, item: object, depth: int) -> Iterator[str]:
    if len(key) > _LONGEST_KEY:
        yield f"? {key}"
        key = ""
    inner = _lines(item, depth + 1)
    if isinstance(item, dict | list | tuple) and item:
        yield f"{key}:"
    else:
        yield f"{key}: {next(inner)}"
    yield from _indented(inner)


def _indented(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield f"  {line}" if line else ""


def _key(key: object) -> str:
    if not isinstance(key, str):
        message = f"the key {key!r} is not text: only text can be a key"
        raise NotationError(message)
    return _quoted(key) if key == "<<" or not _is_plain(key) else key


def _leaf(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from _text(str(value))
    elif value is None or isinstance(value, bool):
        yield {None: "null", True: "true", False: "false"}[value]
    elif isinstance(value, int | float):
        yield _number(value)
    elif value in ({}, [], ()):
        yield "{}" if isinstance(value, dict) else "[]"
    else:
        message = (
            f"a value of type {type(value).__name__} cannot be written: "
            "text, numbers, truth values, lists and mappings can"
        )
        raise NotationError(message)


def _number(value: float) -> str:
    if isinstance(value, float):
        if math.isfinite(value):
            return float.__repr__(value)
    elif abs(value) < _LARGEST // 10:
        return int.__repr__(value)
    message = "a number is not finite or too large: only finite numbers are written"
    raise NotationError(message)


def _text(text: str) -> Iterator[str]:
    if _is_plain(text):
        yield text
    elif _is_block(text):
        yield "|" if text.endswith("\n") else "|-"
        yield from text.removesuffix("\n").split("\n")
    else:
        yield _quoted(text)


@lru_cache(maxsize=4096)  # an answers file is written after each answer
def _is_plain(text: str) -> bool:
    if not _PLAIN.fullmatch(text) or _UNSAFE_INSIDE.search(text):
        return False
    if text != text.strip() or not all(map(_is_kept, text)):
        return False
    try:
        return isinstance(resolve(text), str)
    except ValueError:
        return False


def _is_block(text: str) -> bool:
    lines = text.removesuffix("\n").split("\n")
    return (
        len(lines) > 1
        and bool(lines[0])
        and not lines[0][0].isspace()
        and bool(lines[-1])
        and all(line == line.rstrip() for line in lines)
        and all(map(_is_kept, text.replace("\n", "")))
    )


def _is_kept(character: str) -> bool:
    return character.isprintable() or character in _KEPT


def _quoted(text: str) -> str:
    if re.search("[\ud800-\udfff]", text):
        message = "a text holds half of a character (a lone surrogate): remove it"
        raise NotationError(message)
    escaped = json.dumps(text, ensure_ascii=False)
    return "".join(c if _is_kept(c) else _escape(c) for c in escaped)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"  # noqa: PLR2004 -- end of the first plane
