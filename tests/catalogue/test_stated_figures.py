from assessor.catalogue.stated_figures import figure_faults, with_figures
from assessor.domain.conventions import REBOUND
from assessor.domain.pack import Pack
from assessor.domain.wording import Text


def reworded(pack: Pack, wording: str, rebound: float) -> Pack:
    first = pack.gates[0].model_copy(
        update={"consequence": Text({"en": wording, "fr": wording})}
    )
    register = tuple(
        one.model_copy(update={"value": rebound}) if one.id == REBOUND else one
        for one in pack.conventions
    )
    return pack.model_copy(update={"gates": (first,), "conventions": register})


def test_a_text_says_the_figure_that_the_register_states(pack: Pack) -> None:
    [gate] = with_figures(reworded(pack, "{rebound %} or {rebound}", 0.375)).gates

    assert gate.consequence.root == {
        "en": "37.5% or 0.375",
        "fr": "37,5 % or 0,375",
    }


def test_a_figure_that_the_register_lacks_is_a_fault(pack: Pack) -> None:
    wrong = with_figures(reworded(pack, "{rebond %}", 0.45))

    assert list(figure_faults(wrong)) == [
        ("G1", "{rebond}: conventions.yaml states no value of rebond")
    ]


def test_the_shipped_pack_types_no_figure_of_a_convention_twice(pack: Pack) -> None:
    gate = next(one for one in pack.gates if one.id == "G7")

    assert not list(figure_faults(pack))
    assert "45%" in gate.consequence.in_language("en")
