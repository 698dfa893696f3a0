import pytest
import yaml
from hypothesis import given, strategies as st

from assessor.domain.visible import visible
from assessor.exchange.escaping import markdown, yaml_text


@pytest.mark.parametrize(
    ("text", "live"),
    [
        ("<script>alert(1)</script>", "<script"),
        ("[here](https://x.example)", "[here]("),
        ("![p](https://x.example)", "![p]"),
        ("see https://x.example", "https://"),
        ("see www.x.example", "www."),
        ("a | b", " | "),
        ("# heading", "# "),
        ("- item", "- "),
        ("&lt;b&gt;", "&lt;"),
        ("`code`", " `"),
        ("line\n# heading", "\n"),
        ("somebody@x.example", "@x"),
    ],
)
def test_nothing_of_markdown_or_html_stays_live(text: str, live: str) -> None:
    assert live not in f" {markdown(text)}".replace("\\" + live.strip(), "")


@given(st.text())
def test_yaml_1_1_reads_the_text_back(text: str) -> None:
    assert yaml.safe_load(yaml_text(text)) == visible(" ".join(_broken(text)))


def _broken(text: str) -> list[str]:
    lines = text.replace("\r", "\n").replace("\t", "\n").split("\n")
    if len(lines) == 1:
        return lines
    inner = [line.strip() for line in lines[1:-1]]
    return [lines[0].rstrip(), *filter(None, inner), lines[-1].lstrip()]


@pytest.mark.parametrize("text", ["no", "0123", "12:30", "~", "1e3", ": x", "- a"])
def test_no_text_turns_into_another_type(text: str) -> None:
    assert yaml.safe_load(yaml_text(text)) == text
