"""What a file of measurements says, before it becomes answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from assessor.domain.answers import Quality
from assessor.domain.visible import visible
from assessor.domain.wording import Language, Text
from assessor.errors import ExchangeError

_LONGEST = 600


class MeasurementError(ExchangeError):
    """A file of measurements cannot be read.

    Attributes:
        text: What is wrong, in every language.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(text.in_language("en"))
        self.text = text


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column of a file goes.

    Attributes:
        to: Field of the row that it fills; empty where it fills none.
        why: What is made of it, or why nothing is.
    """

    to: str
    why: Text


@dataclass(frozen=True, slots=True)
class Figure:
    """One value that a file gives.

    Attributes:
        to: Field of the row, as in ``energy``.
        raw: The value as it would be typed, with its unit.
        columns: Columns it was made of.
        quality: How it was obtained.
        said: What belongs beside it: what was added up, what was left out.
        sure: A value that does not fit is an error; otherwise it is left out and
            said, as the name of a card that no table has.
    """

    to: str
    raw: object
    columns: tuple[str, ...] = ()
    quality: Quality | None = None
    said: tuple[Text, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Measured:
    """One row of the inventory that a file gives.

    Attributes:
        group: Group of rows, as in ``training.runs``.
        name: What the row is called.
        figures: Its values, in the order in which they are asked.
        remarks: What is to be known of the row as a whole.
    """

    group: str
    name: str
    figures: tuple[Figure, ...]
    remarks: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read.

    Attributes:
        name: Name of the file, without its folder.
        text: Its text.
        sha256: Digest of its bytes.
    """

    name: str
    text: str
    sha256: str = ""

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return PurePath(self.name).stem


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    Attributes:
        name: Name on the command line.
        tool: What writes such files.
        recognises: Whether a text looks like one.
        read: The rows that it gives.
        columns: Where each of its columns goes.
        notes: What is to be known of the figures of this tool.
    """

    name: str
    tool: str
    recognises: Callable[[Source], bool]
    read: Callable[[Source], tuple[Measured, ...]]
    columns: Mapping[str, Column]
    notes: tuple[Text, ...] = field(default=())


def say(english: str, french: str, **parts: object) -> Text:
    """Return a sentence in both languages, its parts filled in.

    Args:
        english: The sentence, with ``{name}`` for each part.
        french: The same.
        **parts: The parts; a text of a file is shortened and made visible.

    Examples:
        >>> say("{n} runs", "{n} exécutions", n=2).in_language("fr")
        '2 exécutions'
        >>> say("{n:.1f} h", "{n:.1f} h", n=0.5).in_language("fr")
        '0,5 h'
    """
    return Text(
        {
            "en": english.format(**_in("en", parts)),
            "fr": french.format(**_in("fr", parts)),
        }
    )


def _in(language: Language, parts: Mapping[str, object]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, part in parts.items():
        said = part.in_language(language) if isinstance(part, Text) else part
        if language == "fr" and isinstance(said, float):
            said = _FrenchFloat(said)
        found[name] = visible(said, _LONGEST) if isinstance(said, str) else said
    return found


class _FrenchFloat(float):
    """A number that is written with a decimal comma."""

    def __format__(self, spec: str) -> str:
        return super().__format__(spec).replace(".", ",")


def refuse(english: str, french: str, **parts: object) -> MeasurementError:
    """Return the error that says what is wrong, in both languages.

    Args:
        english: The sentence, with ``{name}`` for each part.
        french: The same.
        **parts: The parts.
    """
    return MeasurementError(say(english, french, **parts))
