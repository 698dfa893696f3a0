"""What a browser takes along to the provider of accounts, and what it brings back."""

import secrets
from dataclasses import dataclass
from typing import Protocol

from assessor.domain.wording import Text
from assessor.errors import AssessorError

_LONGEST = 200
"""Most of a reason that is shown. [characters]"""


class DoubtfulError(AssessorError):
    """What the provider answered cannot be believed, or it did not answer.

    Attributes:
        text: The message in every language.
    """

    def __init__(self, why: str) -> None:
        why = why[:_LONGEST]  # perhaps the provider's own words
        english = f"The provider of accounts did not confirm who you are: {why}."
        french = f"Le fournisseur de comptes n’a pas confirmé qui vous êtes ({why})."
        super().__init__(english)
        self.text = Text(en=english, fr=french)


@dataclass(frozen=True, slots=True)
class Flight:
    """What a browser keeps while it is away at the provider.

    Attributes:
        state: Comes back in the address.
        nonce: Comes back in what is signed.
        verifier: Proves to the provider that who fetches is who asked.
        way: What it went for: ``in``, ``link``, or the secret of an invitation.
        language: Language of the pages.
    """

    state: str
    nonce: str
    verifier: str
    way: str
    language: str

    def kept(self) -> str:
        """Return it as the value of a cookie."""
        found = (self.state, self.nonce, self.verifier, self.way, self.language)
        return ".".join(found)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is at the provider.

    Attributes:
        subject: What it calls the person for good.
        mail: The address that it vouches for; empty without one.
        name: What the person is called; empty where it does not say.
    """

    issuer: str
    subject: str
    mail: str
    name: str


class Provider(Protocol):
    """Who knows the people of an organisation."""

    @property
    def label(self) -> Text:
        """What people call it."""

    def address(self, flight: Flight, back: str) -> str:
        """Return where to send a browser."""

    def identity(self, flight: Flight, code: str, back: str, now: int) -> Identity:
        """Return who came back."""


def take_off(way: str, language: str) -> Flight:
    """Return what a browser takes along to the provider.

    Args:
        way: What it goes for.
        language: Language of the pages.
    """
    secret = secrets.token_urlsafe
    return Flight(secret(24), secret(24), secret(48), way, language)


def landed(kept: str, state: str) -> Flight | None:
    """Return what a browser took along, if it is who comes back.

    Args:
        kept: The value of its cookie.
        state: What the address says.

    Examples:
        >>> landed("a.b.c.in.en", "a").nonce, landed("a.b.c.in.en", "x"), landed("", "")
        ('b', None, None)
    """
    parts = kept.split(".")
    if len(parts) != len(Flight.__slots__) or not parts[0]:
        return None
    same = secrets.compare_digest(parts[0].encode(), state.encode("utf-8", "replace"))
    return Flight(*parts) if same else None
