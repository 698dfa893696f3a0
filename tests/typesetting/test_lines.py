import inspect
import re
import subprocess
import sys
from datetime import UTC, datetime

import weasyprint  # type: ignore[import-untyped]  # it ships no types
from weasyprint.text import fonts, line_break  # type: ignore[import-untyped]  # same

from assessor.reporting.charts.svg import whole, words
from assessor.typesetting import pdf
from assessor.typesetting.lines import SETTING

MADE = datetime(2026, 1, 1, tzinfo=UTC)
PLAIN = """
import sys
from datetime import UTC, datetime
from assessor.typesetting import pdf
pdf.KNOWN = "none of them"
made = pdf.write(sys.stdin.read(), created=datetime(2026, 1, 1, tzinfo=UTC))
sys.stdout.buffer.write(made)
"""
"""Writes a page by the renderer alone."""
LONG = "Uncharacteristically counter\u00adrevolutionary environmental assessments "
ROW = (
    '<tr><th scope="row" dir="auto">not assessed</th><td class="n">12\u202f345</td>'
    "<td>first line\nsecond line of one cell</td><td>" + LONG * 2 + "</td></tr>"
)
CHART = whole("x", "", 60, [words(340, 30, "not assessed", anchor="end")])
PAGE = f"""<html lang="en"><head><title>x</title></head><body>
<p class="running">running</p><p class="kicker">wide letters</p>
<p>{LONG * 9}</p><p>{LONG * 9}</p><div class="columns"><div><p>{LONG * 5}</p></div>
<div><p>{"a" * 300}</p><p>\u05d0\u05d1 12 \u05d2<bdi>\u05d0\u05d1</bdi> x</p>
</div></div>
<ul><li>{LONG * 3}</li><li><b>bold</b> <i>italic</i></li></ul>
<figure><figcaption>x</figcaption>{CHART}</figure><p class="box">{CHART}</p>
<table class="t"><caption>x</caption><colgroup><col class="w20"/><col class="w20"/>
<col class="w20"/><col class="w40"/></colgroup><thead><tr><th scope="col">a</th>
<th scope="col">b</th><th scope="col">c</th><th scope="col">d</th></tr></thead>
<tbody>{ROW * 40}</tbody></table><table class="ids"><tbody>{ROW * 3}</tbody></table>
</body></html>"""


def test_a_page_has_the_bytes_that_the_renderer_alone_would_write() -> None:
    command = [sys.executable, "-c", PLAIN]
    # The command is our own.
    alone = subprocess.run(  # noqa: S603
        command, input=PAGE.encode(), check=True, capture_output=True
    )

    assert pdf.write(PAGE, created=MADE) == alone.stdout


def test_lines_are_told_apart_by_all_that_the_renderer_asks_of_their_style() -> None:
    sources = [
        inspect.getsource(one) for one in (line_break, fonts.get_font_description)
    ]
    asked = {name for text in sources for name in re.findall(r"style\['(\w+)'\]", text)}

    assert asked == set(SETTING)


def test_the_renderer_installed_is_the_one_whose_work_is_spared() -> None:
    assert weasyprint.__version__ == pdf.KNOWN
