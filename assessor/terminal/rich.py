"""Full-screen prompts of questionary, with the keys of the interview."""

import sys
from collections.abc import Callable, Sequence
from functools import cache
from threading import Event

import questionary
from prompt_toolkit.application import application, get_app_or_none, get_app_session
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import (
    KeyBindings,
    KeyBindingsBase,
    KeyPressEvent,
    merge_key_bindings,
)
from prompt_toolkit.key_binding.defaults import load_key_bindings
from prompt_toolkit.renderer import print_formatted_text as print_fragments
from prompt_toolkit.shortcuts import CompleteStyle, print_formatted_text
from prompt_toolkit.styles import Style

from assessor.terminal.completing import Names
from assessor.terminal.entering import OneEnter, joining, replacing
from assessor.terminal.front import (
    KEYS,
    SIGNS,
    Form,
    Key,
    LeaveError,
    Option,
    Pressed,
    Tone,
    taken,
)
from assessor.terminal.meaning import meant, several
from assessor.terminal.stray import Stray
from assessor.terminal.words import Words
from assessor.terminal.wrapping import width_of_screen, wrapped

SHORTCUTS = 36
_NEUTRAL, _NOTHING = "!choose", "!nothing"
STYLE = Style(
    [
        ("qmark", "bold"),
        ("question", "bold"),
        ("answer", "bold"),
        ("pointer", "bold"),
        ("highlighted", "bold"),
        ("selected", "bold"),
        ("instruction", "fg:ansibrightblack"),
        ("title", "bold fg:ansicyan"),
        ("dim", "fg:ansibrightblack"),
        ("error", "fg:ansired"),
        ("good", "fg:ansigreen"),
        ("command", "bold"),
    ]
)

# The keys that every prompt begins with are the same each time, and the library makes
# them anew three times a question, a quarter of what a person waits for it.
setattr(application, "load_key_bindings", cache(load_key_bindings))  # noqa: B010  # the name is not among those offered


class RichFront:
    """Ask with lists to move in, completion and keys."""

    plain = False

    def __init__(self, words: Words) -> None:
        self._words = words
        self._one_enter = OneEnter()
        self.drawn = Event()

    def tell(self, text: str, tone: Tone = "plain") -> None:
        """Print a paragraph, wrapped to the width of the terminal."""
        width = width_of_screen()
        lines = [
            piece
            for line in text.splitlines() or [""]
            for piece in wrapped(line, width)
        ]
        if tone == "command":  # one line, however long, so that it can be copied
            lines = [f"  {text}"]
        text = "\n".join(["", *lines] if tone == "title" else lines)
        if get_app_or_none() is None:
            # Ours alone: the styles of the library take as long as a question.
            shown = FormattedText([(f"class:{tone}", f"{text}\n")])
            print_fragments(get_app_session().output, shown, STYLE)
            return
        print_formatted_text(FormattedText([(f"class:{tone}", text)]), style=STYLE)

    def line(
        self,
        prompt: str,
        default: str = "",
        *,
        proposed: str = "",
        form: Form = "line",
    ) -> str | Pressed:
        """Ask for a line; what is pasted may hold several."""
        question = questionary.text(
            prompt,
            default=default,
            qmark=">",
            style=STYLE,
            enable_open_in_editor=False,
            placeholder=FormattedText([("class:dim", proposed)]),
        )
        text = form == "text"
        own = joining(question.application) if text else replacing(default, form)
        reply = self._run(question, _bindings(KEYS), own)
        if isinstance(reply, Pressed):
            return reply
        return _typed(str(reply), default) or proposed

    def search(
        self, prompt: str, options: Sequence[Option], default: str = ""
    ) -> str | Pressed:
        """Ask for one of many options, completed while typing."""
        question = questionary.autocomplete(
            prompt,
            choices=[],
            completer=Names([option.title for option in options]),
            default=default,
            qmark=">",
            style=STYLE,
            complete_style=CompleteStyle.COLUMN,
            placeholder=FormattedText([("class:dim", self._words("search_keys"))]),
        )
        reply = self._run(question, _bindings(KEYS), replacing(default, "figure"))
        return reply if isinstance(reply, Pressed) else taken(str(reply))

    def one(
        self,
        prompt: str,
        options: Sequence[Option],
        default: str | None = None,
        *,
        free: bool = False,
    ) -> str | Pressed:
        """Ask for one option of a list; a neutral entry stands first where free."""
        usual = default if default in {o.value for o in options} else None
        first = [Option(_NEUTRAL, self._words("choose"))] if free and not usual else []
        short = len(options) + len(first) <= SHORTCUTS
        while True:
            question = questionary.select(
                prompt,
                choices=[_choice(option, short=short) for option in (*first, *options)],
                default=usual,
                qmark=">",
                pointer=_pointer(),
                style=STYLE,
                use_shortcuts=short,
                use_jk_keys=False,
                use_emacs_keys=False,
                instruction=" ",
            )
            reply = self._erased(question, "stray", lambda t: meant(t, options))
            if isinstance(reply, Pressed):
                return reply
            if reply in {o.value for o in options}:
                break
            if reply == _NEUTRAL:
                self.tell(self._words("choose_first"), "error")
        self._echo(prompt, [o.title for o in options if o.value == reply])
        return str(reply)

    def many(
        self, prompt: str, options: Sequence[Option], default: Sequence[str] = ()
    ) -> tuple[str, ...] | Pressed:
        """Ask for any number of options of a list."""
        reply: object = _NOTHING
        while reply == _NOTHING:
            question = questionary.checkbox(
                prompt,
                choices=[
                    questionary.Choice(
                        _hung(f"{number}) {option.title}", 5),
                        value=option.value,
                        checked=option.value in default,
                    )
                    for number, option in enumerate(options, 1)
                ],
                qmark=">",
                pointer=_pointer(),
                style=STYLE,
                use_jk_keys=False,
                use_emacs_keys=False,
                instruction=f"({self._words('tick')})",
            )
            reply = self._erased(question, "stray_many", lambda t: several(t, options))
        if isinstance(reply, Pressed):
            return reply
        chosen = tuple(map(str, reply)) if isinstance(reply, list | tuple) else ()
        self._echo(prompt, [o.title for o in options if o.value in chosen])
        return chosen

    def _erased(
        self,
        question: questionary.Question,
        stray: str,
        meaning: Callable[[str], object],
    ) -> object:
        """Ask, and leave nothing on the screen: the echo is ours, in one language.

        Text typed over the list is a command, words or numbers of entries, or it is
        refused with a sentence.
        """
        question.application.erase_when_done = True
        typed = Stray("ai" if stray == "stray_many" else "").bindings()
        reply = self._run(question, _bindings({**KEYS, **SIGNS}), typed)
        if not isinstance(reply, Pressed) or reply.key is not Key.AGAIN:
            self._one_enter.due = isinstance(reply, Pressed) and reply.sign
            return reply
        found = taken(reply.typed)
        if isinstance(found, Pressed):
            return found
        chosen = meaning(found)
        if chosen is not None:
            return chosen
        self.tell(self._words(stray, given=found), "error")
        return _NOTHING

    def _run(self, question: questionary.Question, *keys: KeyBindingsBase) -> object:
        """Ask, with our keys over those of questionary.

        Raises:
            LeaveError: If the person leaves.
        """
        application = question.application
        application.after_render += lambda _: self.drawn.set()
        application.key_processor.after_key_press += self._one_enter.seen
        held: list[KeyBindingsBase] = [*keys, self._one_enter.bindings()]
        if application.key_bindings is not None:
            held.insert(0, application.key_bindings)
        application.key_bindings = merge_key_bindings(held)
        try:
            reply: object = question.unsafe_ask()
        except (EOFError, KeyboardInterrupt) as left:
            raise LeaveError from left
        if isinstance(reply, Pressed) and reply.key is Key.QUIT:
            raise LeaveError
        return reply

    def _echo(self, prompt: str, titles: Sequence[str]) -> None:
        chosen = ", ".join(titles) or self._words("none_chosen")
        self.tell(" ".join(part for part in (">", prompt, chosen) if part))


class _Neutral(questionary.Choice):
    """The entry that chooses nothing: no key leads to it, none is shown."""

    def get_shortcut_title(self) -> str:
        """Return nothing: no dash for an entry that has no key."""
        return ""


def _choice(option: Option, *, short: bool) -> questionary.Choice:
    if option.value == _NEUTRAL:
        return _Neutral(option.title, value=_NEUTRAL, shortcut_key=False)
    level = option.value if short and option.value.isdecimal() else None
    return questionary.Choice(
        _hung(option.title, 6), value=option.value, shortcut_key=level or short
    )


def _typed(reply: str, default: str) -> str | Pressed:
    """Take what was typed; a command may stand behind the text that was proposed."""
    tail = reply[len(default) :]
    behind = reply.startswith(default) and tail[:1] in {"<", "!", "/"}
    found = taken(tail) if default and behind else reply
    return found if isinstance(found, Pressed) else taken(reply)


def _hung(title: str, margin: int) -> str:
    """Wrap a title of a list, which would be cut off at the edge otherwise."""
    width = width_of_screen() - margin
    return f"\n{' ' * margin}".join(wrapped(title, width))


def _pointer() -> str:
    encoding = (sys.stdout.encoding or "ascii").lower()
    return "»" if encoding.startswith("utf") else ">"


def _bindings(keys: dict[str, Key]) -> KeyBindings:
    bindings = KeyBindings()
    for name, key in keys.items():
        bindings.add(name, eager=True)(_exit_with(key, sign=name in SIGNS))
    return bindings


def _exit_with(key: Key, *, sign: bool) -> Callable[[KeyPressEvent], None]:
    def leave(event: KeyPressEvent) -> None:
        if key is Key.UNKNOWN and event.app.current_buffer.text:
            event.app.current_buffer.text = ""  # Ctrl-U first clears what is typed
            return
        event.app.exit(result=Pressed(key, event.app.current_buffer.text, sign))

    return leave
