import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assessor import notation
from assessor.domain.pack import Pack
from assessor.exchange.documents import Document
from assessor.exchange.files import read_document
from assessor.exchange.statements import Reader

ROOT = Path(__file__).parents[2]
STATED_ON = date(2026, 11, 21)
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
DATA = [
    path
    for folder in ("questionnaires", "report_templates", "assessor", "factor_db")
    for path in (ROOT / folder).rglob("*.yaml")
    if path.parent.name != "claims"  # the wordings themselves
]
# Names of works, and labels of what a project may have done.
NOT_SAID_BY_US = {"citation", "choices", "sources", "url"}
WORK = "Comment adopter une démarche green AI en entreprise"
# A row of the table of wordings, or of what documents of others name.
LEXICON = re.compile(
    r"^.*\| (?:prohibited|needs_substantiation|caution) \|.*$|^\| R-\d{3} \|.*$",
    re.MULTILINE,
)


def texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in NOT_SAID_BY_US:
                yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)


def prohibited(pack: Pack, document: Document) -> list[str]:
    reader = Reader(pack.claims, "public", STATED_ON)
    return [
        f"{document.name}:{claim.line}: {claim.text}: {claim.sentence}"
        for claim in reader.read(document)
        if claim.use and claim.severity == "prohibited"
    ]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_pages_use_no_prohibited_wording(page: Path, pack: Pack) -> None:
    read = read_document(str(page))
    document = Document(name(page), LEXICON.sub("", read.text).replace(WORK, ""))

    assert prohibited(pack, document) == []


@pytest.mark.parametrize(
    "folder", ["questionnaires", "report_templates", "assessor", "factor_db"]
)
def test_data_and_words_use_no_prohibited_wording(folder: str, pack: Pack) -> None:
    found = [
        each
        for path in DATA
        if path.is_relative_to(ROOT / folder)
        for each in prohibited(
            pack,
            Document(name(path), "\n\n".join(texts(notation.read_file(path).data))),
        )
    ]

    assert found == []


def test_templates_use_no_prohibited_wording(pack: Pack) -> None:
    templates = (ROOT / "report_templates").rglob("*.j2")
    found = [
        each
        for path in templates
        for each in prohibited(pack, Document(name(path), path.read_text("utf-8")))
    ]

    assert found == []
