from pathlib import Path

import pytest

from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.errors import ReportError
from assessor.reporting import Layout, build, own_template, render
from assessor.reporting.fragment import check_fragment
from assessor.reporting.own_template import OwnTemplate, fill_template, read_template
from assessor.reporting.view.model import Report

GOOD = """\
{% from "parts/pieces.html.j2" import figure, tiles %}
<h1>{{ view.cover.title }}</h1>
<section class="chapter">
<h2>{{ w.decision.footprint }}</h2>
{{ tiles(view.decision.tiles, "four") }}
{% if view.footprint.phases %}{{ figure(view.footprint.phases) }}{% endif %}
</section>
"""
HOSTILE = {
    "reads the class of a text": "{{ ''.__class__.__mro__ }}",
    "reads the globals of a function": "{{ draw.__globals__ }}",
    "calls a method by another name": "{{ ('a'|attr('__class__')).mro() }}",
    "formats its way to a global": "{{ '{0.__class__}'.format(1) }}",
    "opens a file by including it": '{% include "/etc/passwd" %}',
    "climbs out of its folder": '{% include "../../etc/passwd" %}',
    "imports a module": '{% import "os" as os %}',
    "reaches for the loader": "{{ self._TemplateReference__context.environment }}",
    "changes what it is given": "{{ view.update({'title': 1}) }}",
    "asks for what there is none of": "{{ view.secret }}",
    "is not a template": "{% if %}",
    "divides by zero": "{{ 1 / 0 }}",
    "counts too far": "{% for n in range(10000000) %}{% endfor %}",
    "yields a script": "<script>alert(1)</script>",
    "yields an image": '<img src="https://example.org/a.png">',
    "yields a link out": '<a href="https://example.org">a</a>',
    "yields a script link": '<a href="javascript:alert(1)">a</a>',
    "yields a handler": '<p onclick="alert(1)">a</p>',
    "yields a style": '<p style="position: absolute">a</p>',
    "yields a style sheet": "<style>.always { display: none }</style>",
    "attaches a file": '<link rel="attachment" href="file:///etc/passwd">',
    "embeds a frame": '<iframe srcdoc="a"></iframe>',
    "leaves a table open": "<table><tbody>",
    "closes what is not its own": "</main><p>a</p>",
    "hides in the place of the watermark": '<p class="watermark">a</p>',
    "brings a page of its own": "<!DOCTYPE html><html><body></body></html>",
    "brings a drawing of its own": "<svg><use href='#a'/></svg>",
    "names a chart there is none of": '<figure data-chart="9"></figure>',
    "leaves a heading out": "<h2>a</h2><h4>b</h4>",
    "begins below its title": "<h2>a</h2><h1>b</h1>",
    "nests without end": "<div>" * 80 + "</div>" * 80,
}
LOOP = (
    "{% set r = range(99999) %}{% for a in r %}{% for b in r %}{% endfor %}{% endfor %}"
)
DOUBLING = (
    "{% set ns = namespace(t='aaaaaaaa') %}{% for a in range(60) %}"
    "{% set ns.t = ns.t ~ ns.t %}{% endfor %}"
)
LINES = {
    "first.html.j2:2: ": "<p>a</p>\n{{ view.secret }}\n",
    "first.html.j2:3: ": "<p>a</p>\n\n{% endif %}\n",
    "other.html.j2:2: ": '{% include "other.html.j2" %}',
}


@pytest.fixture
def view(assessment: Assessment, pack: Pack) -> Report:
    return build(assessment, pack, "en")


def own(text: str, **others: str) -> OwnTemplate:
    beside = {f"{name}.html.j2": held for name, held in others.items()}
    return OwnTemplate("first.html.j2", {"first.html.j2": text, **beside})


def test_a_file_of_its_own_makes_a_report(tmp_path: Path, view: Report) -> None:
    (tmp_path / "ours.html.j2").write_text(GOOD, "utf-8")

    template = read_template(tmp_path / "ours.html.j2")
    page = render(view, Layout(own=template))

    assert "<svg" in page
    assert page.index("Assistant") < page.index("What every report says")


def test_no_template_can_leave_out_what_every_report_says(view: Report) -> None:
    page = render(view, Layout(own=own("<p>Nothing to see</p>")))

    assert page.index("</h1>") < page.index("Nothing to see")
    assert view.watermark in page
    for said in (*view.speech.cautions, view.cover.outcome.title):
        assert said.split("'")[0][:40] in page
    assert all(gate.mark in page for gate in view.cover.gates)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_template_that_is_refused(text: str) -> None:
    values = {"view": {"title": "a", "cover": {"title": "b"}}, "w": {}}

    with pytest.raises(ReportError, match=r"^first\.html\.j2"):
        fill_template(own(text), values)


@pytest.mark.parametrize(("place", "text"), LINES.items(), ids=LINES)
def test_what_is_wrong_is_told_with_its_line(place: str, text: str) -> None:
    template = own(text, other="<p>a</p>\n{{ nobody }}\n")

    with pytest.raises(ReportError) as told:
        fill_template(template, {"view": {}, "w": {}})

    assert str(told.value).startswith(place)


@pytest.mark.parametrize(
    ("text", "seconds", "told"),
    [
        (LOOP, 1, "stopped after 1 seconds"),
        ("{{ 'a' * 999999999 }}", 60, "memory|characters"),
        (DOUBLING, 60, "memory"),
    ],
    ids=["a loop without end", "a long text", "a text that doubles"],
)
def test_a_template_has_little_time_and_little_memory(
    monkeypatch: pytest.MonkeyPatch, text: str, seconds: int, told: str
) -> None:
    monkeypatch.setattr(own_template, "SECONDS", seconds)

    with pytest.raises(ReportError, match=told):
        fill_template(own(text), {"view": {}, "w": {}})


def test_texts_stay_texts() -> None:
    page = fill_template(
        own("<p>{{ view.title }}</p>"), {"view": {"title": "<script>&amp;"}, "w": {}}
    )

    assert page == "<p>&lt;script&gt;&amp;amp;</p>"


def test_a_value_wins_over_a_method_of_its_holder() -> None:
    page = fill_template(own("<p>{{ view.items }}</p>"), {"view": {"items": "a"}})

    assert page == "<p>a</p>"


@pytest.mark.parametrize("text", ["<!-- b -->", "<!-- ", "<!--><!-- b"])
def test_no_comment_stays_open(text: str) -> None:
    assert "<!--" not in check_fragment(f"<p>a</p>{text}", (), "a")


def test_plain_elements_pass_as_they_are() -> None:
    page = '<p class="small" id="a">a &lt; b<br/></p><a href="#a">back</a>'

    assert check_fragment(page, (), "a") == page


@pytest.mark.parametrize("name", ["a.html", "a.j2", "a.yaml"])
def test_the_name_of_a_template_says_what_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("<p>a</p>", "utf-8")

    with pytest.raises(ReportError, match=r"ends in \.html\.j2"):
        read_template(tmp_path / name)


def test_a_template_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html.j2").write_bytes(b"\xff\xfe")

    with pytest.raises(ReportError, match="UTF-8"):
        read_template(tmp_path / "a.html.j2")
