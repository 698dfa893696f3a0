import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from assessor.assessing import assess
from assessor.assessing.card import model_card
from assessor.catalogue.answers import load_answers
from assessor.domain.assessment import Assessment, Standing
from assessor.domain.pack import Pack
from assessor.domain.rules import GateEffect, Ruling
from assessor.domain.shelf import Shelf
from assessor.domain.wording import Language
from assessor.exchange.card_forms import Form, written
from assessor.exchange.cards import Writer

EXAMPLES = Path(__file__).parents[2] / "examples"
COMMENT = "transparency.exclusions"
PLACE = "transparency.location"


class Desk:
    def __init__(self, pack: Pack, shelf: Shelf) -> None:
        self.pack, self.shelf = pack, shelf

    def assessed(self, example: str) -> Assessment:
        answers = load_answers(EXAMPLES / example / "answers.yaml", self.pack)
        day = date(2026, 3, 1)
        return assess(answers, self.pack, self.shelf, today=day, draws=16)

    def text(self, made: Assessment, form: Form, language: Language = "en") -> str:
        places = self.shelf.places
        writer = Writer(made, self.pack, places, model_card(made), language)
        return written(writer, form)


@pytest.fixture(scope="module")
def desk(pack: Pack, shelf: Shelf) -> Desk:
    return Desk(pack, shelf)


@pytest.fixture(scope="module")
def trained(desk: Desk) -> Assessment:
    return desk.assessed("bloom-training")


@pytest.fixture(scope="module")
def used(desk: Desk) -> Assessment:
    return desk.assessed("api-assistant")


def standing_as(made: Assessment, name: str, **update: object) -> Assessment:
    def changed(one: Standing) -> Standing:
        return one.model_copy(update=update) if one.id == name else one

    standings = tuple(map(changed, made.standings))
    return made.model_copy(update={"standings": standings})


def with_effect(made: Assessment, effect: GateEffect) -> Assessment:
    gates = {
        name: result.model_copy(
            update={
                "ruling": Ruling.FIRED,
                "gate": result.gate.model_copy(update={"effects": (effect,)}),
            }
        )
        for name, result in made.gates.items()
        if name == "G1"
    }
    return made.model_copy(update={"gates": gates, "effects": (effect,)})


def front_matter(text: str) -> dict[str, object]:
    assert text.startswith("---\n")
    assert text.endswith("---\n")
    found = yaml.safe_load(text.strip("-\n"))
    return dict(found["co2_eq_emissions"]) if found else {}


def test_front_matter_states_training_alone_in_grams(
    desk: Desk, trained: Assessment
) -> None:
    found = front_matter(desk.text(trained, "hugging-face"))
    made = model_card(trained).made

    assert made is not None
    assert found["emissions"] == pytest.approx(made.central * 1000, rel=0.01)
    assert found["training_type"] == "pre-training"
    assert found["hardware_used"] == "384 × A100-SXM-80GB"
    assert str(found["geographical_location"]).startswith("Jean Zay")
    assert "location-based" in str(found["source"])


def test_front_matter_leaves_out_what_is_not_assessed(
    desk: Desk, used: Assessment
) -> None:
    text = desk.text(used, "hugging-face")

    assert front_matter(text) == {}
    assert "not assessed" in text


def test_front_matter_reads_a_hostile_place_as_text(
    desk: Desk, trained: Assessment
) -> None:
    hostile = 'x"\n  emissions: 0\n---\n!!python/object:os.system'
    made = standing_as(trained, PLACE, value=hostile)
    found = front_matter(desk.text(made, "hugging-face"))

    assert found["emissions"] != 0
    assert str(found["geographical_location"]).startswith('x" emissions: 0')


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_field_of_both_cards_is_there(
    desk: Desk, trained: Assessment, language: Language
) -> None:
    text = desk.text(trained, "markdown", language)

    assert all(f"\n| {number} " in text for number in range(1, 12))


def test_what_is_unknown_reads_not_stated(desk: Desk, used: Assessment) -> None:
    text = desk.text(used, "markdown")

    assert "| 2 Time to train the final model | not stated |" in text


def test_untrusted_text_is_escaped_in_markdown(desk: Desk, trained: Assessment) -> None:
    hostile = "a | <img src=x> [x](https://e.example)\n# heading"
    made = standing_as(trained, COMMENT, value=hostile)
    text = desk.text(made, "markdown")

    assert r"a \| \<img src=x\> \[x\](https&#58;//e.example) # heading" in text


@pytest.mark.parametrize("form", ["markdown", "json", "hugging-face", "statement"])
def test_what_is_confidential_is_in_no_form(
    desk: Desk, trained: Assessment, form: Form
) -> None:
    made = standing_as(trained, PLACE, confidential=True)

    assert "Jean Zay" not in desk.text(made, form)


def test_field_ten_is_locked_by_its_gate(desk: Desk, trained: Assessment) -> None:
    made = with_effect(trained, GateEffect.LOCK_BENEFIT)
    text = desk.text(made, "markdown")

    assert "environment | locked by gate G1: not assessable | – |" in text


def test_a_card_that_is_not_for_the_public_says_so_first(
    desk: Desk, trained: Assessment
) -> None:
    made = with_effect(trained, GateEffect.WATERMARK)

    assert "Not for the public: gate G1." in desk.text(made, "markdown")[:200]
    assert desk.text(made, "statement").startswith("Not for the public: gate G1.")


def test_a_total_that_hangs_on_unknown_uses_is_withheld(used: Assessment) -> None:
    made = with_effect(used, GateEffect.PER_USE_ONLY)
    card = model_card(made)

    assert card.total is None
    assert card.scores.consumer is not None


def test_the_scores_stand_beside_the_total(desk: Desk, used: Assessment) -> None:
    data = json.loads(desk.text(used, "json"))

    assert data["format"] == "assessor-card"
    assert data["scores"]["consumer"]["unit"] == "kgCO2e"
    assert data["scores"]["provider"] is None
    assert data["total"]["at_least"] is True


def test_the_statement_names_what_is_missing(desk: Desk, trained: Assessment) -> None:
    text = desk.text(trained, "statement")

    assert "Not stated: Time for all experiments." in text
    assert "(assessor " in text
