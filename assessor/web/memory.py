"""What the last pages needed, kept for the next: projects, and their answers read."""

import threading
from collections import OrderedDict
from typing import NamedTuple

from assessor.domain.pack import Pack
from assessor.domain.sheet import Sheet, read_sheet
from assessor.storage.workspace import Held, Workspace

_KEPT = 256
"""How many projects are remembered; the ones used last."""


class _Known(NamedTuple):
    held: Held
    sheet: Sheet


class Memory:
    """Projects as this process saw them last.

    The workspace is asked each time whether one still stands as it is remembered.
    """

    def __init__(self) -> None:
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._lock = threading.Lock()

    def held(self, workspace: Workspace, project: str) -> Held:
        """Return a project as it stands.

        Args:
            workspace: Where it is.
            project: Its id.

        Raises:
            NoProjectError: There is no such project.
        """
        known = self._recalled(project)
        return workspace.load(project, None if known is None else known.held)

    def sheet(self, pack: Pack, held: Held) -> Sheet:
        """Return the answers of a project seen through the questionnaire.

        Args:
            pack: The questionnaire.
            held: The project.
        """
        known = self._recalled(held.id)
        if known is not None and known.held.answers is held.answers:
            return known.sheet
        before = None if known is None else known.sheet
        sheet = read_sheet(pack, held.answers, before=before)
        self.keep(held, sheet)
        return sheet

    def keep(self, held: Held, sheet: Sheet) -> None:
        """Remember a project.

        Args:
            held: The project.
            sheet: Its answers seen through the questionnaire.
        """
        with self._lock:
            known = self._known.get(held.id)
            if known is not None and known.held.records > held.records:
                return
            self._known[held.id] = _Known(held, sheet)
            self._known.move_to_end(held.id)
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)

    def _recalled(self, project: str) -> _Known | None:
        with self._lock:
            return self._known.get(project)
