"""A questionnaire as SurveyJS JSON, with its conditions and both languages."""

import json
from collections.abc import Iterator

from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Kind, Profile, Question, Section
from assessor.domain.sheet import STAGE
from assessor.domain.wording import Text
from assessor.exchange.conditions import Conditions
from assessor.exchange.plain_conditions import TRUE, Plain

Json = dict[str, object]
_TYPES = {
    Kind.BOOL: "boolean",
    Kind.CHOICE: "dropdown",
    Kind.COUNTRY: "dropdown",
    Kind.MULTI: "checkbox",
    Kind.LEVEL: "radiogroup",
    Kind.LONGTEXT: "comment",
    Kind.MATRIX: "matrixdropdown",
}


def surveyjs(pack: Pack, profile: Profile) -> str:
    """Return a questionnaire as the JSON of a SurveyJS survey.

    Args:
        pack: The questionnaire.
        profile: Profile whose questions are asked.
    """
    conditions = Conditions(pack, profile)
    pages = [
        page
        for section in pack.sections
        if (page := _page(pack, section, profile, conditions)) is not None
    ]
    survey: Json = {
        "title": _words(pack.header.title),
        "locale": "en",
        "clearInvisibleValues": "onComplete",
        "pages": pages,
    }
    return json.dumps(survey, ensure_ascii=False, indent=1) + "\n"


def named(identifier: str) -> str:
    """Return the name of a question there, where a dot would reach into an answer.

    Examples:
        >>> named("training.runs.energy")
        'training__runs__energy'
    """
    return identifier.replace(".", "__")


def _words(text: Text) -> Json:
    return {"default": text.in_language("en"), **text.root}


def _page(
    pack: Pack, section: Section, profile: Profile, conditions: Conditions
) -> Json | None:
    group = section.repeat.group if section.repeat else ""
    asked = [
        _question(pack, question, conditions, group)
        for question in section.questions
        if not question.retired
        and profile in question.profiles
        and profile in section.profiles
    ]
    if not asked:
        return None
    page: Json = {"name": f"page_{section.id}", "title": _words(section.title)}
    if section.intro is not None:
        page["description"] = _words(section.intro)
    if section.repeat is not None:
        page["elements"] = [
            {
                "type": "paneldynamic",
                "name": named(group),
                "title": _words(section.title),
                "templateTitle": _words(section.repeat.item),
                "minPanelCount": section.repeat.min,
                "maxPanelCount": section.repeat.max,
                "templateElements": asked,
            }
        ]
    else:
        page["elements"] = asked
    return page


def _question(
    pack: Pack, question: Question, conditions: Conditions, group: str
) -> Json:
    shown = conditions.shown(question).true
    found: Json = {
        "type": _TYPES.get(question.type, "text"),
        "name": named(question.id),
        "title": _title(question),
    }
    if question.help is not None:
        found["description"] = _words(question.help)
    if shown != TRUE:
        found["visibleIf"] = condition(shown, group)
    found.update(_details(pack, question))
    return found


def _title(question: Question) -> Json:
    words = _words(question.ask)
    unit = question.unit if question.type is Kind.QUANTITY else None
    return {k: f"{text} [{unit}]" if unit else text for k, text in words.items()}


def _details(pack: Pack, question: Question) -> Json:
    if question.id == STAGE or question.type in {Kind.CHOICE, Kind.COUNTRY, Kind.MULTI}:
        return {"choices": list(_choices(question.choices))}
    if question.type is Kind.LEVEL:
        levels = enumerate(pack.levels_of(question))
        return {"choices": [{"value": n, "text": _words(text)} for n, text in levels]}
    if question.type.is_numeric:
        bounds = {"min": question.min, "max": question.max}
        return {
            "inputType": "number",
            "step": "any",
            **{name: bound for name, bound in bounds.items() if bound is not None},
        }
    if question.type is Kind.DATE:
        return {"inputType": "date"}
    if question.grid is not None:
        states = list(_choices(question.grid.states))
        return {
            "rows": list(_choices(question.grid.rows)),
            "columns": [
                {"name": name, "title": _words(text), "cellType": "dropdown"}
                for name, text in question.grid.columns.items()
            ],
            "choices": states,
        }
    return {}


def _choices(choices: dict[str, Text]) -> Iterator[Json]:
    for key, text in choices.items():
        yield {"value": key, "text": _words(text)}


def condition(plain: Plain, group: str) -> str:
    """Return a plain condition as SurveyJS writes it.

    Args:
        plain: The condition.
        group: Group whose row it is read in; empty outside of groups.

    Examples:
        >>> condition(Plain("compare", (), "a.b", ">", 2), "")
        '({a__b} > 2)'
    """
    if plain.kind in {"all", "any"}:
        if not plain.parts:
            return "(1 = 1)" if plain.kind == "all" else "(1 = 2)"
        joint = " and " if plain.kind == "all" else " or "
        return f"({joint.join(condition(part, group) for part in plain.parts)})"
    inside = group and plain.name.startswith(f"{group}.")
    name = f"{{panel.{named(plain.name)}}}" if inside else f"{{{named(plain.name)}}}"
    if plain.kind == "known":
        return f"({name} notempty)"
    if plain.kind == "empty":
        return f"({name} empty)"
    constant = _constant(plain.constant)
    sign = {"holds": "contains", "lacks": "notcontains"}.get(plain.kind, plain.sign)
    return f"({name} {sign} {constant})"


def _constant(value: bool | float | str) -> str:  # noqa: FBT001  # what is compared
    if isinstance(value, str):
        return "'" + value.replace("'", "\\'") + "'"
    return json.dumps(value)
