"""A questionnaire as an XLSForm workbook, which ODK, KoboToolbox and others read."""

from collections.abc import Iterator
from io import BytesIO

from openpyxl import Workbook

from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Kind, Profile, Question
from assessor.domain.wording import Text, plain as same
from assessor.exchange.conditions import Conditions
from assessor.exchange.plain_conditions import TRUE, Plain
from assessor.exchange.surveyjs import named
from assessor.exchange.workbook import put

LANGUAGES = ("English (en)", "Français (fr)")
_SURVEY = (
    "type",
    "name",
    *(f"label::{language}" for language in LANGUAGES),
    *(f"hint::{language}" for language in LANGUAGES),
    "relevant",
    "constraint",
)
_CHOICES = ("list_name", "name", *(f"label::{language}" for language in LANGUAGES))
_TYPES = {
    Kind.INTEGER: "integer",
    Kind.NUMBER: "decimal",
    Kind.SHARE: "decimal",
    Kind.QUANTITY: "decimal",
    Kind.DATE: "date",
}
_TRUTHS = {
    "yes": Text({"en": "Yes", "fr": "Oui"}),
    "no": Text({"en": "No", "fr": "Non"}),
}
Line = tuple[str, ...]


def xlsform(pack: Pack, profile: Profile) -> bytes:
    """Return a questionnaire as an XLSForm workbook.

    Args:
        pack: The questionnaire.
        profile: Profile whose questions are asked.
    """
    lists: dict[str, dict[str, Text]] = {}
    lines = list(_lines(pack, profile, lists))
    choices = [
        (name, key, text.in_language("en"), text.in_language("fr"))
        for name, held in lists.items()
        for key, text in held.items()
    ]
    settings = (
        pack.header.title.in_language("en"),
        named(pack.header.id),
        LANGUAGES[0],
    )
    book = Workbook()
    first = book.worksheets[0]
    first.title = "survey"
    pages: dict[str, list[Line]] = {
        "survey": [_SURVEY, *lines],
        "choices": [_CHOICES, *choices],
        "settings": [("form_title", "form_id", "default_language"), settings],
    }
    for tab, rows in pages.items():
        sheet = first if tab == "survey" else book.create_sheet(tab)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row, 1):
                if cell:
                    put(sheet, (number, column), cell)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _lines(
    pack: Pack, profile: Profile, lists: dict[str, dict[str, Text]]
) -> Iterator[Line]:
    conditions = Conditions(pack, profile)
    for section in pack.sections:
        asked = [
            question
            for question in section.questions
            if not question.retired
            and profile in question.profiles
            and profile in section.profiles
        ]
        if not asked:
            continue
        kind = "repeat" if section.repeat else "group"
        yield (f"begin {kind}", f"section_{section.id}", *_both(section.title))
        for question in asked:
            yield from _asked(pack, question, conditions, lists)
        yield (f"end {kind}", f"section_{section.id}")


def _asked(
    pack: Pack,
    question: Question,
    conditions: Conditions,
    lists: dict[str, dict[str, Text]],
) -> Iterator[Line]:
    shown = conditions.shown(question).true
    relevant = "" if shown == TRUE else condition(shown, question_kinds(pack))
    hint = ("", "") if question.help is None else _both(question.help)
    name = named(question.id)
    if question.grid is not None:
        lists[name] = question.grid.states
        for row, row_title in question.grid.rows.items():
            for column, title in question.grid.columns.items():
                pairs = zip(_both(row_title), _both(title), strict=True)
                labels = tuple(f"{one} × {other}" for one, other in pairs)
                cell = f"{name}__{row}__{column}"
                yield (f"select_one {name}", cell, *labels, *hint, relevant, "")
        return
    unit = f" [{question.unit}]" if question.type is Kind.QUANTITY else ""
    labels = tuple(f"{text}{unit}" for text in _both(question.ask))
    kind = _type(pack, question, name, lists)
    yield (kind, name, *labels, *hint, relevant, _bounds(question))


def _type(
    pack: Pack, question: Question, name: str, lists: dict[str, dict[str, Text]]
) -> str:
    if question.type is Kind.BOOL:
        lists["yes_no"] = _TRUTHS
        return "select_one yes_no"
    if question.type is Kind.LEVEL:
        levels = enumerate(pack.levels_of(question))
        lists[name] = {str(number): text for number, text in levels}
        return f"select_one {name}"
    if question.type in {Kind.CHOICE, Kind.COUNTRY, Kind.MULTI}:
        lists[name] = dict(question.choices) or {"project": same("project")}
        return f"select_{'multiple' if question.type is Kind.MULTI else 'one'} {name}"
    return _TYPES.get(question.type, "text")


def _bounds(question: Question) -> str:
    if not question.type.is_numeric:
        return ""
    ends = ((">=", question.min), ("<=", question.max))
    return " and ".join(f". {sign} {end:.12g}" for sign, end in ends if end is not None)


def _both(text: Text) -> tuple[str, str]:
    return text.in_language("en"), text.in_language("fr")


def question_kinds(pack: Pack) -> dict[str, Kind]:
    """Return the kind of each question, by id.

    Args:
        pack: The questionnaire.
    """
    return {name: question.type for name, question in pack.by_id.items()}


def condition(plain: Plain, kinds: dict[str, Kind]) -> str:
    """Return a plain condition as XPath; an answer that is not relevant is empty there.

    Args:
        plain: The condition.
        kinds: Kind of each question, by id.

    Examples:
        >>> condition(Plain("holds", name="a.b", constant="x"), {})
        "selected(${a__b}, 'x')"
    """
    if plain.kind in {"all", "any"}:
        if not plain.parts:
            return "true()" if plain.kind == "all" else "false()"
        joint = " and " if plain.kind == "all" else " or "
        return f"({joint.join(condition(part, kinds) for part in plain.parts)})"
    name = f"${{{named(plain.name)}}}"
    if plain.kind in {"known", "empty"}:
        return f"{name} {'!=' if plain.kind == 'known' else '='} ''"
    if plain.kind in {"holds", "lacks"}:
        found = f"selected({name}, '{plain.constant}')"
        return found if plain.kind == "holds" else f"not({found})"
    constant = plain.constant
    if isinstance(constant, bool):
        return f"{name} {plain.sign} '{'yes' if constant else 'no'}'"
    if isinstance(constant, str):
        return f"{name} {plain.sign} '{constant}'"
    return f"{name} {plain.sign} {constant:.12g}"
