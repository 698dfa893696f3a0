"""Parts between the disk and the lines that the commands print."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote

from assessor.catalogue.answers import load_answers
from assessor.cli.answer_words import asked, shown
from assessor.cli.saving import Folders, Held, change
from assessor.domain.answers import Answer, AnswersFile
from assessor.domain.comparing_answers import EVIDENCE, Thing
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question
from assessor.domain.visible import short, visible
from assessor.domain.wording import Text
from assessor.errors import UsageError
from assessor.interview.merge_table import Difference, Side
from assessor.interview.merging import Merged, merge
from assessor.storage.evidence import Fault, bring_along

_SAID = {
    "handed": Text(
        {
            "en": "{path}: {sections} for {to}; {count} answers. Go on with:",
            "fr": "{path} : {sections} pour {to} ; réponses reprises : {count}. Pour "
            "continuer :",
        }
    ),
    "conflict": Text({"en": "conflict", "fr": "conflit"}),
    "outside": Text(
        {
            "en": "it was not handed over",
            "fr": "ne faisait pas partie de ce qui a été confié",
        }
    ),
    "ours": Text({"en": "ours", "fr": "ours (ce fichier)"}),
    "theirs": Text({"en": "theirs ({to})", "fr": "theirs ({to})"}),
    "nothing": Text({"en": "nothing", "fr": "rien"}),
    "row": Text({"en": "a row with its answers", "fr": "une ligne et ses réponses"}),
    "settle": Text(
        {
            "en": "Conflicts: {count}; nothing was saved. Say which side stands, as in "
            "--take ours:{name} or --take theirs:{name}",
            "fr": "Conflits : {count} ; rien n’a été enregistré. Dites quelle valeur "
            "retenir : --take ours:{name} ou --take theirs:{name}",
        }
    ),
    "saved": Text(
        {"en": "Taken: {count}; saved.", "fr": "Repris : {count} ; enregistré."}
    ),
    "trial": Text(
        {
            "en": "{count} changes would be taken; nothing was saved.",
            "fr": "À reprendre : {count} ; rien n’a été enregistré.",
        }
    ),
    "document": Text(
        {
            "en": "{key}: the document {path} did not come along; copy it into the "
            "folder of the project",
            "fr": "{key} : le document {path} n’est pas venu avec ; copiez-le dans le "
            "dossier du projet",
        }
    ),
}


@dataclass(frozen=True)
class Found:
    """What came of all the parts.

    Attributes:
        missing: Documents that did not come along: key and path.
    """

    answers: AnswersFile
    pack: Pack
    came: tuple[Difference, ...]
    conflicts: tuple[Difference, ...]
    missing: tuple[tuple[str, str], ...] = ()


def sides(take: Sequence[str]) -> dict[str, Side]:
    """Read which side stands.

    Args:
        take: Side and name, as typed: ``theirs:data.volume``.

    Raises:
        UsageError: A side is neither ours nor theirs.
    """
    found: dict[str, Side] = {}
    for typed in take:
        side, _, name = typed.partition(":")
        if side not in {"ours", "theirs"} or not name:
            message = (
                f"--take {short(typed)}: say ours or theirs, then of what, as in "
                "theirs:data.volume."
            )
            raise UsageError(message)
        found[name] = "ours" if side == "ours" else "theirs"
    return found


def bring_back(
    path: Path,
    parts: Sequence[Path],
    take: Mapping[str, Side],
    folders: Folders,
    *,
    save: bool,
) -> Found:
    """Bring parts back, one after the other, and save unless there are conflicts.

    Args:
        path: The answers file.
        parts: The parts.
        take: Which side stands, by name.
        folders: Folder of the pack and of the factor tables.
        save: Whether the answers file is written.

    Raises:
        UsageError: A name of ``take`` is not in conflict.
    """
    found: list[Merged] = []

    def write(held: Held) -> AnswersFile:
        answers, told = held.answers, set[str]()
        chosen = _by_id(take, held.pack)
        for part in parts:
            one = merge(answers, load_answers(part, held.pack), held.pack, {})
            told |= {each.name for each in one.conflicts}
            one = merge(answers, load_answers(part, held.pack), held.pack, chosen)
            found.append(one)
            answers = one.answers
        _refuse_idle(chosen, told)
        clean = save and not any(one.conflicts for one in found)
        return answers if clean else held.answers

    names = ", ".join(short(part.name) for part in parts)
    held = change(path, folders, write, what=f"merge {names}")
    came = tuple(each for one in found for each in one.came)
    conflicts = tuple(each for one in found for each in one.conflicts)
    result = Found(held.answers, held.pack, came, conflicts)
    if save and not conflicts:
        return replace(result, missing=tuple(_bring_documents(path, parts, came)))
    return result


def _by_id(take: Mapping[str, Side], pack: Pack) -> dict[str, Side]:
    """Return which side stands by id, where a question was named by its code."""
    codes = {code.casefold(): one.id for code, one in pack.by_code.items()}
    return {codes.get(name.casefold(), name): side for name, side in take.items()}


def _refuse_idle(take: Mapping[str, Side], told: set[str]) -> None:
    idle = [name for name in take if name not in told]
    if idle:
        message = (
            f"--take {short(idle[0])}: there is no conflict of this name. Run the "
            "command without --take to see those there are."
        )
        raise UsageError(message)


def _bring_documents(
    path: Path, parts: Sequence[Path], came: Sequence[Difference]
) -> Iterator[tuple[str, str]]:
    """Copy the files of documents that came; yield those that are not there."""
    for one in came:
        document = one.theirs
        if not one.path.startswith(EVIDENCE) or isinstance(document, (str, Answer)):
            continue
        if document is None or document.path is None:
            continue
        results = [bring_along(part, path, document.path) for part in parts]
        if all(isinstance(result, Fault) for result in results):
            yield one.name, document.path


def split_lines(path: Path, part: AnswersFile, language: str) -> Iterator[str]:
    """Yield what a part holds, and the command that goes on with it.

    Args:
        path: The part.
        part: What it says.
        language: Language of the lines.
    """
    if part.part is None:
        return
    yield visible(
        _word("handed", language).format(
            path=path,
            sections=", ".join(part.part.sections),
            to=part.part.to,
            count=len(part.answers),
        )
    )
    only = " ".join(f"--only {section}" for section in part.part.sections)
    yield visible(f"  assessor interview {quote(str(path))} {only}")


def merge_lines(found: Found, language: str, *, saved: bool) -> Iterator[str]:
    """Yield what was taken, and both sides of each conflict.

    Args:
        found: What came of the parts.
        language: Language of the lines.
        saved: Whether the answers file is written where there is no conflict.
    """
    for one in found.came:
        pair = one.ours, one.theirs
        question = asked(one.name, found.pack, found.answers)
        before, after = (_shown(t, language, question) for t in pair)
        yield visible(f"{one.name}: {before} → {after}")
    for one in found.conflicts:
        yield from map(visible, _conflict(one, found, language))
    for key, path in found.missing:
        yield visible(_word("document", language).format(key=key, path=path))
    if found.conflicts:
        name, count = quote(found.conflicts[0].name), len(found.conflicts)
        yield visible(_word("settle", language).format(count=count, name=name))
    else:
        end = _word("saved" if saved else "trial", language)
        yield end.format(count=len(found.came))


def _conflict(one: Difference, found: Found, language: str) -> Iterator[str]:
    question = asked(one.name, found.pack, found.answers)
    outside = f" ({_word('outside', language)})" if one.outside else ""
    yield f"{_word('conflict', language)}: {one.name}{outside}"
    sides = {
        _word("ours", language): one.ours,
        _word("theirs", language).format(to=one.to): one.theirs,
    }
    for side, thing in sides.items():
        yield f"  {side}: {_shown(thing, language, question)}{_when(thing)}"


def _when(thing: Thing | None) -> str:
    if not isinstance(thing, Answer) or thing.at is None:
        return ""
    source = f", {thing.source}" if thing.source else ""
    return f" ({thing.at:%Y-%m-%d %H:%M}{source})"


def _shown(thing: Thing | None, language: str, question: Question | None) -> str:
    if thing is None:
        return _word("nothing", language)
    if isinstance(thing, Answer):
        return shown(thing, language, question)
    if isinstance(thing, str):
        return thing or _word("row", language)
    return thing.title


def _word(name: str, language: str) -> str:
    return _SAID[name].in_language(language)
