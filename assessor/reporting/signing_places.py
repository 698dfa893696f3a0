"""Where signatures go: fields laid over the places that a report prints for them.

All fields are laid before the first signature, because the certifying one allows no
change but filling them. Each is part of the tag tree and says what it is for, so that a
signed report stays what PDF/A and PDF/UA ask for.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, NamedTuple

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import (
    SigFieldSpec,
    append_signature_field,
    enumerate_sig_fields,
)

PREFIX = "signature-"
WIDTH, HEIGHT = 243.8, 59.5
"""Size of a place, 86 by 21 mm in the style sheet of the report. [pt]"""


class Place(NamedTuple):
    """A place for a signature on a page.

    Attributes:
        page: Index of the page, from 0.
        left: From the left edge of the page. [pt]
        top: From the bottom edge of the page. [pt]
    """

    page: int
    left: float
    top: float

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, bottom, right and top. [pt]."""
        left, top = round(self.left), round(self.top)
        return left, top - round(HEIGHT), left + round(WIDTH), top


def places(writer: IncrementalPdfFileWriter) -> dict[str, Place]:
    """Return the places for signatures that a report prints, by role.

    Args:
        writer: The report.
    """
    numbers = {page.idnum: index for index, page in enumerate(_pages(writer))}
    found = {}
    for name, target in _destinations(writer):
        page = target.raw_get(0)
        if name.startswith(PREFIX) and page.idnum in numbers:
            role = name.removeprefix(PREFIX)
            left, top = float(target[2]), float(target[3])
            found[role] = Place(numbers[page.idnum], left, top)
    return found


def fields(writer: IncrementalPdfFileWriter) -> dict[str, bool]:
    """Return the fields for signatures, and whether each is signed.

    Args:
        writer: The report.
    """
    return {name: value is not None for name, value, _ in enumerate_sig_fields(writer)}


def unseen(content: bytes) -> set[str]:
    """Return the roles that signed without a place on a page.

    Args:
        content: The report.
    """
    writer = IncrementalPdfFileWriter(BytesIO(content), strict=False)
    found = set()
    for name, value, reference in enumerate_sig_fields(writer):
        left, bottom, right, top = reference.get_object().get("/Rect", (0, 0, 0, 0))
        if value is not None and (left == right or bottom == top):
            found.add(name.removeprefix(PREFIX))
    return found


def lay_fields(writer: IncrementalPdfFileWriter, titles: Mapping[str, str]) -> None:
    """Lay a field over each place for a signature that has none yet.

    Args:
        writer: The report; nothing is signed in it.
        titles: What each field is for, by role; a role without a place has a field
            that is not seen.
    """
    printed, there = places(writer), fields(writer)
    for role, title in titles.items():
        name = f"{PREFIX}{role}"
        if name in there:
            continue
        place = printed.get(role)
        spec = SigFieldSpec(
            name,
            on_page=0 if place is None else place.page,
            box=None if place is None else place.box,
            readable_field_name=title,
        )
        append_signature_field(writer, spec)
        if place is not None:
            _tag(writer, name, title)


def _tag(writer: IncrementalPdfFileWriter, name: str, title: str) -> None:
    """Make a field part of the tag tree, as the last thing in the document."""
    ((_, _, reference),) = enumerate_sig_fields(writer, with_name=name)
    widget = reference.get_object()
    root = writer.root["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]
    key = 1 + max((int(number) for number in list(numbers)[::2]), default=-1)
    document_reference = _document(root)
    document = document_reference.get_object()
    element = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/StructElem"),
            pdf_name("/S"): pdf_name("/Form"),
            pdf_name("/P"): document_reference,
            pdf_name("/Pg"): widget.raw_get("/P"),
            pdf_name("/Alt"): pdf_string(title),
        }
    )
    element_reference = writer.add_object(element)
    element[pdf_name("/K")] = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/OBJR"),
            pdf_name("/Obj"): reference,
            pdf_name("/Pg"): widget.raw_get("/P"),
        }
    )
    document["/K"].append(element_reference)
    numbers.extend((generic.NumberObject(key), element_reference))
    widget[pdf_name("/StructParent")] = generic.NumberObject(key)
    # An annotation without an appearance is not archival; this one shows nothing.
    nothing = generic.StreamObject(
        {
            pdf_name("/Type"): pdf_name("/XObject"),
            pdf_name("/Subtype"): pdf_name("/Form"),
            pdf_name("/BBox"): generic.ArrayObject(
                map(generic.NumberObject, (0, 0, round(WIDTH), round(HEIGHT)))
            ),
        },
        stream_data=b"",
    )
    widget[pdf_name("/AP")] = generic.DictionaryObject(
        {pdf_name("/N"): writer.add_object(nothing)}
    )
    for changed in (document["/K"], document, numbers, root["/ParentTree"], widget):
        writer.update_container(changed)


def _document(root: Any) -> Any:  # noqa: ANN401  # pyHanko's objects are untyped
    children = root["/K"]
    is_list = isinstance(children, generic.ArrayObject)
    return children.raw_get(0) if is_list else root.raw_get("/K")


def _pages(writer: IncrementalPdfFileWriter) -> Iterator[Any]:
    for index in range(int(writer.root["/Pages"]["/Count"])):
        yield writer.find_page_for_modification(index)[0]


def _destinations(writer: IncrementalPdfFileWriter) -> Iterator[tuple[str, Any]]:
    names = writer.root.get("/Names", {}).get("/Dests", {}).get("/Names", ())
    for index in range(0, len(names), 2):
        yield str(names[index]), names[index + 1]
