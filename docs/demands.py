"""Where each demand of the founding documents is met, checked id by id."""

import importlib
import pkgutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from assessor.catalogue.cases import load_cases
from assessor.cli.commands import COMMANDS
from assessor.cli.opening import SHIPPED_PACK
from assessor.domain.model import Model
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.estimation import formulas
from assessor.estimation.graph import Formulas
from assessor.notation import read_file
from assessor.reporting.view.editions import Edition
from assessor.resources import data_folder

HERE = Path(__file__).parent
FILE = HERE / "requirements.yaml"
EXAMPLES = HERE.parent / "examples"


class Met(Model):
    """What meets a demand, by kind; each name is checked."""

    questions: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


class Requirement(Model):
    """One thing that a founding document names, in our words.

    Attributes:
        document: Entry of the source registry of the pack.
        means: What it asks of an assessment.
        not_yet: What is missing, plainly; empty where it is met.
    """

    id: str
    document: str
    item: str
    means: str
    met: Met = Met()
    not_yet: str = ""


class Requirements(Model):
    """The whole list."""

    requirements: tuple[Requirement, ...]


def requirements() -> tuple[Requirement, ...]:
    """Read the list."""
    return Requirements.model_validate(read_file(FILE).data).requirements


def known(pack: Pack, shelf: Shelf) -> Mapping[str, Collection[str]]:
    """Return every name there is, by kind."""
    folder = data_folder("questionnaires") / SHIPPED_PACK
    return {
        "questions": {*pack.by_code, *pack.by_id},
        "rules": {*_rules(pack)},
        "claims": {claim.id for claim in pack.claims},
        "actions": {action.id for action in pack.actions},
        "formulas": {*_formulas()},
        "tables": {*shelf},
        "chapters": {*Edition(id="full").order, "cover", "annex"},
        "commands": {*COMMANDS},
        "cases": {task.case.id for task in load_cases(folder, pack)},
        "examples": {path.parent.name for path in EXAMPLES.glob("*/answers.yaml")},
        "pages": {page.relative_to(HERE).as_posix() for page in HERE.rglob("*.md")},
    }


def _rules(pack: Pack) -> Iterator[str]:
    yield from (gate.id for gate in pack.gates)
    yield from (finding.id for finding in pack.findings)
    yield from (check.id for check in pack.bias)
    yield from (convention.id for convention in pack.conventions)


def _formulas() -> Iterator[str]:
    for module in pkgutil.iter_modules(formulas.__path__):
        loaded = importlib.import_module(f"{formulas.__name__}.{module.name}")
        for one in vars(loaded).values():
            if isinstance(one, Formulas):
                yield from (formula.function.__name__ for formula in one)


def faults(pack: Pack, shelf: Shelf) -> Iterator[str]:
    """Say which demands name what is not there, or say nothing of themselves."""
    there = known(pack, shelf)
    for one in requirements():
        if one.document not in pack.header.sources:
            yield f"{one.id}: there is no document {one.document}"
        named = one.met.model_dump()
        if not any(named.values()) and not one.not_yet:
            yield f"{one.id}: neither met nor said to be missing"
        for kind, names in named.items():
            for name in names:
                if name not in there[kind]:
                    yield f"{one.id}: {kind}: there is no {name}"


def coverage(pack: Pack) -> Iterator[str]:
    """Yield the lines of the page."""
    listed = requirements()
    whole = sum(not one.not_yet for one in listed)
    partly = sum(bool(one.not_yet) and one.met != Met() for one in listed)
    bare = len(listed) - whole - partly
    yield from (
        "# Where each demand is met",
        "",
        "What five documents that this framework comes from ask of an assessment, in",
        "our words, and where it is met: codes and ids of questions, rules, formulas,",
        "factor tables, chapters of the report, commands.",
        "",
        f"{len(listed)} demands: {whole} met, {partly} met in part, {bare} not yet.",
    )
    for document in dict.fromkeys(one.document for one in listed):
        yield from ("", f"## {document}", "")
        yield from (pack.header.sources[document].cited("en") + ".", "")
        yield "| | what it names | what it means here | where it is met | not yet |"
        yield "| --- | --- | --- | --- | --- |"
        for one in listed:
            if one.document == document:
                cells = (one.id, one.item, one.means, _met(one.met), one.not_yet)
                yield f"| {' | '.join(cells)} |"


def _met(met: Met) -> str:
    kinds = met.model_dump().items()
    return "; ".join(
        f"{kind}: {', '.join(f'`{name}`' for name in names)}"
        for kind, names in kinds
        if names
    )
