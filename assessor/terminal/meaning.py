"""Which entries of a list are meant by words and numbers that were typed."""

from collections.abc import Sequence

from assessor.terminal.folding import fold
from assessor.terminal.front import Option


def meant(typed: str, options: Sequence[Option]) -> str | None:
    """Return the entry that typed words mean: its words, or how they alone begin.

    Examples:
        >>> answers = [Option("yes", "Oui"), Option("no", "Non")]
        >>> meant("oui", answers), meant("n", answers), meant("peut-être", answers)
        ('yes', 'no', None)
    """
    text = fold(typed.strip())
    if not text:
        return None
    for option in options:
        if text in {fold(option.value), fold(option.title)}:
            return option.value
    found = [o.value for o in options if fold(o.title).startswith(text)]
    return found[0] if len(found) == 1 else None


def several(typed: str, options: Sequence[Option]) -> tuple[str, ...] | None:
    """Return the entries meant by numbers or words with commas between them.

    Examples:
        >>> news = [Option("press", "La presse"), Option("funder", "Un financeur")]
        >>> several("1, 2", news), several("2 1", news), several("un fin", news)
        (('press', 'funder'), ('funder', 'press'), ('funder',))
        >>> several("3", news) is None
        True
    """
    whole = meant(typed, options)
    if whole is not None:
        return (whole,)
    digits = typed.replace(",", " ").replace(";", " ").split()
    if digits and all(part.isdecimal() for part in digits):
        found = [_numbered(int(part), options) for part in digits]
    else:
        parts = typed.replace(";", ",").split(",")
        found = [meant(part, options) for part in parts]
    kept = tuple(dict.fromkeys(value for value in found if value is not None))
    return None if None in found else kept


def _numbered(number: int, options: Sequence[Option]) -> str | None:
    return options[number - 1].value if 1 <= number <= len(options) else None
