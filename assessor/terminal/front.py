"""What the two ways of asking in a terminal have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from threading import Event
from typing import Literal, Protocol

Form = Literal["line", "figure", "text"]
Tone = Literal["plain", "title", "dim", "error", "good", "command"]


class Key(StrEnum):
    """What a person may want instead of answering."""

    BACK = "back"
    UNKNOWN = "unknown"
    ASIDE = "aside"
    LATER = "later"
    NOTE = "note"
    EVIDENCE = "evidence"
    PLANNED = "planned"
    HELP = "help"
    MENU = "menu"
    REVIEW = "review"
    QUIT = "quit"
    AGAIN = "again"


KEYS: dict[str, Key] = {
    "c-b": Key.BACK,
    "c-u": Key.UNKNOWN,
    "c-n": Key.ASIDE,
    "c-l": Key.LATER,
    "c-t": Key.NOTE,
    "c-e": Key.EVIDENCE,
    "c-p": Key.PLANNED,
    "f1": Key.HELP,
    "f2": Key.MENU,
    "f3": Key.REVIEW,
    "c-c": Key.QUIT,
    "c-d": Key.QUIT,
}
SIGNS: dict[str, Key] = {"<": Key.BACK, "?": Key.UNKNOWN, "-": Key.ASIDE}
"""What may be typed in place of a key: Ctrl-B, for one, belongs to tmux."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key instead of an answer.

    Attributes:
        typed: What had been typed before, so that it is not lost.
        sign: It was a sign typed over a list, which acts without an Enter.
    """

    key: Key
    typed: str = ""
    sign: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a list."""

    value: str
    title: str


class LeaveError(Exception):
    """The person leaves: a key, a closed terminal, the end of the input."""


class Front(Protocol):
    """A way of showing lines and of asking for an answer.

    Attributes:
        plain: Lines only: nothing is shown over or beside a question.
        drawn: Set once a question is on the screen.
    """

    plain: bool
    drawn: Event

    def tell(self, text: str, tone: Tone = "plain") -> None:
        """Show a paragraph."""

    def line(
        self,
        prompt: str,
        default: str = "",
        *,
        proposed: str = "",
        form: Form = "line",
    ) -> str | Pressed:
        """Ask for a line of text.

        Args:
            prompt: What is asked.
            default: Text to be corrected.
            proposed: What Enter alone stands for; typing replaces it.
            form: Of a figure, typing takes the place of ``default``; of a text, what
                is pasted may hold several lines.

        Raises:
            LeaveError: If the person leaves; so for every way of asking.
        """

    def search(
        self, prompt: str, options: Sequence[Option], default: str = ""
    ) -> str | Pressed:
        """Ask for one of many options, found by typing; return what was typed."""

    def one(
        self,
        prompt: str,
        options: Sequence[Option],
        default: str | None = None,
        *,
        free: bool = False,
    ) -> str | Pressed:
        """Ask for one of few options and return its value.

        Args:
            prompt: What is asked.
            options: The entries.
            default: The entry that Enter alone takes; else the first.
            free: Without a default, Enter alone takes none.
        """

    def many(
        self, prompt: str, options: Sequence[Option], default: Sequence[str] = ()
    ) -> tuple[str, ...] | Pressed:
        """Ask for any number of options and return their values."""


def command(text: str) -> Key | None:
    """Return the key that typed text stands for.

    Examples:
        >>> command("!help"), command("/menu"), command("<"), command("?help")
        (<Key.HELP: 'help'>, <Key.MENU: 'menu'>, <Key.BACK: 'back'>, <Key.HELP: 'help'>)
        >>> command("1200 h") is None
        True
    """
    text = text.strip()
    if text in SIGNS:
        return SIGNS[text]
    if text[:1] in {"!", "/", "?"} and text[1:] in {key.value for key in Key}:
        return Key(text[1:])
    return None


def taken(text: str) -> str | Pressed:
    """Return typed text as an answer or as the key it stands for.

    Raises:
        LeaveError: If it asks to leave.
    """
    text = clean(text)
    key = command(text)
    if key is Key.QUIT:
        raise LeaveError
    return text if key is None else Pressed(key)


def clean(text: str) -> str:
    r"""Replace what no file may hold: halves of characters, control characters.

    Examples:
        >>> clean("a" + chr(27) + "[31mb" + chr(0xD800))
        'a�[31mb�'
    """
    return "".join(
        c
        if c in "\n\t" or not (c < " " or "\ud800" <= c <= "\udfff" or c == "\x7f")
        else "\ufffd"
        for c in text.replace("\r\n", "\n").replace("\r", "\n")
    )
