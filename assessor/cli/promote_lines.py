"""The lines that a terminal shows of a project that goes to another stage."""

from collections.abc import Iterable, Iterator

from assessor.domain.pack import Pack
from assessor.domain.submission import ConditionStatus
from assessor.domain.visible import visible
from assessor.domain.wording import Text
from assessor.interview.merge_table import asked_by
from assessor.interview.promoting import Promotion

_LONGEST = 100
_SAID = {
    "head": Text(
        {
            "en": "{before} → {after}: every answer is kept.",
            "fr": "{before} → {after} : toutes les réponses sont conservées.",
        }
    ),
    "back": Text(
        {
            "en": "This stage comes before the one the project was in.",
            "fr": "Cette étape précède celle où se trouvait le projet.",
        }
    ),
    "target": Text(
        {
            "en": "Evidence expected: level {now} of 4 (it was {was}). Below it now: "
            "{count}",
            "fr": "Niveau de preuve attendu : {now} sur 4 (auparavant {was}). En "
            "dessous : {count}",
        }
    ),
    "level": Text({"en": "level {level:g}", "fr": "niveau {level:g}"}),
    "required": Text(
        {
            "en": "Required and still missing: {count}",
            "fr": "Obligatoires et encore manquantes : {count}",
        }
    ),
    "planned": Text(
        {
            "en": "Planned levels that stop counting half: {count}",
            "fr": "Niveaux prévus qui cessent de compter pour moitié : {count}",
        }
    ),
    "shown": Text(
        {
            "en": "Questions that apply from now on: {count}",
            "fr": "Questions désormais posées : {count}",
        }
    ),
    "hidden": Text(
        {
            "en": "Answers that no longer apply; kept, and counted nowhere: {count}",
            "fr": "Réponses désormais sans objet ; conservées, sans effet : {count}",
        }
    ),
    "conditions": Text(
        {
            "en": "Conditions still open: {count}",
            "fr": "Conditions encore en attente : {count}",
        }
    ),
    "saved": Text({"en": "Saved.", "fr": "Enregistré."}),
    "trial": Text({"en": "Nothing was saved.", "fr": "Rien n’a été enregistré."}),
}


def promotion_lines(
    found: Promotion, pack: Pack, language: str, *, saved: bool
) -> Iterator[str]:
    """Yield what another stage expects.

    Args:
        found: What changed.
        pack: The questionnaire.
        language: Language of the lines.
        saved: Whether the answers file was written.
    """
    stages = pack.header.stages
    before, after = (
        stages[name].title.in_language(language) if name in stages else name
        for name in (found.before, found.after)
    )
    yield _say("head", language, before=before, after=after)
    if found.back:
        yield _say("back", language)
    was, now = found.targets
    yield _say("target", language, now=now, was=was, count=len(found.below))
    for identifier, level in found.below:
        shown = _say("level", language, level=level)
        yield f"  {_named(identifier, pack, language)} ({shown})"
    for name in ("required", "planned", "shown", "hidden"):
        yield from _listed(name, getattr(found, name), pack, language)
    waiting = [
        f"  {visible(key)}: {visible(one.text, _LONGEST)}"
        for key, one in found.answers.conditions.items()
        if one.status is ConditionStatus.OPEN
    ]
    if waiting:
        yield _say("conditions", language, count=len(waiting))
        yield from waiting
    yield _say("saved" if saved else "trial", language)


def _listed(name: str, ids: Iterable[str], pack: Pack, language: str) -> Iterator[str]:
    named = [f"  {_named(identifier, pack, language)}" for identifier in ids]
    if named:
        yield _say(name, language, count=len(named))
        yield from named


def _named(identifier: str, pack: Pack, language: str) -> str:
    question = pack.by_id.get(asked_by(identifier))
    if question is None:
        return visible(identifier)
    code = f"{question.code} " if question.code else ""
    asked = visible(question.ask.in_language(language), _LONGEST)
    return f"{visible(identifier)}: {code}{asked}"


def _say(name: str, language: str, **parts: object) -> str:
    return _SAID[name].in_language(language).format(**parts)
