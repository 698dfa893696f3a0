"""What is proposed while a name is typed into a long list."""

from collections.abc import Iterable, Sequence

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from assessor.terminal.folding import fold


class Names(Completer):
    """Proposes the names that hold what is typed, with or without its accents."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = [(name, fold(name)) for name in names]

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """Yield the names that fit, those that begin so first."""
        del complete_event
        typed = document.text_before_cursor
        part = fold(typed)
        fitting = [pair for pair in self._names if part in pair[1]]
        for name, _ in sorted(fitting, key=lambda pair: not pair[1].startswith(part)):
            yield Completion(name, start_position=-len(typed))
