import re
from decimal import Decimal
from html import unescape

import pytest
from typer.testing import CliRunner

from assessor.cli import app

ANSWERS = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Mail sorter, stage: ideation, language: en}
profile: screening
groups: {training.runs: [main]}
answers:
  activity.trains_model: true
  training.runs[main].phase: training
  training.runs[main].method: metered
  training.runs[main].energy: 1234 kWh [500, 2000]
  training.runs[main].place: FRA
"""


_INSIDE = re.compile(
    r"<(style|svg)\b.*?</\1>|</?(?:wbr|sub|sup|span)\b[^>]*>|\u00ad", re.DOTALL
)
"""What stands within a word, and what is no text."""
_GAP = re.compile(r"<[^>]*>")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    answers = tmp_path_factory.mktemp("calculator") / "answers.yaml"
    answers.write_text(ANSWERS, "utf-8")
    options = ["--draws", "16", "--format", "html"]
    done = CliRunner().invoke(app, ["report", str(answers), *options])
    assert done.exit_code == 0, done.output
    page = answers.with_suffix(".html").read_text("utf-8")
    text = " ".join(unescape(_GAP.sub(" ", _INSIDE.sub("", page))).split())
    text = text.replace("‐", "-")
    return text[text.index("Three figures, each from its answers") :]


def number(pattern: str, printed: str) -> Decimal:
    found = re.search(pattern + r"\s+([\d,.]+)(?: × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?", printed)
    assert found, pattern
    power = (found[2] or "⁰").translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return Decimal(found[1].replace(",", "")) * Decimal(10) ** int(power)


def factor(row: str, printed: str) -> Decimal:
    return number(re.escape(row), printed[printed.index("Factors used") :])


FACTORS = {
    "Climate": "electricity/gwp#FRA@2025",
    "Primary energy": "electricity/pe#FRA@2016",
    "Fossil resources": "electricity/adpf#FRA@2011",
    "Minerals": "electricity/adpe#FRA@2011",
}


@pytest.mark.parametrize("indicator", FACTORS)
def test_a_figure_is_worked_out_again_from_what_is_printed(
    printed: str, indicator: str
) -> None:
    answers = printed[printed.index("All answers") :]
    trace = printed[printed.index("Trace A mark in square brackets") :]
    energy = number("one run of it use\\? energy", answers)
    runs = number("one run", trace)
    overhead = factor("defaults/pue#unknown_site", printed)

    worked_out = energy * runs * overhead * factor(FACTORS[indicator], printed)

    step = rf"electricity used, {indicator} energy of the facility × intensity of the"
    figure = number(step + r" electricity \[F\d+\]", trace)
    assert float(worked_out) == pytest.approx(float(figure), rel=1e-5)


def test_water_is_worked_out_again_from_its_two_parts(printed: str) -> None:
    trace = printed[printed.index("Trace A mark in square brackets") :]
    machines = number("energy of a run × runs; route: time busy", trace)
    facility = machines * factor("defaults/pue#unknown_site", printed)
    on_site = machines * factor("defaults/wue#default", printed)
    elsewhere = facility * factor("electricity/water#FRA@2020", printed)

    figure = number(r"water of the electricity \[F\d+\]", trace)
    assert float(on_site + elsewhere) == pytest.approx(float(figure), rel=1e-5)


def test_the_total_on_the_page_is_the_figure_worked_out(printed: str) -> None:
    total = number("Total –", printed)
    rows = re.search(r"central value (.*?) Total –", printed, re.IGNORECASE)
    assert rows
    parts = re.findall(r"([\d,.]+) kg CO₂e", rows[1])

    assert sum(Decimal(part.replace(",", "")) for part in parts) == total
