import re

import pytest

from assessor.domain.parsing import settle, typed
from assessor.domain.questionnaire import Kind, Question
from assessor.domain.refusals import FRENCH_REASONS, RefusedError
from assessor.domain.wording import Text
from assessor.errors import QuantityError
from assessor.quantities import parse_quantity
from assessor.quantities.typed import WRONG

ASK = Text({"en": "How long?", "fr": "Combien de temps ?"})
YEARS = Question(
    id="service.lifetime",
    type=Kind.QUANTITY,
    unit="year",
    min=0.1,
    typical=(3, 8),
    ask=ASK,
    example=5,
)


@pytest.mark.parametrize(
    ("raw", "french"),
    [
        ("abc", "« abc » n’est pas un nombre [an]. Un nombre avec son unité"),
        ("5 kg", "« kg » ne se convertit pas en an ; unités possibles : an, s, ms"),
        ("5-3", "La borne basse vient en premier."),
        ("-3", "-3_ans est inférieur à 0,1_an"),
        ("5 anz", "L’unité « anz » n’est pas connue ; vouliez-vous dire"),
        ("9 [3; 5]", "La valeur 9_ans sort de sa propre fourchette 3_ans à 5_ans"),
        ("1.500", "Écrivez-le sans le point."),
        ("[3]", "Deux bornes sont attendues"),
    ],
)
def test_a_refused_number_is_refused_in_french(raw: str, french: str) -> None:
    with pytest.raises(RefusedError) as caught:
        typed(YEARS, raw, decimal=",")

    said = caught.value.text.in_language("fr").replace("\N{NO-BREAK SPACE}", "_")
    assert french in said
    assert not re.search(r"\b(year|cannot|expected|known|units|or)\b", said)


def test_an_unlikely_number_is_doubted_in_each_language() -> None:
    doubt = settle(YEARS, typed(YEARS, "1.5")).doubt

    assert doubt is not None
    french = doubt.in_language("fr").replace("\N{NO-BREAK SPACE}", "_")
    assert french.startswith("1,5_an sort de l’intervalle habituel 3_ans à 8_ans")
    assert doubt.in_language("en").startswith(
        "1.5 years lies outside the usual 3 years"
    )


@pytest.mark.parametrize("reason", WRONG)
def test_every_fault_of_a_text_has_its_french_wording(reason: str) -> None:
    assert reason in FRENCH_REASONS


@pytest.mark.parametrize("text", ["1 parsec", "1 kg", "1e308 d", "1 " + "y" * 70])
def test_every_fault_of_a_unit_has_its_french_wording(text: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text, "h")

    assert caught.value.reason in FRENCH_REASONS
