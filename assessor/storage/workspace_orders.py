"""A document that was asked for, and how far it is."""

from dataclasses import dataclass
from enum import StrEnum

from assessor.domain.wording import Text, plain

_LONGEST = 4_000


class State(StrEnum):
    """How far an order is."""

    WAITING = "waiting"
    BEGUN = "begun"
    READY = "ready"
    FAILED = "failed"


class Fault(StrEnum):
    """Why a document was not made."""

    SLOW = "slow"
    """It took longer than a document may."""
    DIED = "died"
    """What made it came to an end before it was made."""
    REFUSED = "refused"
    """It cannot be made of this; the order says why."""


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be made.

    Attributes:
        id: Digest of all that it is made of: the same document is made once.
        place: The project or call that it is about; who may not see that gets nothing.
        work: What makes it, by its name.
        source: What it is made from, as JSON.
        name: Name of the file.
        media: Its media type.
    """

    id: str
    place: str
    work: str
    source: str
    name: str
    media: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How an order stands.

    Attributes:
        ahead: Orders that come before it.
        fault: Why it was not made, if it was not.
        said: Why, in the words of each language, where it was refused.
        size: Size of the document; 0 where it is not made. [bytes]
    """

    state: State
    name: str
    media: str
    ahead: int = 0
    fault: Fault | None = None
    said: Text | None = None
    size: int = 0

    @property
    def over(self) -> bool:
        """Whether nothing more comes of waiting."""
        return self.state in {State.READY, State.FAILED}


def reason_of(kept: str) -> Text | None:
    """Return why an order was refused, as it is kept; ``None`` where it was not.

    Args:
        kept: What is kept: words in each language, as JSON, or a plain sentence of a
            version that kept one language.
    """
    if not kept:
        return None
    try:
        return Text.model_validate_json(kept)
    except ValueError:
        return plain(kept[:_LONGEST])
