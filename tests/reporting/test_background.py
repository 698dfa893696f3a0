from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.reporting import build
from assessor.reporting.view.background import background_figures
from assessor.resources import data_folder

PAGE = data_folder("questionnaires").parent / "docs" / "background.md"


def test_the_report_and_its_page_print_the_same_background_in_the_same_order() -> None:
    rows = [
        line.split("|")
        for line in PAGE.read_text("utf-8").partition("\n## ")[0].splitlines()
        if line.startswith("| ")
    ][2:]

    assert [tuple(cell.strip() for cell in row[1:4]) for row in rows] == [
        tuple(part.in_language("en") for part in (one.figure, one.of, one.source))
        for one in background_figures()
    ]


def test_all_editions_but_that_of_the_company_print_the_background(
    assessment: Assessment, pack: Pack
) -> None:
    company = build(assessment, pack, "en", "company")

    assert "background" in company.brief
    assert "background" not in build(assessment, pack, "en", "auditor").brief
    assert company.background is not None
    assert len(company.background.rows) == len(background_figures())
