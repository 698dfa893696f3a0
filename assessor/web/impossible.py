"""Answers of which a check of the questionnaire says that they cannot be."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessor.domain.wording import LANGUAGES, Text
from assessor.errors import AssessorError
from assessor.interview import failing, failing_together, find_item
from assessor.web.leaves import Leaf, anchor, leaf_of, leaves
from assessor.web.naming import row_said, scenario_said
from assessor.web.plans import item_said
from assessor.web.running import address_of
from assessor.web.visit import Visit
from assessor.web.words import Words

_ERROR = "error"


@dataclass(frozen=True, slots=True)
class Impossible:
    """Something that cannot be.

    Attributes:
        ask: The question, or the rows that together fail a check.
        problem: What cannot be, and what to do.
        where: Address of the question.
    """

    ask: str
    problem: str
    where: str


class ImpossibleError(AssessorError):
    """No document is made of answers that cannot be.

    Attributes:
        text: What is to be mended, a line each.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(text.in_language("en"))
        self.text = text


def impossible(visit: Visit) -> tuple[Impossible, ...]:
    """Return what has to be mended before a document can be made.

    Args:
        visit: Who looks.
    """
    pages = leaves(visit.sheet)
    return (*_alone(visit, pages), *_together(visit, pages))


def _alone(visit: Visit, pages: tuple[Leaf, ...]) -> Iterator[Impossible]:
    given = visit.sheet.answers.answers
    for name, check in failing(visit.sheet):
        item = find_item(visit.sheet, name)
        if check.severity == _ERROR and name in given and item is not None:
            said = visit.words.text(check.message)
            where = address_of(visit, pages, name)
            yield Impossible(item_said(visit, item), said, where)


def _together(visit: Visit, pages: tuple[Leaf, ...]) -> Iterator[Impossible]:
    for one in failing_together(visit.sheet):
        if one.check.severity == _ERROR:
            leaf = leaf_of(pages, one.group)
            rows = ", ".join(row_said(visit, one.group, row) for row in one.rows)
            name = visit.words(
                "pair", name=scenario_said(visit, one.scenario), value=rows
            )
            page = visit.project_path("s", (leaf or pages[0]).name)
            where = f"{page}#r-{anchor(one.rows[0])}"
            yield Impossible(name, visit.words.text(one.check.message), where)


def refuse_impossible(visit: Visit) -> None:
    """Refuse to make a document of answers that cannot be, as the terminal does.

    Args:
        visit: Who asks for it.

    Raises:
        ImpossibleError: There are some.
    """
    if not (found := impossible(visit)):
        return
    said = {}
    for language in LANGUAGES:
        w = Words(language)
        lines = [w("pair", name=one.ask, value=one.problem) for one in found]
        said[language] = "\n".join([w("impossible_text"), *lines])
    raise ImpossibleError(Text(said))
