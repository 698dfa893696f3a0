import re
from pathlib import Path

from assessor.errors import EstimationError
from assessor.estimation.formulas import physics
from assessor.estimation.formulas.physics import require_share
from assessor.estimation.formulas.quantities_fr import FRENCH

ROOM = Path(physics.__file__).parents[1]
NAMED = re.compile(r'require_(?:at_least|positive|share)\(\s*"([^"]+)"')


def test_every_quantity_that_physics_bounds_has_a_french_name() -> None:
    texts = [file.read_text("utf-8") for file in ROOM.rglob("*.py")]

    assert {name for text in texts for name in NAMED.findall(text)} == FRENCH.keys()


def test_a_refusal_is_said_in_both_languages() -> None:
    error = said(1.5).within("inference[web]")

    assert "load is a share" in error.in_language("en")
    assert error.in_language("fr").startswith("inference[web]\u00a0: charge")


def said(value: float) -> EstimationError:
    try:
        require_share("load", value)
    except EstimationError as error:
        return error
    raise AssertionError
