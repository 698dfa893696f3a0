import io
from functools import partial

import pydyf  # type: ignore[import-untyped]  # it ships no types
import pytest
from weasyprint.formatting_structure.boxes import (  # type: ignore[import-untyped]  # same
    Box,
)

from assessor.typesetting.settled import lighten, packed, settle, settling

EMPTY = Box("html", {}, None)


def paint(words: bytes, stream: pydyf.Stream, scale: float) -> None:
    stream.set_line_width(scale)
    stream.show_text_string(words.decode())


def written(*, settled: bool) -> bytes:
    file = pydyf.PDF()
    file.info["Title"] = pydyf.String("Footprint")
    for words in (b"first", b"second"):
        stream = pydyf.Stream(compress=True)
        file.add_object(stream)
        painting = partial(paint, words)
        (settling(painting, EMPTY) if settled else painting)(stream, 0.75)
        page = pydyf.Dictionary({"Type": "/Page", "Contents": stream.reference})
        file.add_page(page)
    if settled:
        settle(file.objects)
    output = io.BytesIO()
    file.write(output, b"1.7", b"fixed", compress=True)
    return output.getvalue()


def test_a_file_of_settled_objects_has_the_same_bytes() -> None:
    assert written(settled=True) == written(settled=False)


def test_a_stream_is_packed_as_soon_as_it_is_painted() -> None:
    stream = pydyf.Stream(compress=True)
    settling(partial(paint, b"said " * 500), EMPTY)(stream, 1)

    assert sum(map(len, stream.stream)) < 100


@pytest.mark.parametrize("compress", [True, False])
def test_only_what_is_to_be_packed_is_packed(*, compress: bool) -> None:
    stream = pydyf.Stream(compress=compress)
    settling(partial(paint, b"said"), EMPTY)(stream, 1)

    assert ("Filter" in stream.extra) is compress


def test_of_a_painted_page_only_what_its_tags_are_made_from_is_held() -> None:
    cell = Box("td", {"color": "red"}, None)
    cell.width = 12
    page = Box("html", {}, None)
    page.children = [cell]
    lighten(page)

    assert vars(cell) == {"element_tag": "td", "element": None, "children": []}
    assert page.children == [cell]


def test_a_stream_that_is_asked_for_twice_is_packed_once() -> None:
    stream = pydyf.Stream([b"said " * 500], compress=True)
    first = packed(stream)

    assert packed(stream) == first
    assert stream.compress is False
