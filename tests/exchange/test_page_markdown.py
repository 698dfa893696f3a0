import re

import pytest

from assessor.exchange.page_markdown import page_markdown

TABLE = (
    "<table><caption>Totals</caption><thead><tr><th class='t'>Name</th>"
    "<th class='n'>Value</th></tr></thead><tbody><tr><th scope='row'>a | b</th>"
    "<td class='n'>1.2</td></tr></tbody></table>"
)


def test_a_table_stays_a_table_with_its_caption_and_its_figures_to_the_right() -> None:
    lines = page_markdown(TABLE).splitlines()

    assert lines == [
        "**Totals**",
        "",
        "| Name | Value |",
        "| --- | ---: |",
        r"| a \| b | 1.2 |",
    ]


def test_a_chart_is_its_caption_and_its_text_without_saying_its_title_twice() -> None:
    page = (
        "<figure><figcaption>By phase</figcaption><svg><title>By phase. Training 3 t."
        "</title><text>99</text><path d='M0 0'/></svg></figure>"
    )

    assert page_markdown(page) == "**By phase**\n\nTraining 3 t.\n"


def test_headings_carry_their_number_and_lists_hold_together() -> None:
    page = "<h2><span class='no'>3</span>Footprint</h2><ul><li>a</li><li>b</li></ul>"

    assert page_markdown(page) == "## 3. Footprint\n\n- a\n- b\n"


def test_a_figure_stands_on_one_line_with_its_name() -> None:
    page = (
        "<div class='tile'><p class='name'>Per use</p><p class='value'>3 g</p>"
        "<p class='beside'>2 to 5</p></div>"
    )

    assert page_markdown(page) == "**Per use** – 3 g – 2 to 5\n"


def test_styles_and_the_running_head_are_left_out() -> None:
    page = "<style>p { color: red }</style><p class='running'>x</p><p>y</p>"

    assert page_markdown(page) == "y\n"


@pytest.mark.parametrize(
    "hostile",
    [
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "[x](http://evil.example)",
        "![x](file:///etc/passwd)",
        "http://evil.example",
        "www.evil.example",
        "a | b\n| --- |",
        "# not a heading",
        "`code` *bold* ~~out~~ $x$",
        "\x1b[2J",
        "&lt;!-- --&gt;",
        "someone@evil.example",
    ],
)
def test_nothing_that_somebody_wrote_is_live(hostile: str) -> None:
    text = page_markdown(f"<p><bdi>{hostile}</bdi></p>")

    assert len(text.splitlines()) == 1
    assert not re.search(r"(?<!\\)[<>\[\]|`*~$]", text)
    assert not re.search(r"https?://|www\.|@evil|\x1b", text.replace(r"\/", "/"))
    assert not text.startswith("#")
