from datetime import date

import pytest

from assessor.assessing.remarks import remarks
from assessor.catalogue.answers import read_answers
from assessor.domain.pack import Pack

TODAY = date(2026, 11, 21)
HEAD = """\
pack: {id: ai-environment, version: PINNED}
project: {name: Sorter, stage: production, language: fr}
profile: company
scenarios: {project: With, reference: Without, option: Other}
groups: {inference.endpoints: [a, b]}
evidence: {E1: {title: Old, expires: 2026-11-20}, E2: {title: New, expires: 2026-11-21}}
answers:
  activity.runs_inference: true
"""
PLACES = """\
  inference.endpoints[a].method: reference
  inference.endpoints[b].method: reference
"""
WHERE = "inference.endpoints (project: a, b)"


def found(text: str, pack: Pack, language: str = "en") -> dict[str, str]:
    head = HEAD.replace("PINNED", pack.header.version)
    answers = read_answers(head + text, "a.yaml", pack)
    _, remarked = remarks(pack, answers, language, today=TODAY)
    return {remark.where: f"{remark.kind}: {remark.text}" for remark in remarked}


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        (("60 %", "50 %"), True),
        (("60 %", "40 %"), False),
        (("1/3", "2/3"), False),
        ((None, None), True),
        (("10 %", None), True),
        (("0 %", None), False),
    ],
)
def test_places_that_count_more_than_all_uses_are_pointed_out(
    pack: Pack, shares: tuple[str | None, str | None], said: bool
) -> None:
    text = PLACES
    for place, share in zip("ab", shares, strict=True):
        if share is not None:
            value = {"1/3": "0.3333", "2/3": "0.6667"}.get(share, share)
            text += f"  inference.endpoints[{place}].share_of_uses: {value}\n"

    assert (WHERE in found(text, pack)) is said


def test_places_of_different_scenarios_do_not_add_up(pack: Pack) -> None:
    text = PLACES + "  inference.endpoints[b].scenario: option\n"

    assert not any("More than 100 %" in said for said in found(text, pack).values())


def test_a_place_whose_energy_of_a_year_is_known_takes_no_share(pack: Pack) -> None:
    text = PLACES.replace("[b].method: reference", "[b].method: energy_per_year")

    assert WHERE not in found(text, pack)


def test_the_remark_is_in_the_language_asked_for(pack: Pack) -> None:
    assert "warning: Plus de 100 % des usages" in found(PLACES, pack, "fr")[WHERE]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "expired on 2026-11-20"), ("fr", "a expiré le")]
)
def test_evidence_past_its_day_is_pointed_out(
    pack: Pack, language: str, said: str
) -> None:
    remarked = found("", pack, language)

    assert said in remarked["evidence.E1"]
    assert "evidence.E2" not in remarked


@pytest.mark.parametrize(("digest", "said"), [("ab" * 32, True), (None, False)])
def test_answers_to_other_content_of_the_pack_are_noted(
    pack: Pack, digest: str | None, said: bool
) -> None:
    head = HEAD.replace("PINNED", f"{pack.header.version}, sha256: SUM")
    text = head.replace("SUM", digest or pack.digest)

    answers = read_answers(text, "a.yaml", pack)
    _, remarked = remarks(pack, answers, "en", today=TODAY)

    assert [r.where for r in remarked if r.kind == "note"] == ["pack.sha256"] * said
