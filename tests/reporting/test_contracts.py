import pytest

from assessor.domain.assessment import Assessment
from assessor.domain.impacts import Estimate, ScenarioResult
from assessor.domain.pack import Pack
from assessor.reporting.view import build

SPREAD, BOUGHT = (
    Estimate(unit="kgCO2e", central=c, median=c, mean=c, low=c / 2, high=c * 2)
    for c in (400.0, 1000.0)
)


def changed(assessment: Assessment, **fields: object) -> Assessment:
    footprint = assessment.footprint
    project = footprint.scenarios["project"]
    other = ScenarioResult.model_validate({**dict(project), **fields})
    scenarios = {**footprint.scenarios, "project": other}
    return assessment.model_copy(
        update={"footprint": footprint.model_copy(update={"scenarios": scenarios})}
    )


@pytest.mark.parametrize(
    ("contracts", "language", "said"),
    [
        ("none", "en", "no contract stated, equal to location-based"),
        ("some", "en", "location-based where no contract is stated"),
        ("none", "fr", "aucun contrat indiqué"),
    ],
)
def test_the_market_based_row_says_where_no_contract_is_stated(
    assessment: Assessment, pack: Pack, contracts: str, language: str, said: str
) -> None:
    view = build(changed(assessment, contracts=contracts), pack, language)

    market = view.footprint.market
    assert said in f"{market.caption} {market.rows}"


def test_equipment_in_full_stands_beside_its_share(
    assessment: Assessment, pack: Pack
) -> None:
    bought = {"gwp": {"spread": SPREAD, "bought": BOUGHT}}
    view = build(changed(assessment, purchases=bought), pack, "en")

    assert any("in full in the year of purchase" in x for x in view.footprint.notes)
