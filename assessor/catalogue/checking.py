"""What can be wrong with a pack beyond the form of its files."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from assessor.catalogue.conditions import Named, condition_faults, rule_faults
from assessor.catalogue.migrating import migration_faults
from assessor.catalogue.packs import PackFiles, with_choices
from assessor.catalogue.question_faults import profile_faults, unit_faults
from assessor.catalogue.rule_faults import entry_faults
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.facts import fact_type
from assessor.domain.pack import Pack
from assessor.domain.parsing import typed
from assessor.domain.questionnaire import Kind, Question
from assessor.domain.shelf import Shelf
from assessor.errors import AssessorError, CatalogueError


def check_pack(folder: Path, shelf: Shelf) -> tuple[Pack | None, list[str]]:
    """Read a pack and say everything that is wrong with it.

    Args:
        folder: Folder of the pack.
        shelf: Factor tables that questions draw choices and defaults from.

    Returns:
        The pack, where its files could be read at all, and the problems as
        ``path:line: id: what is wrong``; none if all is well.
    """
    if not (folder / "pack.yaml").is_file():
        return None, [f"{folder}: there is no questionnaire pack here (no pack.yaml)."]
    files = PackFiles(folder)
    if files.pack is None:
        return None, files.problems
    vocabularies = Vocabularies(shelf)
    faults = list(_choice_faults(files.pack, vocabularies))
    if not faults:
        pack = with_choices(files.pack, vocabularies)
        faults = list(_faults(pack, shelf))
    else:
        pack = files.pack
    placed = [
        f"{files.places.get(name, str(folder))}: {name}: {said}"
        for name, said in faults
    ]
    return pack, [*files.problems, *placed, *migration_faults(folder, pack)]


def notes_on(folder: Path) -> list[str]:
    """Say what should be looked at again in a sound pack.

    Args:
        folder: Folder of the pack.
    """
    return PackFiles(folder).notes


def _choice_faults(pack: Pack, vocabularies: Vocabularies) -> Iterator[Named]:
    for question in pack.questions():
        source = question.choices_from
        if source and source != "scenarios" and source not in vocabularies:
            yield question.id, f"choices_from: there is no table {source}"


def _faults(pack: Pack, shelf: Shelf) -> Iterator[Named]:
    yield from _repeated(q for q in pack.questions() if q.code is not None)
    yield from _header_faults(pack)
    for question in pack.questions():
        yield from _question_faults(pack, question)
        yield from _supply_faults(question, shelf)
        yield from unit_faults(question)
    yield from profile_faults(pack)
    yield from condition_faults(pack)
    yield from rule_faults(pack)
    yield from entry_faults(pack)


def _repeated(questions: Iterable[Question]) -> Iterator[Named]:
    seen: dict[str | None, str] = {}
    for question in questions:
        first = seen.setdefault(question.code, question.id)
        if first != question.id:
            yield question.id, f"code: {question.code} is used twice, first by {first}"


def _header_faults(pack: Pack) -> Iterator[Named]:
    sections = {section.id for section in pack.sections}
    orders = [(name, "order", s.order) for name, s in pack.header.stages.items()]
    orders += [(name, "first", p.first) for name, p in pack.header.profiles.items()]
    for place, field, order in orders:
        for section in order:
            if section not in sections:
                yield place, f"{field}: there is no section {section}"
    for profile, note in pack.header.profiles.items():
        for question in note.after_first:
            if question not in pack.by_id:
                yield profile, f"after_first: there is no question {question}"


def _question_faults(pack: Pack, question: Question) -> Iterator[Named]:
    for reference in question.refs:
        if reference.source not in pack.header.sources:
            yield question.id, f"refs: there is no source {reference.source}"
    for holder in question.holder:
        if holder not in pack.header.holders:
            yield question.id, f"holder: there is no holder {holder}"
    yield from _example_faults(question)
    if question.scale and not (question.levels or question.scale in pack.header.scales):
        yield question.id, f"scale: there is no scale {question.scale}"


def _example_faults(question: Question) -> Iterator[Named]:
    if question.example is None:
        if question.type is not Kind.FILE:
            yield question.id, "example: every question has one"
    elif question.choices_from != "scenarios":
        try:
            typed(question, _plain(question.example))
        except AssessorError as error:
            yield question.id, f"example: {error}"


def _plain(example: object) -> object:
    return list(example) if isinstance(example, tuple) else example


def _supply_faults(question: Question, shelf: Shelf) -> Iterator[Named]:
    if question.feeds is not None:
        fact = fact_type(question.feeds)
        if fact is None:
            yield question.id, f"feeds: the estimator reads no fact {question.feeds}"
        elif question.type is Kind.QUANTITY and fact.unit != question.unit:
            said = f"feeds: {question.feeds} is in {fact.unit}, not {question.unit}"
            yield question.id, said
        elif fact.words and set(question.choices) - set(fact.words):
            strange = ", ".join(sorted(set(question.choices) - set(fact.words)))
            yield question.id, f"feeds: {question.feeds} knows no {strange}"
    if question.missing != "none":
        table, _, key = question.missing.partition("#")
        try:
            found = shelf.at(table, key)
        except CatalogueError as error:
            yield question.id, f"missing: {error}"
            return
        if found is None:
            yield question.id, f"missing: {table} has no verified row {key}"
