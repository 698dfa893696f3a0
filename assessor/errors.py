"""Everything that can go wrong, in one tree.

Errors that a validator may raise are also ``ValueError``, so that pydantic
collects them and the reader of data files can name the file and line.

* AssessorError
  * NotationError: a YAML text is not in the strict form read here
  * CatalogueError: a questionnaire pack, a factor table or an answers file is wrong
  * ExpressionError: a condition or a rule cannot be read
  * QuantityError: a quantity, a unit or a range cannot be read
  * AnswerError: an answer does not fit its question
  * EstimationError: a quantity is physically impossible
  * ProcedureError: a step on the way of a dossier cannot be taken now
  * StorageError: a saved assessment cannot be read or written
    * NoProjectError: a workspace holds no such project
    * ConflictError: somebody else changed an answer meanwhile
  * ReportError: a report cannot be rendered
  * ExchangeError: a document of another program cannot be read
  * UsageError: a command was asked for something that cannot be done
"""


class AssessorError(Exception):
    """Base of all errors meant for the person at the keyboard.

    Attributes:
        french: The message in French; empty where there is none.
    """

    def __init__(self, message: str = "", *, french: str = "") -> None:
        super().__init__(message)
        self.french = french

    def in_language(self, language: str) -> str:
        """Return the message in a language; in English where it has no other."""
        return self.french if language == "fr" and self.french else str(self)


class NotationError(AssessorError, ValueError):
    """A YAML text is not in the strict form read here."""


class CatalogueError(AssessorError):
    """A questionnaire pack, a factor table or an answers file is wrong."""


class ExpressionError(AssessorError, ValueError):
    """A condition or a rule cannot be read."""


class QuantityError(AssessorError, ValueError):
    """A quantity, a unit or a range cannot be read.

    Attributes:
        reason: A short code of what is wrong, to be worded in any language; empty
            where there is none.
        parts: What its wording names: the text, the unit.
    """

    def __init__(self, message: str = "", *, reason: str = "", **parts: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.parts = parts


class AnswerError(AssessorError, ValueError):
    """An answer does not fit its question."""


class EstimationError(AssessorError, ValueError):
    """A quantity is physically impossible."""

    def within(self, place: str) -> "EstimationError":
        """Return the same, said of a place.

        Args:
            place: What it was computed for.
        """
        french = f"{place}\u00a0: {self.french}" if self.french else ""
        return EstimationError(f"{place}: {self}", french=french)


class ProcedureError(AssessorError):
    """A step on the way of a dossier cannot be taken now."""


class StorageError(AssessorError):
    """A saved assessment cannot be read or written."""


class NoProjectError(StorageError):
    """A workspace holds no project of this id."""


class ConflictError(StorageError):
    """Somebody else changed an answer meanwhile; nothing was written.

    Attributes:
        name: What both changed, as in ``answers/project.stage``.
        theirs: What the other one wrote, as plain data; ``None`` where taken back.
    """

    def __init__(self, name: str, theirs: object) -> None:
        super().__init__(
            f"{name.removeprefix('answers/')} was changed by somebody else since you "
            "saw it, and nothing was written over it. See both and choose one."
        )
        self.name = name
        self.theirs = theirs


class ReportError(AssessorError):
    """A report cannot be rendered."""


class ExchangeError(AssessorError):
    """A document of another program cannot be read."""


class UsageError(AssessorError):
    """A command was asked for something that cannot be done."""
