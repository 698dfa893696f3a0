import pytest

from assessor.domain.annex_sheets import AnnexSheet
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.rules import GateEffect
from assessor.reporting.accounts import accounts_in
from assessor.reporting.sheets import annex_sheets

SHEETS = ("Totals", "Cells", "Accounts", "Factors", "Trace", "Answers", "Versions")


def sheets(assessment: Assessment, pack: Pack) -> dict[str, AnnexSheet]:
    return {one.title: one for one in annex_sheets(assessment, pack, "en")}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_row_is_as_long_as_its_head(
    assessment: Assessment, pack: Pack, language: str
) -> None:
    for sheet in annex_sheets(assessment, pack, language):
        assert {len(row) for row in sheet.rows} <= {len(sheet.head)}, sheet.title
        assert len(sheet.title) <= 31
        assert sheet.rows


def test_the_annex_has_its_seven_sheets(assessment: Assessment, pack: Pack) -> None:
    assert tuple(sheets(assessment, pack)) == SHEETS


def test_the_accounts_add_up_to_the_cells(assessment: Assessment, pack: Pack) -> None:
    found = sheets(assessment, pack)
    accounts = found["Accounts"].rows
    cells = found["Cells"]
    central, name = cells.head.index("Central value"), cells.head.index("Scenario")
    own = [row[central] for row in cells.rows if str(row[name]).startswith("Project")]

    summed = sum(float(row[3]) for row in accounts if row[3] is not None)
    assert summed == pytest.approx(sum(float(x) for x in own if x is not None))
    assert {row[0] for row in accounts} >= {"Scope 2, purchased electricity"}
    assert all(row[-1] for row in accounts if str(row[0])[0] in "S3")


def test_a_total_that_a_gate_holds_back_is_no_figure_here_either(
    assessment: Assessment, pack: Pack
) -> None:
    held = assessment.model_copy(
        update={"effects": (*assessment.effects, GateEffect.PER_USE_ONLY)}
    )
    totals = sheets(held, pack)["Totals"]
    central = totals.head.index("Central value")
    shown = {row[central] for row in totals.rows if row[2] == "Per use"}

    assert shown == {"not printed"}


def test_every_sheet_bears_what_gates_ask_to_be_printed(
    assessment: Assessment, pack: Pack
) -> None:
    asked = (GateEffect.WATERMARK, GateEffect.PARTIAL_FOOTPRINT)
    barred = assessment.model_copy(update={"effects": asked})

    for sheet in sheets(barred, pack).values():
        assert "public" in sheet.notes[0]
        assert sheet.notes[1].endswith("partial footprint")


def test_each_category_has_a_place_in_all_accounts_in_both_languages() -> None:
    for language in ("en", "fr"):
        sources, categories = accounts_in(language)
        assert len(sources) == 3
        for held in categories.values():
            assert set(held) == {"ghg", "beges", "esrs", "convention"}
