import re

import pytest
from hypothesis import given, strategies as st

from assessor.assessing.overlays import overlaid
from assessor.catalogue.answers import read_answers
from assessor.catalogue.overlays import read_overlay
from assessor.domain.answers import AnswersFile, Quality, State
from assessor.domain.overlays import Overlay
from assessor.domain.pack import Pack
from assessor.errors import CatalogueError

ANSWERS = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Mail sorter, stage: production}
profile: company
groups: {training.runs: [main, v2], inference.endpoints: [web]}
answers:
  service.lifetime: 4 year [3, 5]
  service.uses_per_year: {value: 1 000 /year, quality: measured, note: counted}
  activity.trains_model: true
  training.runs[main].energy:
    {value: 1, range: [0.9, 1.6], unit: MWh, quality: measured, evidence: [E1]}
  training.runs[main].place: FRA
  training.runs[main].accelerators: 10
  training.runs[main].pue: 1.5
  training.runs[v2].energy: 300 kWh
  inference.endpoints[web].share_of_uses: 50 %
evidence: {E1: {title: Meter log}}
reviews:
  training.runs[main].energy:
    - by: A
      at: 2026-01-01T00:00:00Z
      verdict: accepted
      override: {value: 2, unit: MWh}
  training.runs[v2].energy:
    - {by: A, at: 2026-01-01T00:00:00Z, verdict: accepted}
"""
DROPPED = """\
overlay: a
drop: ['training.runs[v2]']
scale: {'training.runs[v2].energy': 3}
"""
MAIN = "training.runs[main].energy"


@pytest.fixture(scope="module")
def base(pack: Pack) -> AnswersFile:
    return read_answers(ANSWERS, "answers.yaml", pack)


def what_if(text: str, pack: Pack, base: AnswersFile) -> AnswersFile:
    overlay = read_overlay(f"overlay: try\n{text}", "o.yaml", pack, base)
    return overlaid(base, overlay, pack)


def refusals(text: str, pack: Pack, base: AnswersFile) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        read_overlay(text, "o.yaml", pack, base)
    return str(caught.value).splitlines()


def test_a_set_answer_takes_the_place_of_the_one_given(
    pack: Pack, base: AnswersFile
) -> None:
    text = (
        "set:\n"
        "  training.runs[main].place: POL\n"
        "  service.lifetime: {value: 6, range: [5, 8], quality: estimated}\n"
        f"  {MAIN}: 1 200 kWh [900, 1600]\n"
        "  training.runs[v2].place: '?'\n"
    )

    found = what_if(text, pack, base).answers

    assert found["training.runs[main].place"].value == "POL"
    assert found["service.lifetime"].quality is Quality.ESTIMATED
    assert (found[MAIN].value, found[MAIN].range) == (1200, (900, 1600))
    assert found[MAIN].evidence == ()
    assert found["training.runs[v2].place"].state is State.UNKNOWN


def test_a_scaled_answer_keeps_what_is_known_of_it(
    pack: Pack, base: AnswersFile
) -> None:
    found = what_if(f"scale:\n  {MAIN}: 0.7", pack, base).answers[MAIN]

    assert (found.value, found.range, found.unit) == (0.7, (0.63, 1.12), "MWh")
    assert found.quality is Quality.MEASURED
    assert found.evidence == ("E1",)


def test_a_value_written_with_its_unit_is_scaled_too(
    pack: Pack, base: AnswersFile
) -> None:
    found = what_if("scale: {service.uses_per_year: 2}", pack, base).answers

    assert found["service.uses_per_year"].value == 2000
    assert found["service.uses_per_year"].note == "counted"


def test_a_whole_number_stays_whole(pack: Pack, base: AnswersFile) -> None:
    found = what_if("scale:\n  training.runs[main].accelerators: 0.7", pack, base)
    value = found.answers["training.runs[main].accelerators"].value

    assert value == 7
    assert isinstance(value, int)


def test_a_dropped_row_leaves_nothing_behind(pack: Pack, base: AnswersFile) -> None:
    found = what_if("drop: ['training.runs[v2]']", pack, base)

    assert found.groups["training.runs"] == ("main",)
    assert not [name for name in found.answers if "[v2]" in name]
    assert not [name for name in found.reviews if "[v2]" in name]


@pytest.mark.parametrize(
    ("text", "value"),
    [(f"set:\n  {MAIN}: 3 MWh", None), (f"scale:\n  {MAIN}: 0.5", 1)],
)
def test_what_a_reviewer_put_instead_does_not_undo_it(
    pack: Pack, base: AnswersFile, text: str, value: float | None
) -> None:
    override = what_if(text, pack, base).reviews[MAIN][0].override

    assert (None if override is None else override.value) == value


def test_the_answers_given_stay_as_they_are(pack: Pack, base: AnswersFile) -> None:
    before = base.model_dump_json()

    what_if(f"scale:\n  {MAIN}: 2\ndrop: ['training.runs[v2]']", pack, base)

    assert base.model_dump_json() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a", "o.yaml:1: this is not a what-if"),
        ("overlay: a", "o.yaml:1: this changes nothing"),
        ("set: {service.lifetime: 3}", "o.yaml:1: overlay: this key is missing"),
        ("overlay: a\nste: {}", "o.yaml:2: ste: this key is not known: did you mean"),
        ("format: 2\noverlay: a\ndrop: []", "o.yaml:1: format: "),
        ("overlay: a\nset:\n  service.lifetim: 3", "did you mean service.lifetime"),
        ("overlay: a\nset:\n  service.lifetime: long", "o.yaml:3: service.lifetime: "),
        ("overlay: a\nset:\n  service.lifetime:", "nothing stands here"),
        (
            "overlay: a\nset:\n  service.lifetime: {valu: 3}",
            "o.yaml:3: set.service.lifetime.valu: .*did you mean value",
        ),
        ("overlay: a\nset: {project.stage: use}", "a what-if keeps the stage"),
        ("overlay: a\nset: {'training.runs[v9].place': FRA}", "there are main, v2"),
        ("overlay: a\nscale:\n  service.lifetim: 3", "did you mean service.lifetime"),
        ("overlay: a\nscale:\n  service.lifetime: -1", "o.yaml:3: .*number above 0"),
        ("overlay: a\nscale:\n  service.lifetime: x", "o.yaml:3: .*number was exp"),
        ("overlay: a\nscale: {'training.runs[main].place': 2}", "no number but"),
        ("overlay: a\nscale: {'training.runs[main].duration': 2}", "no value to scale"),
        ("overlay: a\nscale: {'training.runs[v9].energy': 2}", "there are main, v2"),
        ("overlay: a\nscale: {'training.runs[main].pue': 0.1}", "× 0.1: 0.15 is below"),
        ("overlay: a\nscale: {'training.runs[main].accelerators': 0.77}", "whole numb"),
        (
            "overlay: a\nscale: {'inference.endpoints[web].share_of_uses': 3}",
            "150 % is above 100 %",
        ),
        ("overlay: a\nset: {'storage.stores[x].volume': 2}", "the group has no row"),
        ("overlay: a\nscale: {'storage.stores[x].volume': 2}", "the group has no row"),
        ("overlay: a\nset: {'no.such[x].volume': 2}", "no such question"),
        ("overlay: a\nset:", "o.yaml:2: set: a mapping"),
        ("overlay: a\ndrop: x", "o.yaml:2: drop: a list"),
        ("overlay: a\ndrop: [v2]", "o.yaml:2: v2: expected a row"),
        ("overlay: a\ndrop: ['training.runs[v3]']", "hold no such row"),
        ("overlay: a\ndrop: ['training.runs[v2].energy']", "expected a row"),
        ("overlay: a\ndrop: ['training.runs[v2]', 'training.runs[v2]']", "twice"),
        (
            "overlay: a\nset: {service.lifetime: 3}\nscale: {service.lifetime: 3}",
            "o.yaml:3: .*set and scaled at once",
        ),
        (
            DROPPED,
            "o.yaml:3: .*dropped by this same what-if",
        ),
    ],
)
def test_says_what_is_wrong_with_its_line(
    pack: Pack, base: AnswersFile, text: str, said: str
) -> None:
    (found,) = refusals(text, pack, base)

    assert re.search(said, found), found


def test_all_that_is_wrong_is_said_at_once_in_order(
    pack: Pack, base: AnswersFile
) -> None:
    text = (
        "overlay: a\n"
        "set:\n"
        "  service.lifetime: long\n"
        "  nothing: 3\n"
        "scale: {service.uses_per_year: 0}\n"
        "drop: [v2]\n"
    )

    found = refusals(text, pack, base)

    assert [line.split(":")[1] for line in found] == ["3", "4", "5", "6"]


@given(factor=st.floats(1e-3, 1e3))
def test_scaling_there_and_back_changes_nothing(
    pack: Pack, base: AnswersFile, factor: float
) -> None:
    there = Overlay(overlay="there", scale={MAIN: factor})
    back = Overlay(overlay="back", scale={MAIN: 1 / factor})

    found = overlaid(overlaid(base, there, pack), back, pack).answers[MAIN]

    assert found.value == pytest.approx(1, rel=1e-9)
    assert found.range == pytest.approx((0.9, 1.6), rel=1e-9)
