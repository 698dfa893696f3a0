import pytest

from assessor.domain.wording import LANGUAGES, Language
from assessor.web.statement import read_statement, statement_lines
from tests.web.conftest import Person


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statement_is_open_to_everybody(
    stranger: Person, language: Language
) -> None:
    page = stranger.get(f"/{language}/accessibility")

    assert page.status_code == 200
    assert read_statement().title.in_language(language) in page.text


def test_every_page_leads_to_the_statement(stranger: Person) -> None:
    assert 'href="/en/accessibility"' in stranger.get("/en/").text


def test_the_statement_says_what_does_not_conform_and_what_was_not_tested() -> None:
    lines = statement_lines("en")

    assert {"## What does not conform", "## What was not tested"} <= {*lines}
    assert any(line.startswith("- ") for line in lines)
