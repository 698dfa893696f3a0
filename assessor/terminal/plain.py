"""Line mode: nothing but lines in and out, for screen readers, logs and pipes."""

import sys
from collections.abc import Sequence
from threading import Event

from assessor.terminal.front import Form, LeaveError, Option, Pressed, Tone, taken
from assessor.terminal.interrupts import wait_for_line
from assessor.terminal.meaning import meant
from assessor.terminal.words import Words
from assessor.terminal.wrapping import width_of_screen, wrapped


class PlainFront:
    """Ask by printing a line and reading one."""

    plain = True

    def __init__(self, words: Words) -> None:
        self._words = words
        self.drawn = Event()

    def tell(self, text: str, tone: Tone = "plain") -> None:
        """Print a paragraph; a title gets an empty line before it."""
        if tone == "title":
            self._write("")
        self._write(text, whole=tone == "command")

    def line(
        self,
        prompt: str,
        default: str = "",
        *,
        proposed: str = "",
        form: Form = "line",
    ) -> str | Pressed:
        """Ask for a line; a backslash at its end goes on with the next one."""
        del form  # what is typed stands alone here, line by line
        default = default or proposed
        if default:
            prompt = self._words("plain_default", prompt=prompt, default=default)
        self._prompt(prompt)
        reply = taken(_read())
        return reply or default

    def search(
        self, prompt: str, options: Sequence[Option], default: str = ""
    ) -> str | Pressed:
        """Ask for one of many options without listing them all."""
        del options
        return self.line(prompt, default)

    def one(
        self,
        prompt: str,
        options: Sequence[Option],
        default: str | None = None,
        *,
        free: bool = False,
    ) -> str | Pressed:
        """List the options with a number each; an empty line takes the default."""
        del free  # nothing is taken without a default
        while True:
            self._list(options, () if default is None else (default,))
            self._prompt(prompt)
            reply = taken(_read())
            if isinstance(reply, Pressed):
                return reply
            found = default if not reply else _match(reply, options)
            if found is not None:
                return found
            said = "bad_choice" if reply else "choose_first"
            self._write(self._words(said, given=reply))

    def many(
        self, prompt: str, options: Sequence[Option], default: Sequence[str] = ()
    ) -> tuple[str, ...] | Pressed:
        """List the options and ask for the numbers of those that apply."""
        hint = self._words("plain_many")
        while True:
            self._list(options, default)
            self._prompt(f"{prompt} ({hint})")
            reply = taken(_read())
            if isinstance(reply, Pressed):
                return reply
            if not reply:
                return tuple(default)
            if reply.strip() == "0":
                return ()
            parts = [part.strip() for part in reply.split(",") if part.strip()]
            found = [_match(part, options) for part in parts]
            chosen = tuple(dict.fromkeys(v for v in found if v is not None))
            if None not in found:
                return chosen
            wrong = parts[found.index(None)]
            self._write(self._words("bad_choice", given=wrong))

    def _list(self, options: Sequence[Option], chosen: Sequence[str]) -> None:
        for number, option in enumerate(options, start=1):
            label = option.value if _is_level(option) else str(number)
            mark = " *" if option.value in chosen else ""
            self._write(f"{label}. {option.title}{mark}")

    def _prompt(self, prompt: str) -> None:
        if prompt.strip():
            self._write(prompt.strip())

    def _write(self, text: str, *, whole: bool = False) -> None:
        if sys.stdout.isatty() and not whole:  # a terminal would cut within words
            width = width_of_screen()
            text = "\n".join(
                piece for line in text.split("\n") for piece in wrapped(line, width)
            )
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def _is_level(option: Option) -> bool:
    return option.value.isdecimal()


def _match(reply: str, options: Sequence[Option]) -> str | None:
    typed = reply.strip()
    if typed in {option.value for option in options}:
        return typed
    if typed.isdecimal() and 1 <= int(typed) <= len(options):
        found = options[int(typed) - 1]
        return None if _is_level(found) else found.value
    return meant(typed, options)


def _read() -> str:
    lines = [""]
    try:
        while True:
            wait_for_line()
            lines[-1] = input()
            if not lines[-1].endswith("\\"):
                return "\n".join(lines)
            lines[-1] = lines[-1][:-1]
            lines.append("")
    except (EOFError, KeyboardInterrupt) as left:
        raise LeaveError from left
