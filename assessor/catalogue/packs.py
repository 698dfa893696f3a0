"""A questionnaire pack, from its folder of data files."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from assessor.catalogue.cache import keep, kept, key_of
from assessor.catalogue.extending import (
    ADDITIONS,
    base_fault,
    closed_faults,
    extension_faults,
    find_base,
    fixed_faults,
)
from assessor.catalogue.pack_files import LISTS, ONE_EACH, Additions
from assessor.catalogue.question_faults import profile_name_faults
from assessor.catalogue.stated_figures import figure_faults, with_figures
from assessor.catalogue.translating import translation_notes
from assessor.catalogue.usual_figures import register_digest, with_usual
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.extension import Addition, Extension, ExtensionHeader, extended
from assessor.domain.pack import Extends, Pack, PackHeader
from assessor.domain.questionnaire import Kind, Question
from assessor.domain.rules import Finding, Gate
from assessor.errors import CatalogueError, NotationError
from assessor.notation import Document, problems, read_file

ModelT = TypeVar("ModelT", bound=BaseModel)

_OWN = ("sections/*.yaml", "findings/*.yaml", "actions/*.yaml", "outcomes.yaml")
"""What an extension holds besides its additions."""
_IDS_ARE_AT = (1, 3)  # "id" of the file itself, or of an item of its list


class PackFiles:
    """A pack with the files it was read from.

    An extension is read over the pack that it adds to.

    Attributes:
        pack: The pack.
        places: ``path:line`` of each question and rule, by id.
        problems: What is wrong, one line each; the pack is whole only without any.
        notes: What should be looked at again, one line each.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[str] = []
        self.notes: list[str] = []
        self.places: dict[str, str] = {}
        self._first: dict[tuple[str, str], str] = {}
        self.pack: Pack | None = None
        head = self._read(folder / "pack.yaml")
        if head is None:
            return
        if isinstance(head.data, dict) and "extends" in head.data:
            self.pack = self._extended(head)
        else:
            header = self._model(head, PackHeader)
            found = self._found((*ONE_EACH, *LISTS))
            self.pack = None if header is None else _whole(header, found)
        if self.pack is not None:
            self._say((*profile_name_faults(self.pack), *figure_faults(self.pack)))

    def _found(self, patterns: Iterable[str]) -> dict[str, list[Any]]:
        """Read what stands in the files of some patterns, by field of the pack."""
        found: dict[str, list[Any]] = {}
        for pattern in patterns:
            if pattern in ONE_EACH:
                name = pattern.partition("/")[0]
                ones = self._all(pattern, ONE_EACH[pattern])
                found[name] = [one for one, _ in ones]
                continue
            model = LISTS[pattern]
            for one, _ in self._all(pattern, model):
                for field in model.model_fields:
                    name = "bias" if field == "checks" else field
                    found.setdefault(name, []).extend(getattr(one, field))
        return found

    def _extended(self, head: Document) -> Pack | None:
        header = self._model(head, ExtensionHeader)
        found = self._found(_OWN)
        additions = self._additions()
        self.problems += closed_faults(self.folder)
        base = None if header is None else self._base(head, header.extends)
        if header is None or base is None or base.pack is None or self.problems:
            return None
        own = Extension(header=header, additions=additions, **_tuples(found))
        self._say(extension_faults(base.pack, own))
        if self.problems:
            return None
        self.places = {**base.places, **self.places}
        self.notes += self._placed(translation_notes(base.pack, own))
        return _sealed(with_figures(extended(base.pack, own)))

    def _base(self, head: Document, wanted: Extends) -> "PackFiles | None":
        line = f"{head.path}:{head.line_of(('extends',))}"
        folder = find_base(self.folder, wanted)
        if folder is None or folder.resolve() == self.folder.resolve():
            said = f"extends: there is no pack {wanted.id} beside this one"
            self.problems.append(f"{line}: {said} or among those of the program")
            return None
        base = PackFiles(folder)
        self.problems += base.problems
        fault = None if base.pack is None else base_fault(base.pack, wanted)
        if fault is not None:
            self.problems.append(f"{line}: {fault}")
        return base

    def _additions(self) -> tuple[Addition, ...]:
        found: list[Addition] = []
        for path in sorted(self.folder.glob(ADDITIONS)):
            document = self._read(path)
            if document is None:
                continue
            fixed = [*fixed_faults(document)]
            self.problems += fixed
            self._remember(document, ADDITIONS)
            one = None if fixed else self._model(document, Additions)
            found += one.additions if one is not None else ()
        return tuple(found)

    def _say(self, faults: Iterable[tuple[str, str]]) -> None:
        self.problems += self._placed(faults)

    def _placed(self, said_of: Iterable[tuple[str, str]]) -> list[str]:
        head = f"{self.folder / 'pack.yaml'}:1"
        return [f"{self.places.get(name, head)}: {name}: {s}" for name, s in said_of]

    def _all(
        self, pattern: str, model: type[ModelT]
    ) -> Iterator[tuple[ModelT, Document]]:
        for path in sorted(self.folder.glob(pattern)):
            document = self._read(path)
            if document is None:
                continue
            self._remember(document, pattern)
            one = self._model(document, model)
            if one is not None:
                yield one, document

    def _read(self, path: Path) -> Document | None:
        try:
            return read_file(path)
        except NotationError as error:
            self.problems.append(str(error))
            return None

    def _model(self, document: Document, model: type[ModelT]) -> ModelT | None:
        try:
            return model.model_validate(document.data)
        except ValidationError as error:
            errors: Any = error.errors(include_url=False)
            self.problems += problems(document, errors, _fields(model))
            return None

    def _remember(self, document: Document, pattern: str) -> None:
        """Note where each id stands, and which stands twice among its like."""
        for location, line in document.lines.items():
            if len(location) not in _IDS_ARE_AT or location[-1] != "id":
                continue
            identifier = str(_value_at(document.data, location))
            place = f"{document.path}:{line}"
            self.places.setdefault(identifier, place)
            first = self._first.setdefault((pattern, identifier), place)
            if first != place:
                self.problems.append(
                    f"{place}: {identifier}: this id is used twice, first at {first}; "
                    "ids are coined once"
                )


def load_pack(folder: Path, vocabularies: Vocabularies) -> Pack:
    """Read a pack and fill the choices that come from factor tables.

    Args:
        folder: Folder of the pack, with its ``pack.yaml``.
        vocabularies: Words by the name that ``choices_from`` uses.

    Raises:
        CatalogueError: If anything is wrong; every problem of every file at once.
    """
    if not (folder / "pack.yaml").is_file():
        message = f"{folder}: there is no questionnaire pack here (no pack.yaml)."
        raise CatalogueError(message)
    key = _key(folder)
    return with_choices(_kept(key) or _read(folder, key), vocabularies)


def _key(folder: Path) -> str | None:
    kind = f"pack {register_digest()}"
    return key_of(kind, sorted(folder.rglob("*.yaml")), folder)


def _kept(key: str | None) -> Pack | None:
    content = kept(key)
    try:
        return None if content is None else Pack.model_validate_json(content)
    except ValidationError:
        return None


def _read(folder: Path, key: str | None) -> Pack:
    files = PackFiles(folder)
    if files.problems or files.pack is None:
        raise CatalogueError("\n".join(files.problems))
    # Part of an extension is read from the folder of another pack, and what changed
    # while it was read is not what the key stands for.
    if files.pack.header.extends is None and key == _key(folder):
        with suppress(ValueError):
            keep(key, files.pack.model_dump_json().encode())
    return files.pack


def with_choices(pack: Pack, vocabularies: Vocabularies) -> Pack:
    """Fill the choices that come from factor tables and places."""
    sections = tuple(
        section.model_copy(
            update={
                "questions": tuple(
                    _with_choices(question, vocabularies)
                    for question in section.questions
                )
            }
        )
        for section in pack.sections
    )
    return pack.model_copy(update={"sections": sections})


def _with_choices(question: Question, vocabularies: Vocabularies) -> Question:
    source = question.choices_from
    if source is None and question.type is Kind.COUNTRY:
        source = "places"
    if source is None or source == "scenarios":
        return question
    words = vocabularies.words(source)
    choices = {**words, **question.choices}
    return question.model_copy(update={"choices": choices})


def _whole(header: PackHeader, found: Mapping[str, list[Any]]) -> Pack:
    whole = with_usual(Pack(header=header, **_tuples(found)))
    return _sealed(with_figures(whole))


def _tuples(found: Mapping[str, list[Any]]) -> dict[str, Any]:
    return {name: tuple(items) for name, items in found.items()}


def _sealed(pack: Pack) -> Pack:
    """Give a pack its digest; what stands at its default does not count in it.

    A key that a later version of the program adds thus leaves the digests of the
    packs that were published before as they are.
    """
    canonical = json.dumps(
        pack.model_dump(mode="json", exclude={"digest"}, exclude_defaults=True),
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    return pack.model_copy(update={"digest": digest})


def _fields(model: type[BaseModel]) -> tuple[str, ...]:
    models = (Question, Gate, Finding, Addition)
    inner = [name for one in models for name in one.model_fields]
    return (*model.model_fields, *inner)


def _value_at(data: object, location: tuple[str | int, ...]) -> object:
    for step in location:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
    return data
