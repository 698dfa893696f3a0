"""What a reader must know before reading two projects side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessor.domain.answers import Value
from assessor.domain.assessment import Assessment
from assessor.domain.impacts import INDICATORS, Estimate, Total
from assessor.domain.wording import Text

_UNITS = ("context.functional_unit", "service.uses_unit")
_EXCLUDED = "excluded"
_ROW_KEY = re.compile(r"\[[^\]/]*\]")  # a cell of the grid has a stroke; it stays
_WORDS: dict[str, tuple[str, str]] = {
    "footprint": (
        (
            "The totals are footprints of digital services. What the application "
            "domain causes stands apart; only the net effect of an assessment weighs "
            "both."
        ),
        (
            "Les totaux sont des empreintes de services numériques. Ce que cause le "
            "domaine d’application est à part ; seul l’effet net d’une évaluation pèse "
            "les deux."
        ),
    ),
    "share": (
        (
            "A share of draws holds under the stated assumptions alone: an answer or a "
            "factor of the same name is the same draw on all sides."
        ),
        (
            "Une part des tirages ne vaut que sous les hypothèses énoncées : une "
            "réponse ou un facteur de même nom est le même tirage de tous les côtés."
        ),
    ),
    "stage": (
        "{b} is at the stage {two}, {a} at {one}: less is known early than late.",
        "{b} est à l’étape {two}, {a} à l’étape {one} : on en sait moins tôt que tard.",
    ),
    "profile": (
        (
            "{b} was answered in the profile {two}, {a} in {one}: gates and gauges do "
            "not rest on the same questions."
        ),
        (
            "{b} a répondu dans le profil {two}, {a} dans {one} : verrous et jauges ne "
            "reposent pas sur les mêmes questions."
        ),
    ),
    "lifetime": (
        "{b} is offered for {two} years, {a} for {one}: compare per year.",
        "{b} est offert {two} ans, {a} {one} : comparez par an.",
    ),
    "uses": (
        "{b} has {two} uses a year, {a} {one}: compare per use.",
        "{b} a {two} usages par an, {a} {one} : comparez par usage.",
    ),
    "no_lifetime": (
        "{b} does not state for how long it is offered: compare with care.",
        "{b} n’indique pas sa durée de vie : comparez avec prudence.",
    ),
    "no_uses": (
        "{b} does not state how often it is used: nothing is compared per use.",
        "{b} n’indique pas ses usages par an : rien n’est comparé par usage.",
    ),
    "unit": (
        "The functional units differ: “{one}” in {a}, “{two}” in {b}.",
        "Les unités fonctionnelles diffèrent : « {one} » dans {a}, « {two} » dans {b}.",
    ),
    "excluded": (
        "{b} and {a} do not exclude the same cells of the inventory: {one}.",
        "{b} et {a} n’excluent pas les mêmes cellules de l’inventaire : {one}.",
    ),
    "missing": (
        (
            "{b} and {a} do not leave out the same things for {one}: the difference "
            "counts only what is assessed, and its share of draws is withheld."
        ),
        (
            "{b} et {a} n’omettent pas les mêmes choses pour {one} : la différence ne "
            "compte que ce qui est évalué, et sa part des tirages est retenue."
        ),
    ),
    "unread": (
        "{b} changes {one}, which nothing asks for there: that part changes nothing.",
        "{b} change {one}, que rien ne demande dans ce cas : cela ne change rien.",
    ),
    "need": (
        "In {b}, the scenario {one} meets the need {two}.",
        "Dans {b}, le scénario {one} répond au besoin {two}.",
    ),
}
_MET = {
    "partly": ("only in part", "en partie seulement"),
    "no": ("not at all", "en rien"),
}


@dataclass(frozen=True)
class Compared:
    """A project among those compared.

    Attributes:
        title: What it is called.
        overlay: Name of the what-if; empty where the answers are as they are.
        unread: Ids that the what-if changes and that are not asked.
    """

    title: str
    assessment: Assessment
    overlay: str = ""
    unread: tuple[str, ...] = ()


def remarks(compared: Sequence[Compared]) -> Iterator[Text]:
    """Yield what limits the comparison, of every project with the first.

    Args:
        compared: The projects; the first is what the others are compared with.
    """
    yield _say("footprint")
    yield _say("share")
    first = compared[0]
    yield from _needs(first)
    for other in compared[1:]:
        yield from _heads(first, other)
        yield from _units(first, other)
        yield from _boundaries(first, other)
        if other.unread:
            yield _say("unread", b=other.title, one=", ".join(other.unread))


def left_out(total: Total) -> set[str]:
    """Return what a total leaves out, in kind: the names of rows do not matter.

    Args:
        total: The total.
    """
    return {_ROW_KEY.sub("[]", missing) for missing in total.missing}


def _say(key: str, **values: str) -> Text:
    english, french = _WORDS[key]
    return Text({"en": english.format(**values), "fr": french.format(**values)})


def _needs(first: Compared) -> Iterator[Text]:
    for scenario in first.assessment.footprint.scenarios.values():
        met = _MET.get(scenario.meets_need)
        if met is not None:
            english, french = _WORDS["need"]
            name = scenario.label or scenario.id
            yield Text(
                {
                    "en": english.format(b=first.title, one=name, two=met[0]),
                    "fr": french.format(b=first.title, one=name, two=met[1]),
                }
            )


def _heads(first: Compared, other: Compared) -> Iterator[Text]:
    a, b = first.assessment, other.assessment
    for key, one, two in (
        ("stage", a.stage, b.stage),
        ("profile", a.profile, b.profile),
    ):
        if one != two:
            yield _say(key, a=first.title, b=other.title, one=one, two=two)


def _units(first: Compared, other: Compared) -> Iterator[Text]:
    for identifier in _UNITS:
        one, two = (_answer(side, identifier) for side in (first, other))
        if one != two and one is not None and two is not None:
            named = {"a": first.title, "b": other.title}
            yield _say("unit", **named, one=str(one), two=str(two))
    units = [
        side.assessment.footprint.scenarios["project"].functional_units
        for side in (first, other)
    ]
    for key, pair in (
        ("lifetime", (units[0].lifetime, units[1].lifetime)),
        ("uses", (units[0].uses_per_year, units[1].uses_per_year)),
    ):
        yield from _horizons(key, (first, other), pair)


def _horizons(
    key: str,
    sides: tuple[Compared, Compared],
    given: tuple[Estimate | None, Estimate | None],
) -> Iterator[Text]:
    for side, estimate in zip(sides, given, strict=True):
        if estimate is None:
            yield _say(f"no_{key}", b=side.title)
    one, two = ("" if e is None else f"{e.central:.10g}" for e in given)
    if one and two and one != two:
        yield _say(key, a=sides[0].title, b=sides[1].title, one=one, two=two)


def _answer(side: Compared, identifier: str) -> Value | None:
    standings = side.assessment.standings
    return next((s.value for s in standings if s.id == identifier), None)


def _boundaries(first: Compared, other: Compared) -> Iterator[Text]:
    named = {"a": first.title, "b": other.title}
    apart = _excluded(first.assessment) ^ _excluded(other.assessment)
    if apart:
        yield _say("excluded", **named, one=", ".join(sorted(apart)))
    one, two = (
        side.assessment.footprint.scenarios["project"].totals for side in (first, other)
    )
    unlike = [i for i in INDICATORS if left_out(one[i]) != left_out(two[i])]
    if unlike:
        yield _say("missing", **named, one=", ".join(unlike))


def _excluded(assessment: Assessment) -> set[str]:
    return {cell for cell, state in assessment.coverage.items() if state == _EXCLUDED}
