"""The result so far, worked out beside the questions so that none of them waits."""

import contextvars
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

from assessor.domain.answers import AnswersFile
from assessor.domain.wording import Language
from assessor.terminal.front import Front

Work = Callable[[AnswersFile, Language], str | None]
PATIENCE = 0.02
"""How long a question waits for the result of the answer before it. [s]"""
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
        self._last: Future[str | None] | None = None

    def follow(self, answers: AnswersFile) -> None:
        """Work out the result of new answers; wait for it no longer than patience."""
        if self._pool is None or self._work is None:
            return
        if self._last is not None:
            self._last.cancel()
        # The screen belongs to the context of the interview, not to the thread.
        context = contextvars.copy_context()
        found = self._pool.submit(self._work, answers, self._language)
        self._last = found
        wait([found], timeout=END if self._front.plain else PATIENCE)
        if found.done():
            self._show(found)
        else:
            found.add_done_callback(lambda done: context.run(self._show, done))

    def settle(self) -> None:
        """Wait for the last result, before the interview ends."""
        if self._last is not None and not self._last.done():
            wait([self._last], timeout=END)
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _show(self, found: "Future[str | None]") -> None:
        if found.cancelled() or found is not self._last:
            return
        line = found.result()
        if line is not None and line != self._shown:
            self._front.tell(line, "good")
        self._shown = line
