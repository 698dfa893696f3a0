import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from assessor.domain.answers import (
    Answer,
    AnswersFile,
    Evidence,
    Project,
    Quality,
    State,
    Value,
)
from assessor.domain.pack import Pack, PackHeader
from assessor.domain.questionnaire import (
    PROFILES,
    Grid,
    Kind,
    Question,
    Repeat,
    Section,
)
from assessor.domain.wording import Text
from assessor.errors import ExchangeError
from assessor.exchange.form_filling import Filling, fill
from assessor.exchange.form_rows import check_pin
from assessor.exchange.form_text import form_text, read_form
from assessor.exchange.forms import form_of
from assessor.exchange.workbook import COLUMNS, workbook
from assessor.interview import begin

AT = datetime(2026, 3, 1, tzinfo=UTC)
RUN = "training.runs[main].energy"
CHOICES = {
    "a": Text({"en": "First, of all", "fr": "Premier"}),
    "b": Text({"en": "Second", "fr": "Second"}),
}


def ask(text: str) -> Text:
    return Text({"en": f"{text}?", "fr": f"{text} ?"})


def question(name: str, kind: Kind, **more: Any) -> Question:  # noqa: ANN401 # any field
    return Question(id=name, type=kind, ask=ask(name), **more)


QUESTIONS = (
    question("need.text", Kind.LONGTEXT),
    question("need.truth", Kind.BOOL),
    question("need.choice", Kind.CHOICE, choices=CHOICES),
    question("need.multi", Kind.MULTI, choices=CHOICES),
    question("need.level", Kind.LEVEL, levels=(ask("l"),) * 5),
    question("need.share", Kind.SHARE),
    question("need.count", Kind.INTEGER, min=0),
    question(
        "need.grid",
        Kind.MATRIX,
        grid=Grid(
            rows={"x": ask("x")},
            columns={"y": ask("y"), "z": ask("z")},
            states={"counted": ask("c"), "excluded": ask("e")},
        ),
    ),
)
RUNS = (
    question("training.runs.name", Kind.TEXT),
    question(
        "training.runs.energy",
        Kind.QUANTITY,
        unit="kWh",
        accept_units=("MWh",),
        min=0,
        help=ask("meter"),
    ),
)


def small() -> Pack:
    en = ask("part")
    header = PackHeader(
        id="small",
        version="0.1.0",
        title=en,
        licence="CC0-1.0",
        languages=("en", "fr"),
        profiles={},
        stages={},
        parts={"CTX": en, "CP": en},
        gauges={},
        scales={},
        sources={},
    )
    repeat = Repeat(group="training.runs", item=ask("run"))
    return Pack(
        header=header,
        sections=(
            Section(id="need", part="CTX", title=en, questions=QUESTIONS),
            Section(id="runs", part="CP", title=en, repeat=repeat, questions=RUNS),
        ),
    )


PACK = small()


def empty(name: str = "Test") -> AnswersFile:
    return begin(PACK, Project(name=name, stage="ideation"), PROFILES[1])


def answered(**values: Answer) -> AnswersFile:
    named = {name.replace("__", "."): answer for name, answer in values.items()}
    groups = {"training.runs": ("main",)} if RUN in named else {}
    return empty().model_copy(update={"answers": named, "groups": groups})


def filled(name: str, content: bytes, answers: AnswersFile) -> Filling:
    returned = read_form(name, content)
    check_pin(returned.pin, PACK, answers)
    return fill(returned.rows, PACK, answers, at=AT)


def written(answers: AnswersFile, spare: int = 1) -> bytes:
    return workbook(form_of(PACK, answers, "en", spare=spare))


def opened(content: bytes) -> tuple[Workbook, Worksheet, Worksheet]:
    book = load_workbook(BytesIO(content))
    need, runs = (book[name] for name in book.sheetnames if name[:3] in {"CTX", "CP "})
    return book, need, runs


def saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def put(sheet: Worksheet, identifier: str, **cells: object) -> None:
    for line in sheet.iter_rows(min_row=4):
        if line[0].value == identifier:
            for name, value in cells.items():
                sheet.cell(line[0].row or 1, COLUMNS.index(name) + 1).value = value  # type: ignore[assignment] # no cell is merged
            return
    raise AssertionError(identifier)


TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"),
    min_size=1,
    max_size=60,
).filter(lambda text: bool(text.strip()))
NUMBERS = st.floats(0, 1e12) | st.integers(0, 10**15)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "need.text": TEXTS.map(lambda text: Answer(value=text.strip())),
        "need.truth": st.booleans().map(lambda truth: Answer(value=truth)),
        "need.choice": st.sampled_from("ab").map(lambda one: Answer(value=one)),
        "need.multi": st.lists(st.sampled_from("ab"), unique=True).map(
            lambda some: Answer(value=tuple(some))
        ),
        "need.level": st.integers(0, 4).map(lambda level: Answer(value=level)),
        "need.share": st.floats(0, 1).map(lambda share: Answer(value=share)),
        "need.count": st.just(Answer(state=State.UNKNOWN)),
        "need.grid": st.sampled_from(
            [{"x/y": "counted"}, {"x/y": "excluded: none here", "x/z": "counted"}]
        ).map(lambda cells: Answer(value=cells)),
        RUN: NUMBERS.flatmap(
            lambda number: st.sampled_from(
                [
                    Answer(value=number, quality=Quality.MEASURED, note="=1+1"),
                    Answer(value=number, range=(number, number + 1), unit="MWh"),
                    Answer(state=State.PLANNED, value=number, justification="@x"),
                    Answer(state=State.NOT_APPLICABLE, justification="none"),
                ]
            )
        ),
    },
)


def file_with(given: dict[str, Answer]) -> AnswersFile:
    groups = {"training.runs": ("main",)} if RUN in given else {}
    return empty().model_copy(update={"answers": given, "groups": groups})


SLOW = settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@SLOW
@given(ANSWERS)
def test_a_workbook_nobody_touched_changes_nothing(given: dict[str, Answer]) -> None:
    answers = file_with(given)
    taken = filled("f.xlsx", written(answers), answers)

    assert taken.problems == ()
    assert taken.answers == answers


@SLOW
@given(ANSWERS, st.sampled_from(["f.xlsx", "f.yaml"]))
def test_a_form_carries_every_answer_into_an_empty_file(
    given: dict[str, Answer], name: str
) -> None:
    form = form_of(PACK, file_with(given), "en")
    content = workbook(form) if name == "f.xlsx" else form_text(form).encode()
    taken = filled(name, content, empty())
    plain = {
        key: answer.model_copy(update={"at": None, "source": None})
        for key, answer in taken.answers.answers.items()
    }

    assert taken.problems == ()
    assert plain == given


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "＝1+1", "=cmd|' /C calc'!A0"]
)
def test_no_text_becomes_a_formula(text: str) -> None:
    answers = answered(need__text=Answer(value=text, note=text, justification=text))
    project = Project(name=text, stage="x")
    book, *_ = opened(written(answers.model_copy(update={"project": project})))
    kinds = {cell.data_type for sheet in book for line in sheet for cell in line}

    assert kinds <= {"s", "n", "inlineStr"}


def test_the_workbook_locks_ids_and_offers_lists() -> None:
    _, need, _ = opened(written(empty()))

    assert need.protection.sheet
    assert need["A5"].protection.locked
    assert not need.cell(5, COLUMNS.index("value") + 1).protection.locked
    assert need.data_validations.count > 1


def test_both_languages_and_the_help_stand_in_the_workbook() -> None:
    _, _, runs = opened(written(empty()))
    texts = {cell.value for line in runs for cell in line}

    assert {"training.runs.energy?", "training.runs.energy ?", "meter ?"} <= texts


def test_a_spare_row_that_is_filled_in_becomes_a_row() -> None:
    book, _, runs = opened(written(empty()))
    put(runs, "training.runs[row1].energy", value=12.5, unit="MWh", quality="measured")
    taken = filled("f.xlsx", saved(book), empty())

    assert taken.rows == ("training.runs[row1]",)
    assert taken.answers.groups == {"training.runs": ("row1",)}
    found = taken.answers.answers["training.runs[row1].energy"]
    assert (found.value, found.unit, found.quality) == (12.5, "MWh", "measured")


def test_reading_the_same_form_twice_changes_nothing_more() -> None:
    book, need, runs = opened(written(empty()))
    put(runs, "training.runs[row1].energy", value=1, evidence="Invoice")
    put(need, "need.text", state="sans objet", reason="none")
    once = filled("f.xlsx", saved(book), empty())
    twice = filled("f.xlsx", saved(book), once.answers)

    assert len(once.changes) == 2
    assert [*once.answers.evidence.values()] == [Evidence(title="Invoice")]
    assert twice.changes == ()


def test_an_answer_keeps_what_the_form_does_not_show() -> None:
    kept = Answer(value=3, confidential=True, evidence=("E1",), source="supplier")
    answers = answered(**{RUN: kept})
    answers = answers.model_copy(update={"evidence": {"E1": Evidence(title="Bill")}})
    book, _, runs = opened(written(answers))
    put(runs, RUN, value=4)
    found = filled("f.xlsx", saved(book), answers).answers.answers[RUN]

    assert (found.value, found.confidential, found.evidence) == (4, True, ("E1",))


def test_an_answer_is_withdrawn_by_its_state_alone() -> None:
    answers = answered(need__truth=Answer(value=True))
    book, need, _ = opened(written(answers))
    put(need, "need.truth", state="open", value=None)
    taken = filled("f.xlsx", saved(book), answers)

    assert taken.answers.answers == {}
    assert [change.after for change in taken.changes] == [None]


def test_every_wrong_row_is_named_with_its_sheet_and_row() -> None:
    book, need, runs = opened(written(empty()))
    put(need, "need.level", value="9")
    put(need, "need.truth", value="perhaps")
    put(runs, "training.runs[row1].energy", value=5, low=3)
    problems = filled("f.xlsx", saved(book), empty()).problems

    assert len(problems) == 3
    assert all("row " in line and "sheet" in line for line in problems)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"state": "unknown", "value": 3}, "clear one of the two"),
        ({"state": "answered"}, "no answer stands there"),
        ({"state": "maybe", "value": 3}, "is no state"),
        ({"value": 3, "low": 5, "high": 4}, "lower bound first"),
        ({"value": -3}, "-3"),
        ({"value": 3, "unit": "litre"}, "litre"),
        ({"state": "not applicable"}, "reason"),
    ],
)
def test_a_row_gets_the_checks_of_the_interview(
    cells: dict[str, Value], said: str
) -> None:
    book, _, runs = opened(written(empty()))
    put(runs, "training.runs[row1].energy", **cells)
    (problem,) = filled("f.xlsx", saved(book), empty()).problems

    assert said in problem


def test_a_text_too_long_for_a_cell_is_not_lost() -> None:
    long = Answer(value="x" * 40_000)
    answers = answered(need__text=long)
    book, need, _ = opened(written(answers))
    put(need, "need.truth", value="yes")
    taken = filled("f.xlsx", saved(book), answers)

    assert taken.problems == ()
    assert taken.answers.answers["need.text"] == long


def test_the_form_of_another_project_is_refused() -> None:
    with pytest.raises(ExchangeError, match="project 'Other'"):
        filled("f.xlsx", written(empty("Other")), empty())


def test_a_formula_is_refused_with_its_cell() -> None:
    book, need, _ = opened(written(empty()))
    put(need, "need.text", value="=1+1")

    with pytest.raises(ExchangeError, match=r"cell F\d+ holds a formula"):
        filled("f.xlsx", saved(book), empty())


def test_merged_cells_are_refused_with_their_place() -> None:
    book, need, _ = opened(written(empty()))
    need.merge_cells("F5:F6")

    with pytest.raises(ExchangeError, match="F5:F6 are merged"):
        filled("f.xlsx", saved(book), empty())


@pytest.mark.parametrize("column", ["id", "value", "reason"])
def test_a_deleted_column_is_named(column: str) -> None:
    book, need, _ = opened(written(empty()))
    need.delete_cols(COLUMNS.index(column) + 1)
    content = saved(book)

    if column == "id":  # without it the sheet is no form, and the others are read
        assert filled("f.xlsx", content, empty()).changes == ()
    else:
        with pytest.raises(ExchangeError, match=f"columns {column} are missing"):
            filled("f.xlsx", content, empty())


def test_rows_may_be_sorted_and_deleted() -> None:
    answers = answered(need__truth=Answer(value=True))
    book, need, _ = opened(written(answers))
    need.delete_rows(5, 2)

    taken = filled("f.xlsx", saved(book), answers)
    assert (taken.problems, taken.changes) == ((), ())


def test_an_id_that_was_changed_is_refused() -> None:
    book, need, _ = opened(written(empty()))
    put(need, "need.text", value="text", id="my own")

    with pytest.raises(ExchangeError, match="its id was changed to"):
        filled("f.xlsx", saved(book), empty())


def test_a_row_that_stands_twice_is_refused() -> None:
    book, need, _ = opened(written(empty()))
    put(need, "need.truth", value="yes", id="need.text")
    problems = filled("f.xlsx", saved(book), empty()).problems

    assert "stands twice" in problems[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("f.xlsx", b"not a workbook"),
        ("f.xlsx", b"PK\x03\x04 cut"),
        ("f.csv", b"a;b;c\n1;2;3\n"),
        ("f.csv", b""),
        ("f.yaml", b"format: 1\n"),
        ("f.yaml", b"\xff\xfe\x00"),
        ("f.docx", b""),
    ],
)
def test_what_is_no_form_gets_one_clear_message(name: str, content: bytes) -> None:
    with pytest.raises(ExchangeError, match=r"^f\."):
        read_form(name, content)


def test_a_workbook_without_a_form_names_its_sheets() -> None:
    with pytest.raises(ExchangeError, match="its sheets: Sheet"):
        read_form("f.xlsx", saved(Workbook()))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_sheet_saved_as_csv_is_read(mark: str, encoding: str) -> None:
    _, need, _ = opened(written(empty()))
    put(need, "need.text", value="déjà; vu, là\n=1")
    put(need, "need.count", value=12)
    text = StringIO(newline="")
    lines = csv.writer(text, delimiter=mark)
    lines.writerows([cell.value for cell in line] for line in need)
    taken = filled("f.csv", text.getvalue().encode(encoding), empty())

    assert taken.problems == ()
    assert {k: a.value for k, a in taken.answers.answers.items()} == {
        "need.text": "déjà; vu, là\n=1",
        "need.count": 12,
    }
