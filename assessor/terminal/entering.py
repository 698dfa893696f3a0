"""Keys of a line: what replaces it, what belongs to one paste, what is one Enter.

A terminal without bracketed paste sends what is pasted as if it were typed. Its lines
come in one piece; those of a person do not, since a line that is asked for is read
sign by sign.
"""

from fcntl import ioctl
from termios import FIONREAD
from threading import Event

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from assessor.terminal.front import Form


def replacing(default: str, form: Form) -> KeyBindings:
    """Return keys by which the first sign typed takes the place of what stands there.

    A figure is corrected by typing the right one: typed behind the old one, it would
    make a third. Arrows and Backspace still edit it.
    """
    bindings = KeyBindings()
    touched = [False]

    def untouched() -> bool:
        return form == "figure" and bool(default) and not touched[0]

    def replace(event: KeyPressEvent) -> None:
        touched[0] = True
        buffer = event.current_buffer
        if buffer.text == default and event.data.isprintable():
            buffer.text = ""
        buffer.insert_text(event.data)

    bindings.add(Keys.Any, filter=Condition(untouched))(replace)
    return bindings


def joining(application: Application[object]) -> KeyBindings:
    """Return the Enter of a text: within a paste it begins a new line.

    What was typed before the question is on the screen was meant for several
    questions, and is no paste.
    """
    bindings = KeyBindings()
    drawn, begun = Event(), [False]
    application.after_render += lambda _: drawn.set()

    def enter(event: KeyPressEvent) -> None:
        if drawn.is_set() and (
            _text_follows(event) or (begun[0] and _is_waiting(event))
        ):
            begun[0] = True
            event.current_buffer.insert_text("\n")
        else:
            event.current_buffer.validate_and_handle()

    bindings.add(Keys.ControlM, eager=True)(enter)
    return bindings


def _text_follows(event: KeyPressEvent) -> bool:
    """Whether text came in one piece with this Enter, and no key of ours."""
    queue = event.app.key_processor.input_queue
    return bool(queue) and (queue[0].data.isprintable() or queue[0].data == "\r")


def _is_waiting(event: KeyPressEvent) -> bool:
    """Whether the rest of a long paste is still to be read."""
    try:
        count = ioctl(event.app.input.fileno(), FIONREAD, bytes(4))
    except (OSError, NotImplementedError):
        return False
    return any(count)


class OneEnter:
    """Takes a sign typed over a list, and the Enter behind it, as one.

    Over a list ``?`` acts at once, in a line it wants an Enter. An Enter out of habit
    would answer the question that follows, unseen.
    """

    def __init__(self) -> None:
        self.due = False

    def bindings(self) -> KeyBindings:
        """Return the key that swallows the Enter; any other key ends the waiting."""
        bindings = KeyBindings()
        bindings.add(Keys.ControlM, filter=Condition(lambda: self.due), eager=True)(
            self._swallow
        )
        return bindings

    def seen(self, _sender: object) -> None:
        """End the waiting: a key was pressed."""
        self.due = False

    def _swallow(self, _event: KeyPressEvent) -> None:
        self.due = False
