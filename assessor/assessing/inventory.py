"""From answers to the facts that the estimator reads."""

from collections.abc import Iterator, Mapping

from assessor.domain.activity import Fact, Inventory, Row
from assessor.domain.answers import State, row_id
from assessor.domain.assessment import Standing
from assessor.domain.conventions import REBOUND
from assessor.domain.coverage import expected
from assessor.domain.facts import FactKind, fact_type
from assessor.domain.questionnaire import Question, Section
from assessor.domain.sheet import Sheet


def take_inventory(sheet: Sheet, *, year: int) -> Inventory:
    """Collect the activity data of a project.

    Args:
        sheet: Its answers, seen through their pack.
        year: Year of the activity where neither a row nor the start of the service
            states one. [calendar year]
    """
    themes: dict[str, Fact] = {}
    rows: list[Row] = []
    for section in sheet.pack.sections:
        if section.repeat is None:
            for question in section.questions:
                fact = _fact(sheet, question, None, None)
                if fact is not None:
                    themes[fact.name] = fact
        else:
            rows += _rows(sheet, section, section.repeat.group)
    return Inventory(
        rows=tuple(rows),
        themes=themes,
        scenarios=dict(sheet.answers.scenarios),
        year=_start(themes, year),
        coverage=expected(sheet),
        uses_in_3_years=_figure(sheet, "service.uses_in_3_years"),
        uses_at_scale=_figure(sheet, "service.uses_at_scale"),
        efficiency_trend=_figure(sheet, "indirect.efficiency_trend"),
        rebound=sheet.pack.figure(REBOUND),
    )


def _figure(sheet: Sheet, identifier: str) -> float | None:
    standing = sheet.standing(identifier)
    value = None if standing is None else standing.value
    numeric = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if numeric else None  # type: ignore[arg-type]  # numeric says so


def _start(themes: Mapping[str, Fact], otherwise: int) -> int:
    """Return the year in which the service starts; another one where it is not said."""
    fact = themes.get("service.start_year")
    value = None if fact is None else fact.value
    return int(value) if isinstance(value, float) else otherwise


def _rows(sheet: Sheet, section: Section, group: str) -> Iterator[Row]:
    for key in sheet.rows(section):
        if key is None or not _any_shown(sheet, section, group, key):
            continue
        facts = {}
        for question in section.questions:
            fact = _fact(sheet, question, group, key)
            if fact is not None:
                facts[fact.name.removeprefix(f"{group}.")] = fact
        scenario = sheet.scenario_of(group, key)
        yield Row(group=group, key=key, scenario=scenario, facts=facts)


def _any_shown(sheet: Sheet, section: Section, group: str, key: str) -> bool:
    names = [row_id(question.id, group, key) for question in section.questions]
    return any(sheet.standing(name) or name in sheet.unasked for name in names)


def _fact(
    sheet: Sheet, question: Question, group: str | None, key: str | None
) -> Fact | None:
    if question.feeds is None or question.retired:
        return None
    kind = fact_type(question.feeds)
    if kind is None:
        return None
    identifier = row_id(question.id, group, key)
    default = None if question.missing == "none" else question.missing
    empty = Fact(
        name=question.feeds,
        key=f"answer:{identifier}",
        kind=kind.kind,
        unit=kind.unit,
        state=State.OPEN,
        default=default,
    )
    standing = sheet.standing(identifier)
    if standing is None:
        counts = identifier in sheet.unasked and default is not None
        return empty if counts else None
    return _stated(empty, standing, kind.kind)


def _stated(empty: Fact, standing: Standing, kind: FactKind) -> Fact:
    value = standing.value
    if standing.state is State.NOT_APPLICABLE:
        return empty.model_copy(update={"state": standing.state, "default": None})
    if value is None:
        return empty.model_copy(update={"state": standing.state})
    if kind in {"positive", "share", "signed"}:
        value = float(value) if isinstance(value, (int, float)) else None
    elif kind == "word":
        value = str(value)
    return empty.model_copy(
        update={
            "value": value,
            "low": standing.low,
            "high": standing.high,
            "quality": standing.quality,
            "state": standing.state,
            "default": None,
        }
    )
