"""The result so far, worked out beside the questions so that none of them waits."""

import contextvars
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event

from assessor.domain.answers import AnswersFile
from assessor.domain.wording import Language
from assessor.terminal.front import Front

Work = Callable[[AnswersFile, Language], str | None]
PATIENCE = 0.15
"""How long the work waits once the next question is shown, for who types on. [s]"""
END = 5.0
"""How long the end of an interview waits for the last result. [s]"""


class Preview:
    """Shows the result where it has moved, as soon as it is there.

    A result that comes while a question is on the screen is shown above it; one that
    a further answer has overtaken is not shown.
    """

    def __init__(self, work: Work | None, front: Front, language: Language) -> None:
        self._work = work
        self._front = front
        self._language: Language = language
        self._shown: str | None = None
        self._pool = ThreadPoolExecutor(max_workers=1) if work else None
        self._last: Future[None] | None = None
        self._leaving = Event()
        self._turn = 0

    def follow(self, answers: AnswersFile) -> None:
        """Work out the result of new answers once the next question is shown."""
        if self._pool is None or self._work is None:
            return
        # The screen belongs to the context of the interview, not to the thread.
        context = contextvars.copy_context()
        self._turn += 1
        self._front.drawn.clear()
        self._last = self._pool.submit(context.run, self._show, answers, self._turn)
        if self._front.plain:
            wait([self._last], timeout=END)

    def settle(self) -> None:
        """Wait for the last result, before the interview ends."""
        self._leaving.set()
        self._front.drawn.set()
        if self._last is not None:
            wait([self._last], timeout=END)
        self._turn += 1
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """Show nothing more, however the interview ends."""
        self._turn += 1
        self._leaving.set()
        self._front.drawn.set()

    def _show(self, answers: AnswersFile, turn: int) -> None:
        if not self._front.plain:
            self._front.drawn.wait(END)
            self._leaving.wait(PATIENCE)
        if self._work is None or turn != self._turn:
            return
        line = self._work(answers, self._language)
        if turn != self._turn:
            return
        if line is not None and line != self._shown:
            self._front.tell(line, "good")
        self._shown = line
