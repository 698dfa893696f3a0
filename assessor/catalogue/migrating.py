"""Answers to one version of a pack brought to another, with a log of what moved."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assessor.catalogue.answer_faults import question_of
from assessor.catalogue.answers import check_answers
from assessor.catalogue.moving import OPEN, Moving, question_id, take
from assessor.domain.answers import Answer, AnswersFile
from assessor.domain.migrations import (
    Add,
    Convert,
    Drop,
    MapValues,
    Merge,
    Migration,
    MigrationLog,
    Migrations,
    Part,
    Reask,
    Rename,
    Split,
    Step,
)
from assessor.domain.pack import Pack
from assessor.domain.parsing import settle, typed
from assessor.domain.questionnaire import Kind, Question
from assessor.domain.sheet import STAGE
from assessor.domain.wording import Text
from assessor.errors import AnswerError, CatalogueError, NotationError
from assessor.expressions.checking import nearest
from assessor.notation import Document, problems, read

FILE = "migrations.yaml"
Named = tuple[str, str]
"""Where something stands and what is wrong with it."""
_STEPS = (Rename, MapValues, Convert, Split, Part, Merge, Drop, Add, Reask)
_MODELS = (Migrations, Migration, *_STEPS)
_FIELDS = ("from", "to", *(name for one in _MODELS for name in one.model_fields))
_UNTAKEN = Text(
    {
        "en": "No step of the migration says what becomes of it.",
        "fr": "Aucune étape de la migration ne dit ce que cela devient.",
    }
)
_UNFIT = Text(
    {
        "en": "The question does not take this answer any more.",
        "fr": "La question n’admet plus cette réponse.",
    }
)


def load_migrations(folder: Path) -> tuple[Migration, ...]:
    """Read the migrations of a pack; none where it has no such file.

    Args:
        folder: Folder of the pack.

    Raises:
        CatalogueError: The file is wrong; every problem at once, with its line.
    """
    path = folder / FILE
    if not path.is_file():
        return ()
    try:
        document = read(path.read_bytes(), str(path))
    except NotationError as error:
        raise CatalogueError(str(error)) from error
    try:
        return Migrations.model_validate(document.data).migrations
    except ValidationError as error:
        errors: Any = error.errors(include_url=False)
        raise CatalogueError("\n".join(problems(document, errors, _FIELDS))) from error


def migration_faults(folder: Path, pack: Pack) -> Iterator[str]:
    """Say what is wrong with the migrations of a pack.

    Args:
        folder: Folder of the pack.
        pack: The pack, to which the last migration leads.
    """
    path = folder / FILE
    try:
        found = load_migrations(folder)
    except CatalogueError as error:
        yield from str(error).splitlines()
        return
    known = {question.id for s in pack.sections for question in s.questions}
    known |= {*pack.groups}
    for migration in found:
        where = f"{path}:1: {migration.before} to {migration.after}"
        if _numbers(migration.before) >= _numbers(migration.after):
            yield f"{where}: a migration leads to a later version"
        if migration.after != pack.header.version:
            continue
        for step in migration.steps:
            for name in _targets(step):
                if name not in known:
                    said = f"{step.do}: this version has no question {name}"
                    yield f"{where}: {said}{nearest(name, known)}"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _targets(step: Step) -> tuple[str, ...]:
    if isinstance(step, Rename | Merge):
        return (step.to,)
    if isinstance(step, Split):
        return tuple(part.id for part in step.into)
    return () if isinstance(step, Drop) else (step.id,)


def migrate(
    text: bytes, name: str, pack: Pack, migrations: tuple[Migration, ...]
) -> tuple[AnswersFile, MigrationLog]:
    """Bring answers to the version of a pack; what no step settles becomes open.

    Args:
        text: The answers file, as it is.
        name: Name of the file, for messages and the log.
        pack: The pack that the answers are brought to.
        migrations: The migrations of that pack.

    Returns:
        The answers, checked against the pack, and what moved.

    Raises:
        CatalogueError: No migration leads from the version of the file to this one.
    """
    try:
        document = read(text, name)
    except NotationError as error:
        raise CatalogueError(str(error)) from error
    if not isinstance(document.data, dict):
        message = f"{name}:1: this is not an answers file"
        raise CatalogueError(message)
    data: dict[str, Any] = document.data
    path = _path(data, name, pack, migrations)
    moving = _moving(data)
    for migration in path:
        for step in migration.steps:
            take(moving, step)
    _let_go(moving, pack)
    moved = _assembled(data, moving, pack, name)
    answers = check_answers(Document(moved, {(): 1}, name), pack)
    pin = data["pack"]
    log = MigrationLog(
        pack=pack.header.id,
        before=f"{pin['id']} {pin['version']}",
        after=f"{pack.header.id} {pack.header.version}",
        source=name,
        source_sha256=hashlib.sha256(text).hexdigest(),
        moves=tuple(moving.moves),
    )
    return answers, log


def _path(
    data: Mapping[str, Any], name: str, pack: Pack, migrations: tuple[Migration, ...]
) -> list[Migration]:
    """Return the migrations that lead from the version of a file to this one."""
    pin = data.get("pack")
    header = pack.header
    if not isinstance(pin, dict) or not {"id", "version"} <= pin.keys():
        message = f"{name}:1: pack: the id and the version of the pack are missing"
        raise CatalogueError(message)
    given, version = pin["id"], str(pin["version"])
    base = header.extends
    if base is not None and (given, version) == (base.id, base.version):
        return []
    if given != header.id:
        message = (
            f"{name}:1: pack: these answers belong to {given} {version}, and nothing "
            f"leads from there to {header.id} {header.version}; name the right pack "
            "with --pack"
        )
        raise CatalogueError(message)
    if version == header.version:
        message = f"{name}:1: pack: these answers are to version {version} already"
        raise CatalogueError(message)
    path: list[Migration] = []
    while version != header.version:
        step = next(
            (m for m in migrations if m.before == version and m not in path), None
        )
        if step is None:
            message = (
                f"{name}:1: pack: no migration leads from version {version} to "
                f"{header.version}; keep the folder of {version} and name it with "
                "--pack, or add the migration to migrations.yaml"
            )
            raise CatalogueError(message)
        path.append(step)
        version = step.after
    return path


def _moving(data: Mapping[str, Any]) -> Moving:
    groups = _mapping(data, "groups")
    project = _mapping(data, "project")
    answers = {STAGE: project.get("stage"), **_mapping(data, "answers")}
    return Moving(
        answers=answers,
        groups={group: [*rows] for group, rows in groups.items()},
        reviews=dict(_mapping(data, "reviews")),
    )


def _mapping(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    found = data.get(key)
    return found if isinstance(found, dict) else {}


def _let_go(moving: Moving, pack: Pack) -> None:
    """Take out what the pack does not know or does not take, and say so."""
    for group in [one for one in moving.groups if one not in pack.groups]:
        rows = ", ".join(moving.groups.pop(group))
        moving.note("left out", group, rows, {}, _UNTAKEN)
    for name in [*moving.answers]:
        if name == STAGE:
            continue
        question = question_of(name, pack)
        raw = moving.answers[name]
        if question is None:
            moving.note("left out", name, moving.answers.pop(name), {}, _UNTAKEN)
        elif not _fits(question, raw):
            moving.note("asked again", name, raw, {name: None}, _UNFIT)
            del moving.answers[name]
    moving.reviews = {n: r for n, r in moving.reviews.items() if n in moving.answers}


def _fits(question: Question, raw: object) -> bool:
    if question.choices_from == "scenarios":
        question = question.model_copy(update={"type": Kind.TEXT})
    try:
        if isinstance(raw, dict) and Answer.model_fields.keys() & raw.keys():
            settle(question, Answer.model_validate(raw))
        else:
            typed(question, raw)
    except (AnswerError, ValidationError):
        return False
    return True


def _assembled(
    data: Mapping[str, Any], moving: Moving, pack: Pack, name: str
) -> dict[str, Any]:
    """Put the file together again, with its new pin and its stage."""
    stage = moving.answers.get(STAGE)
    stage = stage.get("value") if isinstance(stage, dict) else stage
    if stage is None:
        message = (
            f"{name}:1: project.stage: no step says what this stage is called now; add "
            "it to map_values of project.stage"
        )
        raise CatalogueError(message)
    if STAGE not in _mapping(data, "answers"):
        moving.answers.pop(STAGE, None)
        moving.moves = (
            [move for move in moving.moves if question_id(move.id) != STAGE]
            if stage == _mapping(data, "project").get("stage")
            else moving.moves
        )
    return {
        **data,
        "pack": {
            "id": pack.header.id,
            "version": pack.header.version,
            "sha256": pack.digest,
        },
        "project": {**_mapping(data, "project"), "stage": stage},
        "groups": moving.groups,
        "answers": moving.answers,
        "reviews": moving.reviews,
    }


def opened(log: MigrationLog) -> tuple[str, ...]:
    """Return the answers that have to be given again after a migration.

    Args:
        log: What moved.
    """
    return tuple(
        target
        for move in log.moves
        for target, now in zip(move.to, move.now, strict=True)
        if now == OPEN
    )
