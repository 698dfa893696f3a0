"""Whether a submission may be compared with the others of its call, or why not."""

from collections.abc import Iterator

from assessor.domain.answers import State
from assessor.domain.assessment import Assessment
from assessor.domain.calls import Call
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question
from assessor.domain.wording import Text

_NEAR = 1e-9
_STATED = {State.ANSWERED, State.PLANNED, State.NOT_APPLICABLE}
_WORDS: dict[str, tuple[str, str]] = {
    "pack": (
        (
            "It was assessed with another questionnaire: {here}; the call asks for "
            "{asked}."
        ),
        (
            "Il a été évalué avec un autre questionnaire : {here} ; l’appel demande "
            "{asked}."
        ),
    ),
    "content": (
        (
            "The content of the questionnaire is not the one the call pins (SHA-256 "
            "{here}, the call has {asked})."
        ),
        (
            "Le contenu du questionnaire n’est pas celui que l’appel fixe (SHA-256 "
            "{here}, l’appel indique {asked})."
        ),
    ),
    "factors": (
        (
            "The emission factors are not those the call pins (SHA-256 {here}, the "
            "call has {asked})."
        ),
        (
            "Les facteurs d’émission ne sont pas ceux que l’appel fixe (SHA-256 "
            "{here}, l’appel indique {asked})."
        ),
    ),
    "own_factors": (
        "Factor tables of the project's own were used besides those of the call.",
        "Des tables de facteurs propres au projet ont été utilisées en plus.",
    ),
    "day": (
        "It was assessed as of {here}; the call sets {asked}.",
        "Il a été évalué à la date du {here} ; l’appel fixe le {asked}.",
    ),
    "profile": (
        "It was answered in the profile “{here}”; the call asks for “{asked}”.",
        "Il a été rempli dans le profil « {here} » ; l’appel demande « {asked} ».",
    ),
    "stage": (
        "The project is at the stage “{here}”; the call is open to: {asked}.",
        "Le projet est à l’étape « {here} » ; l’appel est ouvert à : {asked}.",
    ),
    "horizon": (
        (
            "It is assessed over {here} years of service; the call sets a horizon of "
            "{asked}."
        ),
        (
            "Il est évalué sur {here} ans de service ; l’appel fixe un horizon de "
            "{asked}."
        ),
    ),
    "no_horizon": (
        (
            "It is not known for how long the service is assessed; the call sets a "
            "horizon of {asked} years."
        ),
        (
            "On ne sait pas sur quelle durée le service est évalué ; l’appel fixe un "
            "horizon de {asked} ans."
        ),
    ),
    "cell": (
        "A part that the call makes mandatory is not counted: {here} ({asked}).",
        "Une part que l’appel rend obligatoire n’est pas comptée : {here} ({asked}).",
    ),
    "share": (
        (
            "{here} % of the parts that apply are counted; the call wants at least "
            "{asked} %."
        ),
        (
            "{here} % des parts qui s’appliquent sont comptées ; l’appel en demande "
            "au moins {asked} %."
        ),
    ),
    "answer": (
        "An answer that the call makes mandatory is missing: {here}",
        "Une réponse que l’appel rend obligatoire manque : {here}",
    ),
}
_STATES = {
    "excluded": ("excluded", "exclue"),
    "unknown": ("unknown", "inconnue"),
}


def reasons(call: Call, made: Assessment, pack: Pack) -> Iterator[Text]:
    """Yield why a submission may not be compared within its call; nothing if it may.

    Args:
        call: The call.
        made: The submission, assessed.
        pack: The pack it was assessed with.
    """
    yield from _pins(call, made)
    yield from _frame(call, made, pack)
    yield from _horizon(call, made)
    yield from _coverage(call, made)
    yield from _answers(call, made, pack)


def _say(key: str, here: str | Text, asked: str | Text = "") -> Text:
    return Text(
        {
            language: wording.format(
                here=here.in_language(language) if isinstance(here, Text) else here,
                asked=asked.in_language(language) if isinstance(asked, Text) else asked,
            )
            for language, wording in zip(("en", "fr"), _WORDS[key], strict=True)
        }
    )


def _pins(call: Call, made: Assessment) -> Iterator[Text]:
    asked = call.pack
    if (made.pack, made.pack_version) != (asked.id, asked.version):
        here = f"{made.pack} {made.pack_version}"
        yield _say("pack", here, f"{asked.id} {asked.version}")
    elif made.pack_digest != asked.sha256:
        yield _say("content", _short(made.pack_digest), _short(asked.sha256))
    if made.factors_digest != call.factors.sha256:
        here = _short(made.factors_digest)
        yield _say("factors", here, _short(call.factors.sha256))
    if made.own_factors_digest:
        yield _say("own_factors", "")
    if made.made_on != call.as_of:
        yield _say("day", made.made_on.isoformat(), call.as_of.isoformat())


def _short(digest: str) -> str:
    return f"{digest[:12]}…"


def _frame(call: Call, made: Assessment, pack: Pack) -> Iterator[Text]:
    if made.profile != call.profile:
        notes = pack.header.profiles
        titles = [
            notes[name].title if name in notes else Text({"en": name, "fr": name})
            for name in (made.profile, call.profile)
        ]
        yield _say("profile", titles[0], titles[1])
    if call.stages and made.stage not in call.stages:
        stages = pack.header.stages
        named = [stages[one].title for one in call.stages if one in stages]
        asked = Text(
            {
                language: ", ".join(one.in_language(language) for one in named)
                for language in ("en", "fr")
            }
        )
        here = stages[made.stage].title if made.stage in stages else made.stage
        yield _say("stage", here, asked)


def _horizon(call: Call, made: Assessment) -> Iterator[Text]:
    asked = _number(call.horizon)
    lifetime = made.footprint.scenarios["project"].functional_units.lifetime
    if lifetime is None:
        yield _say("no_horizon", "", asked)
    elif abs(lifetime.central - call.horizon) > _NEAR * call.horizon:
        yield _say("horizon", _number(lifetime.central), asked)


def _number(value: float) -> Text:
    plain = f"{value:.6g}"
    return Text({"en": plain, "fr": plain.replace(".", ",")})


def _coverage(call: Call, made: Assessment) -> Iterator[Text]:
    for cell in call.mandatory.cells:
        state = made.coverage.get(cell, "unknown")
        if state in _STATES:
            english, french = _STATES[state]
            yield _say("cell", cell, Text({"en": english, "fr": french}))
    share, asked = made.confidence.coverage or 0.0, call.mandatory.share
    if asked and share < asked - _NEAR:
        yield _say("share", f"{100 * share:.0f}", f"{100 * asked:.0f}")


def _answers(call: Call, made: Assessment, pack: Pack) -> Iterator[Text]:
    """A question that does not apply to the project asks for nothing."""
    for name in call.mandatory.answers:
        missing = any(
            one.question == name and one.state not in _STATED for one in made.standings
        )
        if missing and name in pack.by_id:
            yield _say("answer", _asked(pack.by_id[name]))


def _asked(question: Question) -> Text:
    code = f"{question.code}, " if question.code else ""
    return Text({k: f"{code}{said}" for k, said in question.ask.root.items()})
