"""The result so far, beside the questions."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessor.domain.assessment import Gap
from assessor.domain.impacts import Total
from assessor.interview import Next, what_matters_next
from assessor.reporting.figures import share
from assessor.web.leaves import Leaf, anchor, leaf_of, leaves
from assessor.web.naming import row_said
from assessor.web.results import Result, SoFar
from assessor.web.saying import estimate_said
from assessor.web.visit import Visit

GRAVEST = ("red", "refer", "amber", "info")
"""Colours of gates, the gravest first."""
LEAST_SHARE = 0.01
"""Part of the variance below which a question is not said to narrow a result. [1]"""


@dataclass(frozen=True, slots=True)
class Gain:
    """An open question that would narrow the result.

    Attributes:
        gain: What an answer to it would bring.
    """

    ask: str
    where: str
    gain: str


@dataclass(frozen=True, slots=True)
class FiredGate:
    """A gate that fired.

    Attributes:
        remedy: What is to be done about it.
    """

    colour: str
    title: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Running:
    """The result so far.

    Attributes:
        central: Central value with its unit; empty where there is none yet.
        low: Lower end of the 95 % range.
        high: Upper end, with its unit.
        at_least: Some parts are not assessed.
        outcome: What can be concluded so far.
        gates: Gates that fired, the gravest first.
        narrow: What would narrow it most.
    """

    central: str
    low: str
    high: str
    at_least: bool
    outcome: str
    gates: tuple[FiredGate, ...]
    narrow: tuple[Gain, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What a page shows of a result.

    Attributes:
        running: The result; ``None`` where there is none.
        soon: It is still being worked out.
        problem: Why there is none, where it was tried.
        look: Where to look again.
    """

    running: Running | None
    soon: bool
    problem: str
    look: str


def known_of(visit: Visit, so_far: SoFar, look: str = "") -> Known:
    """Return what a page shows of a result.

    Args:
        visit: Who looks.
        so_far: What is known of it.
        look: Address of the page; that of the request if empty.
    """
    url, w = visit.request.url, visit.words
    here = "&".join(p for p in url.query.split("&") if not p.startswith("seen="))
    problem = ""
    if so_far.failure is not None:
        said, until = so_far.failure.said, so_far.failure.until
        known_why = "result_problem" if said else "result_defect"
        problem = w("result_late" if until else known_why, text=w.text(said))
    return Known(
        running_said(visit, so_far.result),
        so_far.soon,
        problem,
        look or url.path + (f"?{here}" if here else ""),
    )


def running_said(visit: Visit, result: Result | None) -> Running | None:
    """Return a result in words; ``None`` without one.

    Args:
        visit: Who looks.
        result: The result of the project.
    """
    if result is None:
        return None
    w = visit.words
    central, low, high = total_said(visit, result.total)
    fired = sorted(result.fired, key=lambda gate: GRAVEST.index(gate.colour))
    return Running(
        central=central,
        low=low,
        high=high,
        at_least=result.total is not None and result.total.at_least,
        outcome=w.text(result.outcome.sentence),
        gates=tuple(
            FiredGate(gate.colour, w.text(gate.title), w.text(gate.remedy))
            for gate in fired
        ),
        narrow=tuple(_gains(visit, result.gaps)),
    )


def total_said(visit: Visit, total: Total | None) -> tuple[str, str, str]:
    """Return a total in words: central, low, high; empty where there is none.

    Args:
        visit: Who looks.
        total: The total.
    """
    if total is None or total.estimate is None:
        return "", "", ""
    return estimate_said(visit.words, total.estimate)


def _gains(visit: Visit, gaps: tuple[Gap, ...]) -> Iterator[Gain]:
    pages = leaves(visit.sheet)
    for one in what_matters_next(visit.sheet, gaps):
        if not one.waited_for and one.share < LEAST_SHARE:
            continue
        where = address_of(visit, pages, one.item.id)
        ask = visit.words.text(one.item.question.ask) if one.item.question else ""
        repeat = one.item.section.repeat
        if repeat is not None and one.item.row is not None:
            row = row_said(visit, repeat.group, one.item.row)
            ask = visit.words("row_ask", row=row, ask=ask)
        yield Gain(ask, where, _gain(visit, one))


def _gain(visit: Visit, one: Next) -> str:
    if one.waited_for:
        return visit.words("running_waits")
    percent = share(one.share, visit.language)
    return visit.words("running_share", share=percent)


def check_first(visit: Visit, result: Result | None) -> Iterator[tuple[str, str]]:
    """Yield what to check first: the question and where it stands.

    Args:
        visit: Who looks.
        result: The result of the project.
    """
    pages = leaves(visit.sheet)
    for name in result.check_first if result else ():
        leaf = leaf_of(pages, name)
        item = next((i for i in leaf.items if i.id == name), None) if leaf else None
        if item is not None and item.question is not None:
            yield visit.words.text(item.question.ask), address_of(visit, pages, name)


def address_of(visit: Visit, pages: tuple[Leaf, ...], identifier: str) -> str:
    """Return where a question stands.

    Args:
        visit: Who looks.
        pages: All pages.
        identifier: Id of the answer.
    """
    leaf = leaf_of(pages, identifier)
    name = leaf.name if leaf else pages[0].name
    return visit.project_path("s", name) + f"#q-{anchor(identifier)}"
