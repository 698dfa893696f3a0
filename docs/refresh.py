"""Write the parts of the documentation that are made from the program.

Run it after a change: ``.venv/bin/python docs/refresh.py``. The tests compare what
it would write with what is there.
"""

import importlib
import json
import pkgutil
import runpy
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from assessor.assessing import document_schema
from assessor.assessing.comparing import comparison_schema
from assessor.assessing.exam import sit
from assessor.catalogue.calls import pack_folder
from assessor.catalogue.cases import load_cases
from assessor.catalogue.factors import load_shelf
from assessor.catalogue.packs import load_pack
from assessor.catalogue.schemas import schemas
from assessor.catalogue.vocabularies import Vocabularies
from assessor.cli.front import app
from assessor.cli.guard import ExitCode
from assessor.cli.mark_lines import HEAD, PARTS, row_of, summary_of
from assessor.cli.opening import SHIPPED_PACK, shelf_at
from assessor.domain.facts import FACTS, FactType
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import PROFILES, Question, Section
from assessor.domain.shelf import Shelf
from assessor.domain.tables import FactorTable
from assessor.domain.wording import Text
from assessor.estimation import formulas
from assessor.estimation.graph import Formula, Formulas
from assessor.exchange.measurements import FORMATS as MEASUREMENTS
from assessor.resources import data_folder
from assessor.web.statement import statement_lines

HERE = Path(__file__).parent
CALLS = ("examples/calls/regional-fund/call.yaml",)
MADE = "<!-- Made by docs/refresh.py from the program; change nothing here. -->\n"
EXITS: Mapping[int, str] = {
    0: "all is well",
    ExitCode.FINDINGS: "something was found that the command was asked to report",
    ExitCode.WRONG_INPUT: "the input or the use is wrong; the message says what to do",
    ExitCode.DEFECT: "a defect of the program; the message says where it was written",
    ExitCode.INTERRUPTED: "interrupted from the keyboard",
    ExitCode.NOBODY_READS: "what read the output went away",
}


def made() -> dict[str, str]:
    """Return the content of each made file, by its path in this folder."""
    shelf = load_shelf(data_folder("factor_db"))
    pack = load_pack(data_folder("questionnaires") / SHIPPED_PACK, Vocabularies(shelf))
    schema = json.dumps(document_schema(), ensure_ascii=False, indent=2)
    compared = json.dumps(comparison_schema(), ensure_ascii=False, indent=2)
    pages = {
        "commands": _commands(),
        "facts": _facts(),
        "formulas": _formulas(),
        "imports": _imports(),
        "questions": _questions(pack),
        "rules": _rules(pack),
        "tables": _tables(shelf),
    }
    return {
        "evaluation.schema.json": schema + "\n",
        "comparison.schema.json": compared + "\n",
        "accessibility.md": MADE + "\n" + "\n".join(_accessibility()) + "\n",
        "glossary.md": MADE + "\n" + "\n".join(_glossary(pack)) + "\n",
        "coverage.md": MADE + "\n" + "\n".join(_coverage(pack)) + "\n",
        "methodology/exam.md": MADE + "\n" + "\n".join(_exam(pack, shelf)) + "\n",
        **{
            f"reference/{name}.md": MADE + "\n" + "\n".join(lines) + "\n"
            for name, lines in pages.items()
        },
        **{f"../{name}": _pinned(Path(name)) for name in CALLS},
        **{f"schema/{name}.schema.json": _json(one) for name, one in schemas().items()},
    }


def _accessibility() -> Iterator[str]:
    yield from statement_lines("en")
    yield ""
    yield from statement_lines("fr")


def _json(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _pinned(call: Path) -> str:
    """Return a call file of the examples with the digests of what is shipped."""
    shelf = shelf_at(None)
    path = HERE.parent / call
    pack = load_pack(pack_folder(path), Vocabularies(shelf))
    head, first, rest = path.read_text("utf-8").partition("  sha256: ")
    middle, second, end = rest.partition("  sha256: ")
    digests = [f'"{digest}"' for digest in (pack.digest, shelf.digest)]
    ends = [text.partition("\n")[2] for text in (middle, end)]
    return f"{head}{first}{digests[0]}\n{ends[0]}{second}{digests[1]}\n{ends[1]}"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield _row(head)
    yield _row(["---"] * len(head))
    yield from map(_row, rows)


def _row(cells: Sequence[object]) -> str:
    shown = (" ".join(str(cell).split()).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(shown)} |"


def _code(text: object) -> str:
    return f"`{text}`" if text not in {None, ""} else ""


def _en(text: Text) -> str:
    return text.in_language("en")


def _commands() -> Iterator[str]:
    yield from ("# Commands", "", "What `--help` prints, command by command.", "")
    for words in _paths():
        shown = CliRunner().invoke(
            app, [*words, "--help"], prog_name="assessor", env={"COLUMNS": "80"}
        )
        yield from (f"## {' '.join(['assessor', *words])}", "", "```text")
        yield from (shown.stdout.rstrip(), "```", "")
    yield from ("## Exit codes", "")
    codes = [0, *map(int, ExitCode)]
    yield from _table(("code", "when"), [(code, EXITS[code]) for code in codes])


def _paths() -> Iterator[list[str]]:
    yield []
    for name, command in getattr(get_command(app), "commands", {}).items():
        yield [name]
        for inner in getattr(command, "commands", {}):
            yield [name, inner]


def _facts() -> Iterator[str]:
    yield from (
        "# Facts",
        "",
        "What the estimator reads. A question feeds one of these with `feeds:`; it",
        "then has the unit of the fact, or choices among its words.",
    )
    for group, facts in FACTS.items():
        yield from ("", f"## {group}", "")
        rows = [
            (_code(f"{group}.{name}"), *_fact(fact)) for name, fact in facts.items()
        ]
        yield from _table(("fact", "kind", "unit or words"), rows)


def _fact(fact: FactType) -> tuple[str, str]:
    kind = f"{fact.kind}, exact" if fact.exact else fact.kind
    return kind, _code(fact.unit) or ", ".join(map(_code, fact.words))


def _formulas() -> Iterator[str]:
    yield from (
        "# Formulas",
        "",
        "Each formula yields the quantity on the left of its equation. Where several",
        "lead to one quantity, the first that has all it needs is used. A result of",
        "unit *impact* exists once for each impact indicator.",
    )
    for module in sorted(pkgutil.iter_modules(formulas.__path__), key=lambda m: m.name):
        loaded = importlib.import_module(f"{formulas.__name__}.{module.name}")
        found = [one for one in vars(loaded).values() if isinstance(one, Formulas)]
        own = [f for one in found for f in one if _is_own(f, loaded.__name__)]
        if own:
            title = (loaded.__doc__ or "").partition("\n")[0]
            yield from ("", f"## {title.rstrip('.')}", "")
            head = ("equation", "route", "unit", "source")
            yield from _table(head, map(_formula, dict.fromkeys(own)))


def _is_own(formula: Formula, module: str) -> bool:
    return formula.function.__module__ == module


def _formula(formula: Formula) -> tuple[str, str, str, str]:
    unit = "*impact*" if not formula.unit else formula.unit
    return _code(formula.relation), formula.method, unit, formula.source


def _questions(pack: Pack) -> Iterator[str]:
    yield from (
        "# Questions",
        "",
        f"{pack.header.title.in_language('en')}, version {pack.header.version}.",
        "An **r** marks a profile that requires the answer, an **x** one that asks it.",
        "",
    )
    asked = Counter(
        profile
        for section in pack.sections
        for question in section.questions
        for profile in PROFILES
        if _mark(section, question, profile)
    )
    yield from _table(
        ("profile", "questions it may ask, rows counted once"),
        [(profile, asked[profile]) for profile in PROFILES],
    )
    for section in pack.sections:
        title = _en(section.title)
        yield from ("", f"## {section.part}: {title}", "", *_about(section))
        head = ("question", "code", "kind", *(name[0].upper() for name in PROFILES))
        rows = [_question(section, q) for q in section.questions if not q.retired]
        yield from _table((*head, "asks", "shown when"), rows)


def _about(section: Section) -> Iterator[str]:
    if section.when:
        yield from (f"Shown when {_code(section.when)}.", "")
    if section.repeat:
        yield from (f"One row each of {_code(section.repeat.group)}.", "")


def _question(section: Section, question: Question) -> tuple[object, ...]:
    kind = f"{question.type}, {question.unit}" if question.unit else question.type
    if question.scored:
        kind = f"level, {question.gauge}, weight {question.weight:g}"
    return (
        _code(question.id),
        question.code or "",
        kind,
        *(_mark(section, question, profile) for profile in PROFILES),
        _en(question.ask),
        _code(question.when),
    )


def _mark(section: Section, question: Question, profile: str) -> str:
    required = {name for name, needed in question.required.items() if needed}
    if question.retired or profile not in {*question.profiles} & {*section.profiles}:
        return ""
    return "r" if profile in required else "x"


def _exam(pack: Pack, shelf: Shelf) -> Iterator[str]:
    tasks = load_cases(data_folder("questionnaires") / SHIPPED_PACK, pack)
    marks = list(sit(tasks, pack, shelf))
    yield from (
        "# The exam",
        "",
        "Published cases, redone by `assessor validate`. Each is an answers file that",
        "goes the way of any project; what is compared is the central figure. They lie",
        "in `questionnaires/ai-environment/tests/cases`, one folder each.",
        "",
        summary_of(marks),
    )
    for title, verdicts in PARTS.items():
        chosen = [row_of(mark) for mark in marks if mark.verdict in verdicts]
        yield from ("", f"## {title}", "", *_table(HEAD, chosen))
    yield from ("", "## Why a figure is not compared", "")
    counted = PARTS["Reproduced"]
    yield from _table(
        ("case", "figure", "reason"),
        [
            (m.case, m.figure, m.reason)
            for m in marks
            if m.verdict not in counted and m.reason
        ],
    )
    yield from ("", "## Sources", "")
    yield from _table(
        ("case", "title", "source", "locator", "read in"),
        [
            (case.id, case.title, case.source, case.locator, case.verification)
            for case in (task.case for task in tasks)
        ],
    )


def _coverage(pack: Pack) -> Iterator[str]:
    yield from runpy.run_path(str(HERE / "demands.py"))["coverage"](pack)


def _glossary(pack: Pack) -> Iterator[str]:
    """Yield the terms of the field with their meaning, in both languages."""
    yield "# Glossary"
    yield ""
    yield "The words of the questionnaire and of the report in plain terms. The help of"
    yield "a question (F1) shows those it uses, the annex of the report all of them."
    for language, title, head in (
        ("en", "In English", ("term", "meaning")),
        ("fr", "En français", ("terme", "sens")),
    ):
        yield ""
        yield f"## {title}"
        yield ""
        terms = sorted(
            (one.term.in_language(language), one.meaning.in_language(language))
            for one in pack.glossary
        )
        yield from _table(head, terms)


def _rules(pack: Pack) -> Iterator[str]:
    yield from ("# Rules", "", "## Gates", "")
    yield from _table(
        ("gate", "colour", "title", "concerns", "fires when"),
        [
            (g.id, g.colour, _en(g.title), _code(g.concerns), _code(g.when))
            for g in pack.gates
        ],
    )
    yield from ("", "## Findings", "")
    yield from _table(
        ("finding", "severity", "title", "holds when"),
        [(f.id, f.severity, _en(f.title), _code(f.when)) for f in pack.findings],
    )
    yield from ("", "## Biases", "")
    yield from _table(
        ("bias", "title", "passed when"),
        [(b.id, _en(b.title), _code(b.passed)) for b in pack.bias],
    )
    yield from ("", "## Levels that figures propose", "")
    yield from _table(
        ("code", "level", "settles"),
        [
            (q.code or q.id, _code(q.derive.level), "yes" if q.derive.settles else "")
            for q in pack.questions()
            if q.derive
        ],
    )
    yield from ("", "## Claim wordings", "")
    yield from _table(
        ("wording", "severity", "rules", "in force from"),
        [
            (_en(c.term), c.severity, ", ".join(c.rules), c.in_force_from or "")
            for c in pack.claims
        ],
    )
    yield from ("", "## Actions", "")
    yield from _table(
        ("action", "stages", "families", "title"),
        [
            (a.id, ", ".join(a.stages), ", ".join(a.families), _en(a.title))
            for a in pack.actions
        ],
    )
    yield from ("", "## Conventions", "")
    yield from _table(
        ("convention", "statement", "reason"),
        [(c.id, _en(c.statement), _en(c.reason)) for c in pack.conventions],
    )


def _imports() -> Iterator[str]:
    yield from ("# Imports of measurements: where each column goes", "")
    yield "`assessor import` reads these files; [imports](../imports.md) says how."
    yield "A column without a field fills none. Other columns are left in the file."
    yield ""
    for form in MEASUREMENTS.values():
        yield from (f"## {form.name}", "", f"Written by {form.tool}.", "")
        yield from _table(
            ("column", "field", "what is made of it"),
            ((_code(k), _code(c.to), _en(c.why)) for k, c in form.columns.items()),
        )
        yield from ("", *(f"{_en(note)}\n" for note in form.notes))


def _tables(shelf: Shelf) -> Iterator[str]:
    rows = sum(len(table.factors) for table in shelf.values())
    yield from ("# Factor tables", "", f"{len(shelf)} tables, {rows} rows.", "")
    yield from _table(
        ("table", "title", "rows", "unit", "years", "least uncertainty", "licence"),
        map(_factors, shelf.values()),
    )


def _factors(table: FactorTable) -> tuple[object, ...]:
    years = sorted({row.valid_from for row in table.factors if row.valid_from})
    span = f"{years[0]} to {years[-1]}" if len(years) > 1 else "".join(map(str, years))
    least = table.relative_uncertainty
    return (
        _code(table.id),
        _en(table.title),
        len(table.factors),
        table.unit or "by row",
        span or "undated",
        f"{least.value:.0%}" if least else "",
        table.licence,
    )


def main() -> None:
    """Write every made file."""
    for folder in ("reference", "schema"):
        (HERE / folder).mkdir(exist_ok=True)
    for name, content in made().items():
        (HERE / name).write_text(content, "utf-8")


if __name__ == "__main__":
    main()
