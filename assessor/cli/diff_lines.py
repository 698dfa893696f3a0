"""Two versions of the answers between the disk and the lines that are printed."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assessor.assessing.differences import (
    PROJECT,
    REVIEWS,
    Change,
    changes,
    effects,
)
from assessor.assessing.versions import Moved
from assessor.catalogue.answers import load_answers, read_answers
from assessor.cli.answer_words import asked, shown
from assessor.cli.days import day_of
from assessor.cli.summary import exact, grouped
from assessor.domain.answers import Answer, AnswersFile
from assessor.domain.comparing_answers import PROFILE, ROWS, STAGE, Thing
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question
from assessor.domain.shelf import Shelf
from assessor.domain.visible import visible
from assessor.domain.wording import Text
from assessor.errors import UsageError
from assessor.exchange.form_words import QUALITIES
from assessor.notation import write
from assessor.storage import journal_of, read_journal
from assessor.storage.data import replay

_LONGEST, _WHOLE = 90, 1_000
"""From here on a figure of four digits has nothing behind the decimal sign."""
_COLON = {"en": ": ", "fr": " : "}
_FIGURE = re.compile(
    r"(?P<least>at least )?(?P<number>-?[0-9.]+(?:e[-+]?[0-9]+)?) (?P<unit>\S+)"
)
_SAID = {
    "none": Text({"en": "Nothing changed.", "fr": "Rien n’a changé."}),
    "count": Text({"en": "Changes: {count}", "fr": "Changements : {count}"}),
    "nothing": Text({"en": "moves no result", "fr": "ne déplace aucun résultat"}),
    "row": Text({"en": "row", "fr": "ligne"}),
    "new": Text({"en": "added", "fr": "ajoutée"}),
    "gone": Text({"en": "removed", "fr": "retirée"}),
    "review": Text({"en": "value of a reviewer", "fr": "valeur d’un relecteur"}),
    "profile": Text({"en": "profile", "fr": "profil"}),
    "stage": Text({"en": "stage", "fr": "étape"}),
    "name": Text({"en": "name of the project", "fr": "nom du projet"}),
    "organisation": Text({"en": "organisation", "fr": "organisation"}),
    "summary": Text({"en": "summary", "fr": "résumé"}),
    "language": Text({"en": "language of the report", "fr": "langue du rapport"}),
    "blank": Text({"en": "nothing", "fr": "rien"}),
    "outcome": Text({"en": "Outcome", "fr": "Conclusion"}),
    "declared outcome": Text(
        {"en": "Outcome as declared", "fr": "Conclusion, comme déclaré"}
    ),
    "supported outcome": Text(
        {"en": "Outcome as supported", "fr": "Conclusion, preuves à l’appui"}
    ),
    "gate": Text({"en": "Gate", "fr": "Verrou"}),
    "gauge": Text({"en": "Gauge", "fr": "Jauge"}),
    "refer": Text({"en": "refer", "fr": "à soumettre à un tiers"}),
    "insufficient": Text(
        {"en": "not enough is known", "fr": "informations insuffisantes"}
    ),
    "rework": Text({"en": "to be reworked", "fr": "à retravailler"}),
    "conditions": Text({"en": "with conditions", "fr": "sous conditions"}),
    "proceed": Text({"en": "may proceed", "fr": "peut se poursuivre"}),
    "fired": Text({"en": "fires", "fr": "levé"}),
    "possible": Text({"en": "possible", "fr": "possible"}),
    "clear": Text({"en": "clear", "fr": "rien"}),
    "not_concerned": Text({"en": "not concerned", "fr": "sans objet"}),
    "passed": Text({"en": "passed", "fr": "évité"}),
    "failed": Text({"en": "failed", "fr": "présent"}),
    "unknown": Text({"en": "unknown", "fr": "inconnu"}),
    "not assessed": Text({"en": "not assessed", "fr": "non évalué"}),
    "at least": Text({"en": "at least", "fr": "au moins"}),
}


def versions(
    path: Path,
    other: Path | None,
    *,
    record: int | None,
    day: str | None,
    pack: Pack,
) -> tuple[AnswersFile, AnswersFile]:
    """Read the two versions that are compared, the earlier one first.

    Args:
        path: The answers file.
        other: A later version, in a file of its own.
        record: Number of a record of the journal of the file.
        day: Day at the end of which the file is looked at.
        pack: The questionnaire.

    Raises:
        UsageError: Not exactly one of the three is given, or the journal does not go
            back that far.
    """
    if sum(given is not None for given in (other, record, day)) != 1:
        message = "Name a second file, or --record N, or --at DAY: one of them."
        raise UsageError(message)
    now = load_answers(path, pack)
    if other is not None:
        return now, load_answers(other, pack)
    return _earlier(path, record, day_of(day, "--at"), pack), now


def _earlier(
    path: Path, record: int | None, day: date | None, pack: Pack
) -> AnswersFile:
    records, _ = read_journal(journal_of(path))
    if day is not None:
        kept = [one for one in records if one.at.date() <= day]
    else:
        kept = records[: record or 0]
    if not kept or (record is not None and record > len(records)):
        first = records[0].at.date() if records else None
        message = (
            f"The journal of {path} has {len(records)} records"
            + (f", the first of {first}" if first else "")
            + "; it does not show the file as it was then."
        )
        raise UsageError(message)
    order = [question.id for question in pack.questions()]
    name = f"{path} after record {len(kept)}"
    return read_answers(write(replay(kept, order)), name, pack)


def change_lines(
    before: AnswersFile, after: AnswersFile, pack: Pack, language: str
) -> Iterator[str]:
    """Yield what changed between two versions, a line each.

    Args:
        before: The earlier version.
        after: The later one.
        pack: The questionnaire.
        language: Language of the lines.
    """
    found = changes(before, after, [question.id for question in pack.questions()])
    for change in found:
        yield from map(visible, _change(change, pack, after, language))
    yield _count(len(found), language)


def effect_lines(
    before: AnswersFile,
    after: AnswersFile,
    tables: tuple[Pack, Shelf],
    language: str,
    today: date,
) -> Iterator[str]:
    """Yield what changed between two versions, and what each change did.

    Args:
        before: The earlier version.
        after: The later one.
        tables: The questionnaire and the factor tables.
        language: Language of the lines.
        today: Day of all assessments.
    """
    pack, shelf = tables
    count = 0
    for effect in effects(before, after, pack, shelf, today=today):
        count += 1
        yield from map(visible, _change(effect.change, pack, after, language))
        for one in effect.moved:
            yield visible(f"    {_moved(one, pack, language)}")
        if not effect.moved:
            yield f"    {_word('nothing', language)}"
    yield _count(count, language)


def _count(count: int, language: str) -> str:
    return _word("count" if count else "none", language).format(count=count)


def _change(
    change: Change, pack: Pack, answers: AnswersFile, language: str
) -> Iterator[str]:
    path, colon = change.path, _COLON[language]
    name, pair = path.partition("/")[2], (change.before, change.after)
    if path in {PROFILE, STAGE} or path.startswith(PROJECT):
        before, after = (_titled(path, t, pack, language) for t in pair)
        yield f"{_word(name or path, language)}{colon}{before} → {after}"
    elif path.startswith(ROWS):
        how = _word("gone" if change.after is None else "new", language)
        yield f"{_word('row', language)} {name}{colon}{how}"
    elif path.startswith(REVIEWS):
        yield f"{name}{colon}{_word('review', language)}"
    else:
        question = asked(name, pack, answers)
        if question is not None:
            text = visible(question.ask.in_language(language), _LONGEST)
            yield f"{question.code or ''} {text}".strip()
        before, after = (_thing(t, language, question) for t in pair)
        yield f"{name}{colon}{before} → {after}"


def _titled(path: str, thing: Thing | None, pack: Pack, language: str) -> str:
    """Return what a profile or a stage is called, or what else the project says."""
    header, name = pack.header, str(thing or "")
    profile = header.profiles.get(name) if path == PROFILE else None
    note = header.stages.get(name) if path == STAGE else profile
    return _thing(thing, language) if note is None else note.title.in_language(language)


def _thing(thing: Thing | None, language: str, question: Question | None = None) -> str:
    if isinstance(thing, Answer):
        place = 1 if language == "fr" else 0
        quality = f", {QUALITIES[thing.quality][place]}" if thing.quality else ""
        proof = f" [{', '.join(thing.evidence)}]" if thing.evidence else ""
        return f"{shown(thing, language, question)}{quality}{proof}"
    if thing is None or isinstance(thing, str):
        return thing or _word("blank", language)
    return f"{thing.title} ({thing.result})" if thing.result else thing.title


def _moved(one: Moved, pack: Pack, language: str) -> str:
    before, after = (_value(one.what, v, language) for v in (one.before, one.after))
    share = _share(one.before, one.after, language)
    colon = _COLON[language]
    return f"{_result(one.what, pack, language)}{colon}{before} → {after}{share}"


def _share(before: str, after: str, language: str) -> str:
    """Return by how much a figure changed, where both are figures of one unit."""
    was, now = _FIGURE.fullmatch(before), _FIGURE.fullmatch(after)
    if was is None or now is None or was["unit"] != now["unit"]:
        return ""
    first, last = float(was["number"]), float(now["number"])
    return f" ({percent(last / first - 1, language)})" if first else ""


def percent(part: float, language: str) -> str:
    """Write a change with its sign, in per cent with two digits.

    Examples:
        >>> percent(-0.00468, "en"), percent(0.25, "en"), percent(12, "en")
        ('-0.47 %', '+25 %', '+1200 %')
    """
    text = f"{part * 100:+.2g}"
    text = f"{part * 100:+.0f}" if "e" in text else text
    text = text.replace(".", ",") if language == "fr" else text
    return f"{text}\N{NO-BREAK SPACE}%" if language == "fr" else f"{text} %"


def _result(what: str, pack: Pack, language: str) -> str:
    start, _, name = what.partition(".")
    if start == "gauge":
        gauge = next((g for n, g in pack.header.gauges.items() if n == name), None)
        title = name if gauge is None else gauge.title.in_language(language)
        return f"{_word('gauge', language)} {title}"
    if start == "bias":
        found = (b.title for b in pack.bias if b.id == name)
        title_of = next(found, None)
        return what if title_of is None else title_of.in_language(language)
    gate = next((g for g in pack.gates if g.id == what), None)
    if gate is not None:
        return f"{_word('gate', language)} {what} {gate.title.in_language(language)}"
    return _word(what, language) if what in _SAID else what


def _value(what: str, value: str, language: str) -> str:
    if value in _SAID:
        return _word(value, language)
    if what.startswith("gauge."):
        low, _, high = value.partition(" to ")
        return f"{float(low):.0%} – {float(high):.0%}" if high else value
    found = _FIGURE.fullmatch(value)
    if found is None:
        return value
    least = f"{_word('at least', language)} " if found["least"] else ""
    number = amount(float(found["number"]), language)
    space = "\N{NO-BREAK SPACE}" if language == "fr" else " "
    return f"{least}{number}{space}{found['unit']}"


def amount(value: float, language: str) -> str:
    """Write a figure with four digits, its thousands apart.

    Examples:
        >>> amount(2811870.0, "en"), amount(4.5513, "fr")
        ('2,812,000', '4,551')
    """
    rounded = float(f"{value:.4g}")
    text = grouped(round(rounded), language)
    return text if abs(rounded) >= _WHOLE else exact(rounded, language)


def _word(name: str, language: str) -> str:
    return _SAID[name].in_language(language)
