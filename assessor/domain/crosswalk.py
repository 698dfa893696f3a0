"""The crosswalk: which criterion answers what in other frameworks."""

from typing import Literal

from pydantic import Field

from assessor.domain.model import Model
from assessor.domain.wording import Text

Check = Literal["read", "secondary", "unverified"]
Met = Literal["answered", "partly", "open", "not_asked"]


class Framework(Model):
    """A framework by others that criteria are held against.

    Attributes:
        source: Entry of the source registry of the pack.
        note: What may be quoted of it and how it was read.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: Text
    source: str
    note: Text | None = None


class Counterpart(Model):
    """Where one framework asks for what a criterion asks.

    Attributes:
        at: Number or topic there.
        check: ``read`` in the text itself, known from a ``secondary`` source, or
            ``unverified``: to be checked before anyone relies on it.
        note: What a reader must know of it.
    """

    framework: str
    at: Text
    check: Check
    note: Text | None = None


class Criterion(Model):
    """A group of questions that stands for one demand.

    Attributes:
        questions: Codes of the framework's questions.
    """

    id: str = Field(pattern=r"^F\d{2}$")
    title: Text
    questions: tuple[str, ...] = Field(min_length=1)
    counterparts: tuple[Counterpart, ...] = ()


class CounterpartCoverage(Model):
    """How far one project has answered what a framework asks at one place.

    Attributes:
        answered: Codes that are answered, planned ones included.
        asked: Codes that this assessment asks.
        met: ``answered`` where all that is asked is, ``not_asked`` where nothing is.
    """

    criterion: str
    title: Text
    at: Text
    check: Check
    questions: tuple[str, ...]
    asked: tuple[str, ...]
    answered: tuple[str, ...]
    met: Met


class FrameworkCoverage(Model):
    """How far one project has answered what one framework asks.

    It says which answers bear on the framework, not that it is complied with.
    """

    id: str
    title: Text
    note: Text | None
    rows: tuple[CounterpartCoverage, ...]
