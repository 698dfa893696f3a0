import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli.front import app

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PROMPT = re.compile(r"^\$ (?:\.venv/bin/)?assessor (.+)$", re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
COMMANDS = sorted(
    {
        shlex.join(shlex.split(line, comments=True)).partition(" '>'")[0]
        for page in PAGES
        for line in PROMPT.findall(page.read_text("utf-8"))
    }
)
AMERICAN = re.compile(
    r"\b\w*(?:[a-z]{3}izations?|ize[ds]?|izing|behavior|color|catalog|labeled|modeled)\b"
)


def anchors(page: Path) -> set[str]:
    headings = HEADING.findall(FENCED.sub("", page.read_text("utf-8")))
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in headings
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(FENCED.sub("", page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), target
        assert not anchor or anchor in anchors(found), target


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_is_shown_exists(command: str) -> None:
    # Unknown options are refused before --help is heeded.
    words = re.sub(r"(--factors|--pack) \S+", r"\1 .", command)

    result = CliRunner().invoke(app, [*shlex.split(words), "--help"])

    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_pages_are_in_british_spelling(page: Path) -> None:
    text = re.sub(r"`[^`\n]+`", "", FENCED.sub("", page.read_text("utf-8")))
    known = {"size", "sizes", "sized", "prize"}

    assert {
        word for word in AMERICAN.findall(text) if word.lower() not in known
    } == set()
