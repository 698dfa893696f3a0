"""The problems a model finds in a document, as sentences with file and line."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from assessor.notation.document import Document, Location

# What pydantic calls the problem -> what was expected; {} are its own figures.
SENTENCES = {
    "missing": "this key is missing: add it",
    "string_type": "text was expected",
    "bool_type": "true or false was expected",
    "bool_parsing": "true or false was expected",
    "int_type": "a whole number was expected",
    "int_parsing": "a whole number was expected",
    "int_from_float": "a whole number was expected",
    "float_type": "a number was expected",
    "float_parsing": "a number was expected",
    "finite_number": "a finite number was expected",
    "none_required": "nothing was expected here",
    "list_type": "a list was expected",
    "tuple_type": "a list was expected",
    "set_type": "a list was expected",
    "frozen_set_type": "a list was expected",
    "iterable_type": "a list was expected",
    "dict_type": "a mapping (key: value) was expected",
    "mapping_type": "a mapping (key: value) was expected",
    "model_type": "a mapping (key: value) was expected",
    "model_attributes_type": "a mapping (key: value) was expected",
    "dataclass_type": "a mapping (key: value) was expected",
    "literal_error": "one of {expected} was expected",
    "enum": "one of {expected} was expected",
    "greater_than": "a number above {gt} was expected",
    "greater_than_equal": "a number of at least {ge} was expected",
    "less_than": "a number below {lt} was expected",
    "less_than_equal": "a number of at most {le} was expected",
    "multiple_of": "a multiple of {multiple_of} was expected",
    "string_too_short": "text of at least {min_length} characters was expected",
    "string_too_long": "text of at most {max_length} characters was expected",
    "string_pattern_mismatch": "text of the form {pattern} was expected",
    "too_short": "at least {min_length} items were expected, {actual_length} given",
    "too_long": "at most {max_length} items were expected",
    "union_tag_invalid": "{discriminator} must be one of {expected_tags}",
    "union_tag_not_found": "the key {discriminator} is missing: it says which kind",
    "date_type": "a date such as 2026-03-02 was expected",
    "date_parsing": "a date such as 2026-03-02 was expected",
    "date_from_datetime_parsing": "a date such as 2026-03-02 was expected",
    "date_from_datetime_inexact": "a date without time was expected",
    "datetime_type": "a date and time such as 2026-03-02T10:11:12Z was expected",
    "datetime_parsing": "a date and time such as 2026-03-02T10:11:12Z was expected",
    "datetime_from_date_parsing": (
        "a date and time such as 2026-03-02T10:11:12Z was expected"
    ),
    "timezone_aware": "a time with its zone was expected, such as 10:11:12Z",
    "url_parsing": "a web address was expected",
    "url_type": "a web address was expected",
    "url_scheme": "a web address that begins with {expected_schemes} was expected",
}
_PREFIXES = ("Value error, ", "Assertion failed, ")
_SHOWN = 40


def problems(
    document: Document,
    errors: Sequence[Mapping[str, Any]],
    known: Iterable[str] = (),
) -> list[str]:
    """Say each problem of a model as ``path:line: where: what was expected``.

    Args:
        document: The document that the model was made from.
        errors: What ``ValidationError.errors(include_url=False)`` returns.
        known: Field names, from which the nearest to an unknown key is suggested.

    >>> document = Document({"a": "x"}, {("a",): 4}, "p.yaml")
    >>> problems(document, [{"type": "float_type", "loc": ("a",), "msg": ""}])
    ['p.yaml:4: a: a number was expected']
    """
    names = tuple(known)
    found = {}
    for error in errors:
        location = _location(document.data, error)
        where = ".".join(map(str, location)) or "the whole file"
        line = document.line_of(location)
        text = f"{document.path}:{line}: {where}: {_sentence(error, location, names)}"
        found[text] = line
    return sorted(found, key=found.__getitem__)


def _location(data: object, error: Mapping[str, Any]) -> Location:
    """Drop what pydantic adds to a location: names of kinds and of branches."""
    parts: list[str | int] = []
    loc: Location = error["loc"]
    for number, part in enumerate(loc):
        last = number == len(loc) - 1
        there, inner = _child(data, part)
        if there:
            data = inner
        elif not (last and error["type"] == "missing"):
            continue
        parts.append(part)
    return tuple(parts)


def _child(data: object, part: str | int) -> tuple[bool, object]:
    if isinstance(data, dict):
        return part in data, data.get(part)
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return True, data[part]
    return False, None


def _sentence(
    error: Mapping[str, Any], location: Location, known: tuple[str, ...]
) -> str:
    if error["type"] == "extra_forbidden":
        return _unknown(str(location[-1] if location else ""), known)
    context = {k: _bare(v) for k, v in error.get("ctx", {}).items()}
    sentence = SENTENCES.get(error["type"])
    try:
        if sentence:
            return sentence.format(**context)
    except KeyError:
        pass
    return _own_words(str(error["msg"]))


def _bare(value: object) -> object:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.replace("'", "") if isinstance(value, str) else value


def _unknown(key: str, known: tuple[str, ...]) -> str:
    others = [one for one in known if one != key]  # it may belong elsewhere
    near = difflib.get_close_matches(key[:_SHOWN], others, 1)
    if near and key not in known:
        return f"this key is not known: did you mean {near[0]}?"
    return "this key is not known: remove it or check its spelling"


def _own_words(message: str) -> str:
    for prefix in _PREFIXES:
        message = message.removeprefix(prefix)
    return message.replace("Input should be", "it should be")
