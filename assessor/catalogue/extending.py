"""Whether an extension keeps to what an extension may do."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from assessor.domain.extension import Addition, Extension
from assessor.domain.pack import Extends, Pack
from assessor.domain.questionnaire import Question, Section
from assessor.expressions.checking import nearest
from assessor.notation import Document
from assessor.resources import data_folder

Named = tuple[str, str]
"""The id of a thing and what is wrong with it."""
ADDITIONS = "additions.yaml"
CLOSED = (
    "gates/*.yaml",
    "bias.yaml",
    "claims/*.yaml",
    "conventions.yaml",
    "crosswalk.yaml",
)
"""What a pack may hold and an extension may not."""
FIXED = tuple(
    name
    for name in Question.model_fields
    if name not in {*Addition.model_fields, "help"}
)
"""What an inherited question keeps as it is."""
_STRENGTH = {"suggested": 1, "required": 2}


def find_base(folder: Path, wanted: Extends) -> Path | None:
    """Return the folder of the pack that an extension adds to.

    It is looked for beside the extension, then among the packs of the program; of
    several versions the one asked for is taken.

    Args:
        folder: Folder of the extension.
        wanted: What it extends.
    """
    shipped = data_folder("questionnaires")
    beside = sorted(folder.resolve().parent.glob("*/pack.yaml"))
    heads = [*beside, *sorted(shipped.glob("*/pack.yaml"))]
    found = [path.parent for path in heads if _says(path, "id", wanted.id)]
    right = (
        one for one in found if _says(one / "pack.yaml", "version", wanted.version)
    )
    return next(right, found[0] if found else None)


def _says(path: Path, key: str, value: str) -> bool:
    """Whether a line of a file is ``key: value``; the file is read in full later."""
    try:
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return False
    said = (line.partition(":") for line in lines if line.startswith(f"{key}:"))
    return any(
        rest.partition("#")[0].strip().strip("'\"") == value for *_, rest in said
    )


def base_fault(base: Pack, wanted: Extends) -> str | None:
    """Say why a pack is not the one that an extension adds to.

    Args:
        base: The pack that was found.
        wanted: What the extension asks for.
    """
    if base.header.extends is not None:
        return f"extends: {wanted.id} is an extension itself; extend the pack below it"
    if base.header.version != wanted.version:
        return (
            f"extends: version {wanted.version} of {wanted.id} is asked for, and "
            f"{base.header.version} is here: put that folder beside this one, "
            "or see with “assessor pack diff” what moves and raise the version"
        )
    if wanted.sha256 is not None and wanted.sha256 != base.digest:
        return (
            f"extends: the content of {wanted.id} {wanted.version} is not the one "
            f"asked for: its SHA-256 is {base.digest}"
        )
    return None


def closed_faults(folder: Path) -> Iterator[str]:
    """Say which files an extension may not hold.

    Args:
        folder: Folder of the extension.
    """
    for pattern in CLOSED:
        for path in sorted(folder.glob(pattern)):
            yield (
                f"{path}:1: an extension has no such file: gates, biases, claims, "
                "conventions and the crosswalk belong to the pack below, so that a "
                "result means the same for all; say what you look at with findings, "
                "with mandatory coverage "
                "and with points in the call file"
            )


def fixed_faults(document: Document) -> Iterator[str]:
    """Say which keys of inherited questions a file of additions would change.

    Args:
        document: The file of additions, as read.
    """
    data = document.data
    items = data.get("additions") if isinstance(data, dict) else None
    for place, item in enumerate(items if isinstance(items, list) else ()):
        for key in item if isinstance(item, dict) else ():
            if key in FIXED or key == "help":
                line = document.line_of(("additions", place, key))
                instead = "add a hint" if key == "help" else "coin an id of your own"
                yield (
                    f"{document.path}:{line}: {item.get('id')}: {key}: an extension "
                    f"cannot change this: an id means the same in every pack; {instead}"
                )


def extension_faults(base: Pack, extension: Extension) -> Iterator[Named]:
    """Say where an extension changes what it inherits, or reaches into it.

    Args:
        base: The pack that is extended.
        extension: What is added.
    """
    yield from _header_faults(base, extension)
    for addition in extension.additions:
        yield from _addition_faults(base, extension, addition)
    known = {q.id: q for section in base.sections for q in section.questions}
    fed = {question.feeds: question.id for question in known.values()}
    for section in extension.sections:
        yield from _section_faults(base, extension, section)
        for question in section.questions:
            if question.id in known:
                yield question.id, _redefined(known[question.id], question, base)
            else:
                yield from _own_faults(extension, question, fed)
    yield from _taken_faults(base, extension)


def _header_faults(base: Pack, extension: Extension) -> Iterator[Named]:
    header, own = base.header, extension.header
    for field in ("profiles", "scales", "sources", "holders", "levers"):
        for name in getattr(own, field):
            if name in getattr(header, field):
                said = f"{field}: {name} belongs to {header.id} and stays as it is"
                yield name, f"{said}; take a name of your own"
    for name, note in own.profiles.items():
        for stage in note.evidence_targets:
            if stage not in header.stages:
                said = f"there is no stage {stage}{nearest(stage, header.stages)}"
                yield name, f"evidence_targets: {said}"


def _addition_faults(
    base: Pack, extension: Extension, addition: Addition
) -> Iterator[Named]:
    question = base.by_id.get(addition.id)
    if question is None:
        said = f"{base.header.id} has no such question"
        yield addition.id, f"{said}{nearest(addition.id, base.by_id)}"
        return
    need = addition.evidence.need
    for field, names in (
        ("profiles", addition.profiles),
        ("required", [*addition.required]),
        ("evidence", [*need]),
    ):
        yield from _foreign(addition.id, field, names, extension.profiles)
    for name, strength in need.items():
        note = extension.header.profiles.get(name)
        inherited = question.evidence.need.get(note.based_on) if note else None
        if inherited and _STRENGTH[strength] < _STRENGTH[inherited]:
            said = f"evidence: {name} inherits “{inherited}”; it cannot want less"
            yield addition.id, said
    yield from _translation_faults(question, addition)


def _translation_faults(question: Question, addition: Addition) -> Iterator[Named]:
    for language, given in addition.translations.items():
        if language in question.ask.root:
            said = (
                f"the {language} wording belongs to the pack below and stays as it is"
            )
            yield addition.id, f"translations: {said}"
        for key in given.choices:
            if key not in question.choices:
                said = f"there is no choice {key}{nearest(key, question.choices)}"
                yield addition.id, f"translations: {language}: {said}"


def _foreign(
    name: str, field: str, used: Iterable[str], own: Collection[str]
) -> Iterator[Named]:
    for profile in used:
        if profile not in own:
            said = f"{field}: {profile} is not a profile of this extension, which has"
            rest = "what other profiles ask is not changed"
            yield name, f"{said} {', '.join(own)}; {rest}"


def _redefined(was: Question, now: Question, base: Pack) -> str:
    changed = [
        field
        for field in Question.model_fields
        if field in now.model_fields_set and getattr(was, field) != getattr(now, field)
    ]
    fields = f" (it would change {', '.join(changed)})" if changed else ""
    return (
        f"this id belongs to {base.header.id} and means the same in every pack"
        f"{fields}; coin an id of your own, or add to it in {ADDITIONS}"
    )


def _section_faults(
    base: Pack, extension: Extension, section: Section
) -> Iterator[Named]:
    if section.id in {one.id for one in base.sections}:
        said = f"section: {section.id} belongs to {base.header.id}; take another id"
        yield section.id, said
    if section.repeat is not None and section.repeat.group in base.groups:
        said = f"repeat: {section.repeat.group} belongs to {base.header.id}"
        yield section.id, f"{said}; take a group of your own"
    if "profiles" in section.model_fields_set:
        yield from _foreign(
            section.id, "profiles", section.profiles, extension.profiles
        )


def _own_faults(
    extension: Extension, question: Question, fed: Mapping[str | None, str]
) -> Iterator[Named]:
    prefix = extension.header.id.replace("-", "_") + "."
    if not question.id.startswith(prefix):
        said = f"an id of this extension begins with {prefix}, so that no later version"
        yield question.id, f"{said} of the pack below takes it"
    if question.weight:
        said = (
            "weight: gauges are those of the pack below; give points in the call file"
        )
        yield question.id, said
    if question.feeds is not None and question.feeds in fed:
        said = f"feeds: {question.feeds} is asked by {fed[question.feeds]} already"
        yield question.id, said
    if "profiles" in question.model_fields_set:
        yield from _foreign(
            question.id, "profiles", question.profiles, extension.profiles
        )


def _taken_faults(base: Pack, extension: Extension) -> Iterator[Named]:
    for what, there, own in (
        ("finding", base.findings, extension.findings),
        ("action", base.actions, extension.actions),
    ):
        taken = {one.id for one in there}
        for one in own:
            if one.id in taken:
                said = f"this {what} belongs to {base.header.id} and stays as it is"
                yield one.id, f"{said}; take an id of your own"
    for wording in extension.outcomes:
        yield from _foreign(
            wording.id, "wordings", wording.wordings, extension.profiles
        )
