"""The few questions that a new project begins with."""

from collections.abc import Sequence

from assessor.domain.answers import AnswersFile, Project
from assessor.domain.pack import Pack, ProfileNote
from assessor.domain.questionnaire import PROFILES, Profile
from assessor.domain.sheet import STAGE, read_sheet
from assessor.domain.wording import LANGUAGES, Language
from assessor.interview import begin, record
from assessor.terminal.desk import Setting
from assessor.terminal.front import Front, Option, Pressed
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


def new_answers(
    front: Front, words: Words, pack: Pack, setting: Setting
) -> AnswersFile:
    """Ask what a project is called, where it stands and which questions it gets.

    Raises:
        LeaveError: If the person leaves; nothing is saved then.
    """
    name = _name(front, words)
    organisation = _short(front, words, words("ask_organisation"))
    stage = setting.stage or _stage(front, words, pack)
    profile = setting.profile or _profile(front, words, pack)
    project = Project(
        name=name, organisation=organisation, stage=stage, language=words.language
    )
    answers = begin(pack, project, profile)
    if STAGE not in pack.by_id or stage not in pack.by_id[STAGE].choices:
        return answers
    sheet = read_sheet(pack, answers)
    return record(sheet, STAGE, stage, at=setting.now()).answers


def _name(front: Front, words: Words) -> str:
    while True:
        name = _short(front, words, words("ask_name"))
        if name:
            return name
        front.tell(words("name_needed"), "error")


def _short(front: Front, words: Words, prompt: str) -> str:
    typed = ""
    while True:
        reply = front.line(prompt, typed)
        typed = "" if isinstance(reply, Pressed) else " ".join(reply.split())
        if len(typed) <= LONGEST:
            return typed
        front.tell(words("too_long", most=LONGEST, given=len(typed)), "error")


def _stage(front: Front, words: Words, pack: Pack) -> str:
    question = pack.by_id.get(STAGE)
    labels = question.choices if question else {}
    options = [
        (key, labels.get(key, stage.title).in_language(words.language))
        for key, stage in pack.header.stages.items()
    ]
    return _one(front, words("ask_stage"), options)


def _profile(front: Front, words: Words, pack: Pack) -> Profile:
    known = pack.header.profiles
    who = [(key, words(f"who_{key}")) for key in WHO if WHO[key] in known]
    proposed = WHO[_one(front, words("ask_who"), who)]
    names = [proposed, *(name for name in PROFILES if name != proposed)]
    options = [
        (name, described(known[name], words.language))
        for name in names
        if name in known
    ]
    chosen = _one(front, words("ask_profile"), options, proposed)
    return next(name for name in PROFILES if name == chosen)


def described(note: ProfileNote, language: Language) -> str:
    """Return what a profile is for, on one line."""
    return (
        f"{note.title.in_language(language)}: {note.description.in_language(language)}"
    )


def _one(
    front: Front,
    prompt: str,
    pairs: Sequence[tuple[str, str]],
    usual: str | None = None,
) -> str:
    """Ask until one is chosen: there is nothing to go back to yet."""
    options = [Option(value, title) for value, title in pairs]
    while True:
        reply = front.one(prompt, options, usual)
        if not isinstance(reply, Pressed):
            return reply
