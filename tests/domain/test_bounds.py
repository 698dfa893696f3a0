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
