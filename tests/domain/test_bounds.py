import pytest

from assessor.domain.bounds import check_bounds
from assessor.domain.pack import Pack
from assessor.domain.refusals import RefusedError

SHARE = "necessity.use_probability"


@pytest.mark.parametrize(
    ("number", "french"),
    [
        (80, "8000 % est supérieur à 100 %, le maximum possible. S’il"),
        (80, "écrivez 80 % ou 0,8."),
        (8000, "est supérieur à 100 %"),
    ],
)
def test_a_percentage_without_its_sign_is_told_how_to_write_it(
    pack: Pack, number: float, french: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        check_bounds(pack.by_id[SHARE], number)

    said = refused.value.text.in_language("fr")
    assert french in said.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("identifier", "number", "bound"),
    [
        ("service.uses_per_year", 3e300, "above 1 × 10¹⁸/year, the most"),
        ("purchases.lines.quantity", 3e300, "above 1 × 10²⁴, the most"),
        ("scenario.effects.quantity_per_year", -3e300, "below -1 × 10²⁴/year"),
    ],
)
def test_a_number_beyond_anything_on_earth_is_refused_with_the_bound(
    pack: Pack, identifier: str, number: float, bound: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        check_bounds(pack.by_id[identifier], number)

    said = refused.value.text.in_language("en")
    assert bound in said.replace("\N{NO-BREAK SPACE}", " ")
