import io
import re
from datetime import datetime
from html.parser import HTMLParser
from itertools import pairwise

import pikepdf
import pytest

from assessor.domain.answers import Answer
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.errors import ReportError
from assessor.reporting import Layout, build, render, report

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "image": '<img src="file:///etc/passwd" onerror="alert(1)">',
    "attachment": '<link rel=attachment href="file:///etc/passwd">',
    "template": "{{ 7 * 7 }}{% for x in range(9) %}x{% endfor %}",
    "link": "javascript:alert(1) file:///etc/shadow http://127.0.0.1/x",
    "breaking out": "\"'></bdi></td></table></style></title><h1>mine</h1>",
    "style": "</style><style>@import url(http://127.0.0.1/x)</style>",
    "long word": "w" * 100_000,
    "right to left": "\u202eevil\u202c שלום \u0645\u0631\u062d\u0628\u0627",
    "emoji": "🙂👩‍💻🏳️‍🌈 \u0000\ufffe\ud800 e\u0301",
    "entity": "&lt;b&gt; &#x3C;i&#x3E; &amp;",
}


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Elements()
    parser.feed(page)
    return parser.found


def spoiled(assessment: Assessment, text: str) -> Assessment:
    project = assessment.answers.project.model_copy(
        update={
            "name": text,
            "organisation": text,
            "summary": text,
            "sources": (text,),
        }
    )
    answers = assessment.answers.model_copy(update={"project": project})
    standings = tuple(
        standing.model_copy(
            update={
                "note": text,
                "justification": text,
                "evidence": (text,),
                **({"value": text} if isinstance(standing.value, str) else {}),
            }
        )
        for standing in assessment.standings
    )
    claims = tuple(
        hit.model_copy(update={"text": text, "sentence": text, "severity": "caution"})
        for hit in assessment.claims
    )
    scenarios = {
        name: scenario.model_copy(
            update={"label": text, "service": text, "meets_need": text}
        )
        for name, scenario in assessment.footprint.scenarios.items()
    }
    footprint = assessment.footprint.model_copy(update={"scenarios": scenarios})
    return assessment.model_copy(
        update={
            "answers": answers,
            "standings": standings,
            "claims": claims,
            "footprint": footprint,
        }
    )


@pytest.fixture(scope="module")
def plain(assessment: Assessment, pack: Pack) -> list[str]:
    return [tag for tag, _ in elements(render(build(assessment, pack, "fr")))]


@pytest.mark.unmeasured
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_adds_no_markup(
    assessment: Assessment, pack: Pack, plain: list[str], text: str
) -> None:
    page = render(build(spoiled(assessment, text), pack, "fr"))
    found = elements(page)
    addresses = [a.get("href") for _, a in found if "href" in a]

    assert [tag for tag, _ in found].count("script") == 0
    assert {tag for tag, _ in found} == set(plain)
    assert not any("src" in a or "onerror" in a or "style" in a for _, a in found)
    assert all(address and address.startswith("#") for address in addresses)


@pytest.mark.unmeasured
def test_hostile_texts_become_a_sound_pdf(
    assessment: Assessment, pack: Pack, created: datetime
) -> None:
    texts = " ".join(text[:500] for text in HOSTILE.values())
    whole = spoiled(assessment, texts)
    few = whole.model_copy(update={"standings": whole.standings[::6]})
    made = report(few, pack, language="fr", created=created)

    with pikepdf.open(io.BytesIO(made)) as document:
        assert document.check_pdf_syntax() == []
        assert len(document.pages) < 60
        assert "/EmbeddedFiles" not in document.Root.get("/Names", {})
        assert b"/JavaScript" not in made
        assert b"/Launch" not in made


def test_templates_in_answers_stay_text(assessment: Assessment, pack: Pack) -> None:
    page = render(build(spoiled(assessment, HOSTILE["template"]), pack, "en"))

    assert "{{ 7 * 7 }}" in page
    assert "49</" not in page


def test_a_long_text_is_shortened_and_says_so(
    assessment: Assessment, pack: Pack
) -> None:
    page = render(build(spoiled(assessment, HOSTILE["long word"]), pack, "en"))

    assert "[shortened here: 100,000 characters in all]" in page
    assert len(page) < 1_000_000


def test_the_page_needs_nothing_else(assessment: Assessment, pack: Pack) -> None:
    page = report(assessment, pack, language="fr", format="html").decode("utf-8")

    assert '<html lang="fr">' in page
    assert "<style>" in page
    assert not re.search(r'url\(|<link|src="|@import', page)


def test_headings_do_not_skip_a_level(assessment: Assessment, pack: Pack) -> None:
    found = elements(render(build(assessment, pack, "en")))
    levels = [int(tag[1]) for tag, _ in found if re.fullmatch(r"h[1-6]", tag)]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_names_its_columns_and_rows(
    assessment: Assessment, pack: Pack
) -> None:
    page = render(build(assessment, pack, "en"))
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)

    assert tables
    for table in tables:
        assert "<caption>" in table
        assert 'scope="row"' in table
        widths = [int(w) for w in re.findall(r'<col class="w(\d+)"', table)]
        assert sum(widths) == 100
        assert all(f".w{width} " in page for width in widths)


def test_the_contents_lead_to_every_chapter(assessment: Assessment, pack: Pack) -> None:
    found = elements(render(build(assessment, pack, "en")))
    ids = [a["id"] for _, a in found if "id" in a]
    links = [a["href"] for tag, a in found if tag == "a"]

    assert len(ids) == len(set(ids))
    assert {str(link)[1:] for link in links} <= set(ids)
    assert len(links) == len({*links, "#answers"}) == 13


def test_an_unknown_template_is_named_with_those_there_are(
    assessment: Assessment, pack: Pack
) -> None:
    view = build(assessment, pack, "en")

    with pytest.raises(ReportError, match=r"no report template brief.*choose card"):
        render(view, Layout("brief"))


def test_answers_that_are_confidential_are_marked(
    assessment: Assessment, pack: Pack
) -> None:
    assert Answer(value=1, confidential=True).confidential
    secret = tuple(
        s.model_copy(update={"confidential": True}) for s in assessment.standings
    )
    page = render(
        build(assessment.model_copy(update={"standings": secret}), pack, "en")
    )

    assert "confidential" in page
