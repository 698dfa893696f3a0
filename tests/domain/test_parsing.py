import pytest

from assessor.domain.answers import Answer, State
from assessor.domain.pack import Pack
from assessor.domain.parsing import settle, typed
from assessor.domain.refusals import RefusedError
from assessor.domain.wording import Text


@pytest.mark.parametrize(
    ("question", "raw", "value", "low", "high"),
    [
        ("training.runs.energy", "1 200,5 kWh", None, None, None),
        ("training.runs.energy", "1.2 MWh", 1200, None, None),
        ("training.runs.energy", "1200 kWh [900, 1600]", 1200, 900, 1600),
        ("training.runs.energy", "400-1600 kWh", 800, 400, 1600),
        ("training.runs.energy", 1200, 1200, None, None),
        ("training.runs.pue", "1.3", 1.3, None, None),
        ("training.runs.place", "France", "FRA", None, None),
        ("training.runs.place", "fra", "FRA", None, None),
        ("training.runs.method", "Compteur", "metered", None, None),
        ("audience.readers", "internal, press", ("internal", "press"), None, None),
        ("audience.readers", ["press"], ("press",), None, None),
        ("necessity.alternatives", "3", 3, None, None),
    ],
)
def test_reads_what_was_typed(
    small_pack: Pack,
    question: str,
    raw: object,
    value: object,
    low: object,
    high: object,
) -> None:
    asked = small_pack.by_id[question]
    decimal = "," if value is None else "."
    settled = settle(asked, typed(asked, raw, decimal=decimal))  # type: ignore[arg-type]  # a literal

    assert settled.value == (1200.5 if value is None else value)
    assert (settled.low, settled.high) == (low, high)


@pytest.mark.parametrize(
    "raw",
    [
        "Text, tables (rows, cells); press",
        "press;\ntext, tables (rows, cells) ,",
        "a, press",
    ],
)
def test_a_list_is_not_cut_within_a_label(small_pack: Pack, raw: str) -> None:
    asked = small_pack.by_id["audience.readers"]
    labels = {
        "a": Text({"en": "Text, tables (rows, cells)", "fr": "Texte, tableaux"}),
        "press": asked.choices["press"],
    }
    one = asked.model_copy(update={"choices": labels})

    assert sorted(map(str, typed(one, raw).value or ())) == ["a", "press"]  # type: ignore[arg-type]  # a list


@pytest.mark.parametrize(
    ("question", "raw", "said"),
    [
        ("training.runs.energy", "many", "not a number"),
        ("training.runs.energy", "12 parsecs", "not a number"),
        ("training.runs.energy", "-5", "below 0 kWh"),
        ("training.runs.energy", True, "not a number"),
        ("training.runs.energy", [1, 2], "not a number"),
        ("training.runs.energy", {"a": 1}, "not a number"),
        ("training.runs.pue", "0.8", "0.8 is below 1"),
        ("training.runs.place", "Atlantis", "not one of the choices"),
        ("necessity.alternatives", 7, "level from 0 to 4, got 7"),
        ("necessity.alternatives", "high", "level from 0 to 4"),
        ("audience.readers", "internal, internal", "chosen twice"),
        ("necessity.need", "", "Expected some text"),
        ("necessity.need", "x" * 100_001, "at most 100000"),
    ],
)
def test_refuses_with_the_reason(
    small_pack: Pack, question: str, raw: object, said: str
) -> None:
    with pytest.raises(RefusedError, match=said):
        typed(small_pack.by_id[question], raw)


def test_the_reason_is_given_in_french_too(small_pack: Pack) -> None:
    with pytest.raises(RefusedError) as caught:
        typed(small_pack.by_id["training.runs.pue"], "0.8")

    assert "inférieur à 1" in caught.value.text.in_language("fr")


def test_a_question_mark_is_i_do_not_know(small_pack: Pack) -> None:
    answer = typed(small_pack.by_id["training.runs.energy"], " ? ")

    assert answer.state is State.UNKNOWN


def test_not_applicable_needs_a_reason(small_pack: Pack) -> None:
    aside = Answer(state=State.NOT_APPLICABLE)

    with pytest.raises(RefusedError, match="needs a reason"):
        settle(small_pack.by_id["training.runs.energy"], aside)


def test_what_is_unusual_asks_to_be_confirmed(small_pack: Pack) -> None:
    pue = small_pack.by_id["training.runs.pue"]

    assert settle(pue, typed(pue, "1.3")).doubt is None
    assert settle(pue, typed(pue, "4")).doubt is not None


def test_what_is_set_aside_has_no_value(small_pack: Pack) -> None:
    aside = Answer(state=State.NOT_APPLICABLE, justification="none here", value=3)

    with pytest.raises(RefusedError, match="has no value"):
        settle(small_pack.by_id["training.runs.energy"], aside)


@pytest.mark.parametrize("value", [10**400, "9" * 5000])
def test_a_number_that_nothing_can_hold_is_refused(
    small_pack: Pack, value: object
) -> None:
    with pytest.raises(RefusedError, match="not a number"):
        typed(small_pack.by_id["training.runs.pue"], value)
