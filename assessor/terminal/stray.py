"""Text typed over a list, where only a command means something.

A list moves by arrows and shortcuts. Other text must not vanish: Enter would then
take an entry that the person did not mean.
"""

import string

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from assessor.terminal.front import Key, Pressed

_PLAIN = string.ascii_letters + string.digits + string.punctuation + " "


class Stray:
    """Gathers what is typed over a list; Enter hands it over instead of an entry."""

    def __init__(self, ticking: str = "") -> None:
        """Begin with nothing typed.

        Args:
            ticking: Letters that the list itself would take as orders.
        """
        self._text = ""
        self._ticking = ticking

    def bindings(self) -> KeyBindings:
        """Return the keys that gather; once text has begun, all signs belong to it."""
        bindings = KeyBindings()
        begun = Condition(lambda: bool(self._text))
        bindings.add(Keys.Any)(self._begin)
        for sign in self._ticking:
            bindings.add(sign, filter=~begun, eager=True)(self._begin)
        for sign in _PLAIN:
            bindings.add(sign, filter=begun, eager=True)(self._gather)
        bindings.add(Keys.Backspace, filter=begun, eager=True)(self._shorten)
        bindings.add(Keys.ControlU, filter=begun, eager=True)(self._clear)
        bindings.add(Keys.ControlM, filter=begun, eager=True)(self._hand_over)
        return bindings

    def _begin(self, event: KeyPressEvent) -> None:
        typed = event.data.strip()
        if typed.isprintable():
            self._text += typed

    def _gather(self, event: KeyPressEvent) -> None:
        self._text += event.data

    def _shorten(self, _event: KeyPressEvent) -> None:
        self._text = self._text[:-1]

    def _clear(self, _event: KeyPressEvent) -> None:
        self._text = ""

    def _hand_over(self, event: KeyPressEvent) -> None:
        event.app.exit(result=Pressed(Key.AGAIN, self._text))
