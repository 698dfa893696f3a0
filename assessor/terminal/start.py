"""The few questions that a new project begins with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assessor.domain.answers import AnswersFile, Project
from assessor.domain.pack import Pack, ProfileNote
from assessor.domain.questionnaire import Profile
from assessor.domain.sheet import STAGE, read_sheet
from assessor.domain.wording import LANGUAGES, Language
from assessor.interview import begin, record
from assessor.terminal.desk import Setting
from assessor.terminal.front import Front, Key, Option, Pressed
from assessor.terminal.words import Words

LONGEST = 200
WHO: dict[str, Profile] = {
    "applicant": "funding",
    "funder": "funding",
    "company": "company",
    "auditor": "audit",
    "quick": "screening",
}
LANGUAGE_NAMES = {"en": "English", "fr": "Français"}


def ask_language(front: Front, words: Words) -> Language:
    """Ask for the language of the interview and of the report."""
    options = [(name, LANGUAGE_NAMES[name]) for name in LANGUAGES]
    chosen = _one(front, words("language"), options, words.language)
    return next((name for name in LANGUAGES if name == chosen), words.language)


@dataclass(frozen=True)
class _Asking:
    """What the first questions are asked with, and what was answered so far."""

    front: Front
    words: Words
    pack: Pack
    given: dict[str, str]


def new_answers(
    front: Front, words: Words, pack: Pack, setting: Setting
) -> AnswersFile | None:
    """Ask what a project is called, where it stands and which questions it gets.

    Returns:
        The answers; ``None`` where one goes back from the first of these questions
        to the language, if that was asked.

    Raises:
        LeaveError: If the person leaves; nothing is saved then.
    """
    given: dict[str, str] = {}
    told = {"stage": setting.stage, "profile": setting.profile}
    if setting.profile:
        told["who"] = setting.profile
    steps = [name for name in _STEPS if told.get(name) is None]
    asking = _Asking(front, words, pack, given)
    place = 0
    while place < len(steps):
        reply = _STEPS[steps[place]](asking)
        if not isinstance(reply, Pressed):
            given[steps[place]] = reply
            place += 1
        elif reply.key is not Key.BACK:
            front.tell(words(f"help_{steps[place]}"))
        elif place > 0:
            place -= 1
        elif setting.language is None:
            return None
        else:
            front.tell(words("at_start"), "dim")
    return _begun(asking, setting)


def _begun(asking: _Asking, setting: Setting) -> AnswersFile:
    pack, given = asking.pack, asking.given
    stage = setting.stage or given["stage"]
    project = Project(
        name=given["name"],
        organisation=given["organisation"],
        stage=stage,
        language=asking.words.language,
    )
    named = setting.profile or given["profile"]
    answers = begin(pack, project, named)
    if STAGE not in pack.by_id or stage not in pack.by_id[STAGE].choices:
        return answers
    sheet = read_sheet(pack, answers)
    return record(sheet, STAGE, stage, at=setting.now()).answers


def _name(asking: _Asking) -> str | Pressed:
    while True:
        name = _short(asking, "name")
        if name:
            return name
        asking.front.tell(asking.words("name_needed"), "error")


def _organisation(asking: _Asking) -> str | Pressed:
    return _short(asking, "organisation")


def _short(asking: _Asking, step: str) -> str | Pressed:
    front, words = asking.front, asking.words
    typed = asking.given.get(step, "")
    while True:
        reply = front.line(words(f"ask_{step}"), typed)
        if isinstance(reply, Pressed):
            return reply
        typed = " ".join(reply.split())
        if typed.casefold().lstrip("!/?") in _HELP:
            return Pressed(Key.HELP)
        if len(typed) <= LONGEST:
            return typed
        front.tell(words("too_long", most=LONGEST, given=len(typed)), "error")


def _stage(asking: _Asking) -> str | Pressed:
    language = asking.words.language
    question = asking.pack.by_id.get(STAGE)
    labels = question.choices if question else {}
    options = [
        Option(key, labels.get(key, stage.title).in_language(language))
        for key, stage in asking.pack.header.stages.items()
    ]
    before = asking.given.get("stage")
    return asking.front.one(asking.words("ask_stage"), options, before, free=True)


def _who(asking: _Asking) -> str | Pressed:
    known, words = asking.pack.header.profiles, asking.words
    who = [Option(key, words(f"who_{key}")) for key in WHO if WHO[key] in known]
    before = asking.given.get("who")
    return asking.front.one(words("ask_who"), who, before, free=True)


def _profile(asking: _Asking) -> str | Pressed:
    known = asking.pack.header.profiles
    proposed = _proposed(asking)
    names = [proposed, *(name for name in known if name != proposed)]
    options = [
        Option(name, described(known[name], asking.words))
        for name in names
        if name in known
    ]
    return asking.front.one(asking.words("ask_profile"), options, proposed)


def _proposed(asking: _Asking) -> str:
    """Return the profile for a person: that of an extension, made for them, first."""
    usual, known = WHO[asking.given["who"]], asking.pack.header.profiles
    made_for = (name for name, note in known.items() if note.based_on == usual)
    return next(made_for, usual)


_STEPS: dict[str, Callable[[_Asking], str | Pressed]] = {
    "name": _name,
    "organisation": _organisation,
    "stage": _stage,
    "who": _who,
    "profile": _profile,
}
_HELP = {"help", "aide"}


def described(note: ProfileNote, words: Words) -> str:
    """Return what a profile is for, on one line."""
    title, text = (
        t.in_language(words.language) for t in (note.title, note.description)
    )
    return words("described", title=title, text=text)


def _one(
    front: Front,
    prompt: str,
    pairs: Sequence[tuple[str, str]],
    usual: str | None = None,
) -> str:
    """Ask until one is chosen: there is nothing to go back to."""
    options = [Option(value, title) for value, title in pairs]
    while True:
        reply = front.one(prompt, options, usual)
        if not isinstance(reply, Pressed):
            return reply
