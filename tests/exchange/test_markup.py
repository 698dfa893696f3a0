import time

import pytest
from hypothesis import given, strategies as st

from assessor.exchange.documents import Place
from assessor.exchange.markup import read_markup


def words(source: str) -> str:
    return " ".join(read_markup("a.html", source).text.split())


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>carbon <b>neutral</b></p>", "carbon neutral"),
        ("<b>car</b>bon", "carbon"),
        ("one<br>two<br/>three", "one two three"),
        ("<p>one</p>two<li>three", "one two three"),
        ("a<script>zero carbon</script>b<style>p{}</style>c", "abc"),
        ("a<!-- zero carbon -->b", "ab"),
        ("<!doctype html><?xml x?>a", "a"),
        ("d&eacute;j&#224; &amp; A&B", "déjà & A&B"),
        ("<img alt='zero carbon'>", "zero carbon"),
        ("<meta name='description' content='zero carbon'>", "zero carbon"),
        ("<meta name='viewport' content='width'>", ""),
        ("<title>Green</title>", "Green"),
        ("<h2>References</h2>x", "# References x"),
        ("<q>zero</q>", "“zero”"),
        ("a < b", "a b"),
        ("5 <!-- never closed", "5 never closed"),
    ],
)
def test_a_page_reads_as_its_reader_sees_it(source: str, shown: str) -> None:
    assert words(source) == shown


def test_places_are_those_of_the_source() -> None:
    source = "<html>\n <p>Our <i>AI</i> is&nbsp;carbon\n   neutral</p>"
    document = read_markup("a.html", source)

    for word in ("AI", "carbon", "neutral"):
        at = document.place(document.text.index(word))
        assert source.splitlines()[at.line - 1][at.column - 1 :].startswith(word)
    assert document.place(document.text.index("neutral")) == Place(3, 4)


def test_paragraphs_stay_apart() -> None:
    assert read_markup("a", "<p>one</p><p>two").text == "one\n\ntwo"


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "unit",
    ["<a", "<!--", "&", "<", "<a b='", "</", "<!", "<?", "<script>", "&#", '<a b="'],
)
@pytest.mark.parametrize("end", ["", ">", "-->"])
def test_hostile_pages_are_read_at_once(unit: str, end: str) -> None:
    source = unit * (50_000 // len(unit)) + end

    start = time.process_time()
    read_markup("a.html", source)

    assert time.process_time() - start < 30


@given(st.text(alphabet=st.sampled_from("<>/!-&#;a='\"?[] \nscript"), max_size=60))
def test_no_page_makes_the_reader_fail(source: str) -> None:
    document = read_markup("a.html", source)

    for offset in range(len(document.text)):
        assert document.place(offset).line >= 1
