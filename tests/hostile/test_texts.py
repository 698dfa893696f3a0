import json
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.assessing import assess, document_text
from assessor.catalogue.answers import load_answers
from assessor.cli import app
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.notation import write
from assessor.reporting import report
from tests.hostile.conftest import project_of

Saying = Callable[[str], Path]
TODAY = date(2026, 11, 21)
TEXTS = {
    "script element": "<script>alert(1)</script>",
    "script in another case": "<ScRiPt src=//127.0.0.1/x.js></sCrIpT>",
    "image that fails": '<img src="file:///etc/passwd" onerror="alert(1)">',
    "svg that loads": "<svg onload=alert(1)><use href=data:x /></svg>",
    "frame of a file": '<iframe src="file:///etc/passwd"></iframe>',
    "object": '<object data="file:///etc/passwd">',
    "base address": '<base href="http://127.0.0.1/">',
    "attachment": '<link rel=attachment href="file:///etc/passwd">',
    "refresh": '<meta http-equiv=refresh content="0;url=http://127.0.0.1/">',
    "style sheet": "</style><style>@import url(http://127.0.0.1/x)</style>",
    "style attribute": "\" style=\"background:url('http://127.0.0.1/x')",
    "end of everything": "\"'--></bdi></td></table></style></title></svg><h1>mine</h1>",
    "comment": "<!-- --> <![CDATA[ x ]]> <?xml version='1.0'?>",
    "entities": "&lt;b&gt; &#x3C;i&#x3E; &amp; &nbsp;&#0;",
    "document type": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    "template expression": "{{ 7 * 7 }} {{ config }} {{ view.__class__.__mro__ }}",
    "template statement": "{% for x in range(9) %}{% include '/etc/passwd' %}",
    "template comment": "{# hidden #} {%- raw -%} #} }} %}",
    "format field": "{0} {name} {pack.header} %s %(name)s $name ${name}",
    "address of a file": "file:///etc/passwd",
    "address of a script": "javascript:alert(document.cookie)",
    "address of data": "data:text/html;base64,PHNjcmlwdD4=",
    "address of metadata": "http://169.254.169.254/latest/meta-data/",
    "link in markdown": "[click](javascript:alert(1)) ![x](file:///etc/passwd)",
    "formula equals": "=cmd|' /C calc'!A0",
    "formula plus": '+HYPERLINK("http://127.0.0.1/?"&A1)',
    "formula minus": "-2+3+cmd|' /C calc'!A0",
    "formula at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula after a tab": "\t=1+1",
    "word of 20 kB": "w" * 20_000,
    "word of 100 kB": "W" * 100_000,
    "word of 100 kB in another script": "é" * 100_000,
    "many short lines": "a\n" * 5_000,
    "only blanks and a letter": " " * 1_000 + "x",
    "right to left": "שלום עולם مرحبا بالعالم",
    "right to left override": "\u202egnp.exe\u202c \u2067x\u2069 \u200f \u061c",
    "zero width": "zero\u200bwidth\u200d\u200c\u2060\ufeffx",
    "soft hyphens": "soft\u00adhyphen" * 50,
    "emoji": "🙂👩‍💻🏳️‍🌈🇫🇷👍🏿",
    "combining marks": "Z" + "\u0335\u0321\u0360\u0301\u0300" * 300,
    "control characters": "a\x00b\x01\x07\x08\x0b\x0c\x1fc\x7f",
    "upper control characters": "a\x80\x85\x9b31m\x9dc",
    "separators of lines": "a\u2028b\u2029c\r\nd\re",
    "colours of a terminal": "\x1b[31mred\x1b[0m\x1b[2J\x1b[H",
    "title of a terminal": "\x1b]0;owned\x07\x1b]8;;http://127.0.0.1\x1b\\x",
    "no characters": "x\ufffe\uffff\U0010ffff\ufdd0\ufffd",
    "private use": "\ue000\uf8ff\U000f0000",
    "letters that look alike": "раураl АᎪ𝐀Ａ",
    "wide letters": "漢字かな한글ไทยहिन्दी",
    "mathematical letters": "𝕊𝕔𝕣𝕚𝕡𝕥 ＜script＞",
    "yaml": "a: {b: [c, *d, &e f]}\n---\n!!python/object:os.system x",
    "shell": "$(touch /tmp/x); `id` | rm -rf / && true\n'\"\\",
    "query": "'; DROP TABLE answers; --",
    "path": "../../../../etc/passwd\x00.pdf",
    "path of another system": "C:\\Windows\\System32\\..\\x",
    "pdf": "%PDF-1.7 ) Tj ET endstream endobj (",
    "latex": "\\input{/etc/passwd}$\\write18{id}$",
    "regular expression": "(a+)+$ " + "a" * 3_000 + "!",
    "claims without end": "carbon neutral " * 1_300,
    "blanks inside a claim": "carbon" + " " * 5_000 + "neutral",
    "quotes without an end": "«“‘„\"'" * 300,
    "negations without an end": "not " * 4_000 + "green",
    "figures without an end": "reduces by 10 % " * 1_000,
    "name of an attribute": "__class__ __proto__ constructor",
    "states of answers": "unknown",
    "a question mark in a text": "? null ~ yes NO 0x10 1e3",
}
SHOWN = {
    "script element",
    "template expression",
    "template statement",
    "formula equals",
}
ON_THE_COMMAND_LINE = (
    "word of 100 kB",
    "right to left override",
    "control characters",
    "upper control characters",
    "title of a terminal",
    "separators of lines",
)
ACTIVE = {
    "base",
    "embed",
    "form",
    "frame",
    "iframe",
    "img",
    "input",
    "object",
    "script",
}
TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SINGLE = ("h1", "style", "title", "body")


class Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {
            value or "" for name, value in attrs if name in {"src", "href", "data"}
        }


def outline(page: Page) -> dict[str, int]:
    return {tag: page.tags.count(tag) for tag in SINGLE}


def steering(text: str, *, kept: str = "") -> list[str]:
    return [
        character
        for character in set(text) - set(kept)
        if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}
        or character in TURNING
    ]


def test_there_are_many() -> None:
    assert len(TEXTS) >= 60


@pytest.fixture(scope="module")
def plain_outline(
    pack: Pack, shelf: Shelf, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, int]:
    path = tmp_path_factory.mktemp("plain") / "answers.yaml"
    path.write_text(write(project_of("A plain text.", pack.header.version)), "utf-8")
    made = assess(load_answers(path, pack), pack, shelf, today=TODAY, draws=16)
    page = report(made, pack, language="fr", format="html").decode("utf-8")
    return outline(Page(page))


def together() -> Iterator[str]:
    # The long ones alone, four short ones a report: each text is also looked for by
    # itself, in every format, in test_formats.
    short = [text for text in TEXTS.values() if len(text) < 100]
    yield from (text for text in TEXTS.values() if len(text) >= 100)
    yield from (" ".join(short[at : at + 4]) for at in range(0, len(short), 4))


@pytest.mark.parametrize("text", [*together()])
def test_hostile_texts_are_printed_and_do_nothing(
    project_saying: Saying,
    plain_outline: dict[str, int],
    pack: Pack,
    shelf: Shelf,
    text: str,
) -> None:
    answers = load_answers(project_saying(text), pack)
    made = assess(answers, pack, shelf, today=TODAY, draws=16)

    page = report(made, pack, language="fr", format="html").decode("utf-8")
    found = Page(page)

    assert made.answers.answers["governance.claims"].value == text.strip()
    assert not ACTIVE & set(found.tags)
    assert outline(found) == plain_outline
    assert not {name for name in found.attributes if name.startswith("on")}
    assert all(address.startswith("#") for address in found.addresses)
    assert steering(page, kept="\n\t") == []
    assert steering(document_text(made), kept="\n") == []


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_the_text_itself_is_kept(
    project_saying: Saying, pack: Pack, shelf: Shelf, name: str
) -> None:
    answers = load_answers(project_saying(TEXTS[name]), pack)
    made = assess(answers, pack, shelf, today=TODAY, draws=16)

    page = report(made, pack, language="en", format="html").decode("utf-8")

    assert escape(TEXTS[name], quote=False)[:20] in page.replace("&#39;", "'")


@pytest.mark.parametrize("name", ON_THE_COMMAND_LINE)
def test_a_terminal_is_not_steered(project_saying: Saying, name: str) -> None:
    path = str(project_saying(TEXTS[name]))

    checked = CliRunner().invoke(app, ["check", path])
    evaluated = CliRunner().invoke(app, ["evaluate", path, "--draws", "16", "--json"])

    assert checked.exit_code == 0, checked.output
    assert evaluated.exit_code == 0, evaluated.output
    assert steering(checked.output + evaluated.output, kept="\n") == []
    assert json.loads(evaluated.stdout)["about"]["project"] == TEXTS[name][:200].strip()


@pytest.mark.parametrize("name", ["script element", "word of 100 kB", "emoji"])
def test_a_report_is_written_beside_the_answers(
    project_saying: Saying, name: str
) -> None:
    path = project_saying(TEXTS[name])
    arguments = ["report", str(path), "--format", "html", "--draws", "16"]

    result = CliRunner().invoke(app, arguments)

    assert result.exit_code == 0, result.output
    assert path.with_suffix(".html").stat().st_size > 10_000
