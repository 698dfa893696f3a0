from pathlib import Path

import pytest

from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.errors import ReportError
from assessor.reporting import Layout, build, render
from assessor.reporting.statement import PARTS, Statement, read_statement

FILE = """\
format: 1
by: A. Auditor (illustrative)
day: 2026-11-21
criteria: The questionnaire ai-environment 0.1.0.
opinion: "Nothing came to <b>our</b> attention."
"""


def test_the_words_of_the_auditor_are_printed_and_the_rest_is_room(
    tmp_path: Path, assessment: Assessment, pack: Pack
) -> None:
    (tmp_path / "statement.yaml").write_text(FILE, "utf-8")
    statement = read_statement(tmp_path / "statement.yaml")

    page = render(build(assessment, pack, "en"), Layout(statement=statement))

    assert "Nothing came to &lt;b&gt;our&lt;/b&gt; attention." in page
    assert "November 21, 2026" in page
    _, _, after = page.partition('id="statement"')
    part, _, _ = after.partition("</section>")
    assert part.count('class="room"') == len(PARTS) - 2


def test_an_auditor_gets_empty_lines_and_nobody_else_does(
    assessment: Assessment, pack: Pack
) -> None:
    for_auditor = render(build(assessment, pack, "fr", "auditor"))
    for_company = render(build(assessment, pack, "fr", "company"))

    assert "Le programme n’écrit rien ici." in for_auditor
    assert 'id="statement"' not in for_company


@pytest.mark.parametrize(
    ("text", "told"),
    [("format: 1\nopinon: Yes\n", "opinon"), ("format: [\n", "statement.yaml:")],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "statement.yaml").write_text(text, "utf-8")

    with pytest.raises(ReportError, match=told):
        read_statement(tmp_path / "statement.yaml")


def test_nothing_is_filled_in_by_itself() -> None:
    assert not any(getattr(Statement(), name) for name in PARTS)
