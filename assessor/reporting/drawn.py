"""What a reader is shown of a PDF, as digests: its pages and the document around.

A signature adds to a file and leaves the first bytes as they are. Whoever signs could
add more than a signature, so what is shown now is held against what was made: every
object that a page or the document leads to, but for the places where signatures go.
"""

import hashlib
from collections.abc import Iterator
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    StreamObject,
)

from assessor.errors import ReportError

# What signing changes by its nature.
_OF_PAGE = frozenset({"/Parent", "/StructParents", "/Annots"})
_OF_ROOT = frozenset(
    {
        "/AcroForm",
        "/DSS",
        "/Extensions",
        "/Metadata",
        "/Outlines",
        "/Pages",
        "/Perms",
        "/StructTreeRoot",
        "/Version",
    }
)
_UPWARDS = frozenset({"/P", "/Parent", "/StructParent"})
_DEEPEST = 60
MOST_UNPACKED = 1_000_000_000  # [bytes], each page counting its fonts again
Places = frozenset[tuple[int, int]]
"""Where on a page a signature may be shown: its left and its top. [pt]"""


def altered(now: bytes, made: bytes) -> Iterator[str]:
    """Yield what a file shows otherwise than the one it was made from by adding to it.

    Args:
        now: The file.
        made: The file that its first bytes are.

    Yields:
        The number of a page, or the name of a part of the document around the pages.
    """
    after, before = PdfReader(BytesIO(now)), PdfReader(BytesIO(made))
    places, allowance = places_of(before), Allowance()
    if len(after.pages) != len(before.pages):
        yield "/Pages"
        return
    pairs = zip(after.pages, before.pages, strict=True)
    for number, (one, other) in enumerate(pairs, start=1):
        known = other.indirect_reference
        allowed = places.get(known.idnum if known else 0, frozenset())
        shown = (shown_page(page, allowed, allowance) for page in (one, other))
        if len({*shown}) > 1:
            yield str(number)
    if _filled(after):
        yield "/AcroForm"
    there, here = (shown_around(one, allowance) for one in (after, before))
    for name in sorted(there.keys() | here.keys()):
        if there.get(name) != here.get(name):
            yield name


def added(now: bytes, made: bytes) -> Iterator[str]:
    """Yield what a file that was written anew bears and no report does.

    Its objects cannot be held against those of the report one by one: other numbers,
    other libraries. What is laid over a page or runs when it is opened can be seen.

    Args:
        now: The file.
        made: The report, made again.

    Yields:
        The number of a page, or the name of a part of the document around the pages.
    """
    after, before = PdfReader(BytesIO(now)), PdfReader(BytesIO(made))
    allowed: Places = frozenset().union(*places_of(before).values())
    for number, page in enumerate(after.pages, start=1):
        notes = (note.get_object() for note in page.annotations or ())
        if "/AA" in page or any(_is_foreign(note, allowed) for note in notes):
            yield str(number)
    if _filled(after):
        yield "/AcroForm"
    yield from sorted(after.root_object.keys() - before.root_object.keys() - _OF_ROOT)
    yield from sorted(_named(after) - _named(before))


def _named(reader: PdfReader) -> set[str]:
    """Return what a document holds by name: kinds of things, and its files."""
    names = reader.root_object.get("/Names", {}).get_object()
    return {*names, *(held.name for held in reader.attachment_list)}


def _is_foreign(note: PdfObject | None, places: Places) -> bool:
    if not isinstance(note, DictionaryObject) or "/AA" in note:
        return True
    if note.get("/Subtype") != "/Link":
        return not _is_signature(note, places)
    action = note.get("/A", {})
    return "/AP" in note or action.get("/S", "/GoTo") != "/GoTo"


class Allowance:
    """How much may still be unpacked to look at a file."""

    def __init__(self) -> None:
        self._left = MOST_UNPACKED

    def taken(self, content: bytes) -> bytes:
        """Return what was unpacked.

        Raises:
            ReportError: It was too much.
        """
        self._left -= len(content)
        if self._left < 0:
            message = (
                "what was added to the report unpacks to more than any signature does; "
                "ask whoever sent it for the file as it was signed."
            )
            raise ReportError(message)
        return content


def shown_page(page: PageObject, places: Places, allowance: Allowance) -> str:
    """Return the SHA-256 of everything that a page shows.

    Args:
        page: The page.
        places: Where signatures may be shown on it.
        allowance: How much may still be unpacked.
    """
    looked = _Look(allowance)
    digest = hashlib.sha256()
    for name in sorted(page.keys() - _OF_PAGE):
        digest.update(name.encode() + looked.at(page.raw_get(name)))
    for note in page.annotations or ():
        annotation = note.get_object()
        if not isinstance(annotation, DictionaryObject):
            continue
        if not _is_signature(annotation, places):
            digest.update(looked.at(annotation))
    return digest.hexdigest()


def shown_around(reader: PdfReader, allowance: Allowance) -> dict[str, str]:
    """Return the SHA-256 of each part of a document outside its pages."""
    looked = _Look(allowance)
    root = reader.root_object
    return {
        name: looked.at(root.raw_get(name)).hex()
        for name in sorted(root.keys() - _OF_ROOT)
    }


def places_of(reader: PdfReader) -> dict[int, Places]:
    """Return where signatures may be shown, by the number of the page object."""
    found: dict[int, set[tuple[int, int]]] = {}
    for name, target in reader.named_destinations.items():
        page = target.raw_get("/Page")
        if name.startswith("signature-") and isinstance(page, IndirectObject):
            corner = (
                round(float(str(target["/Left"]))),
                round(float(str(target["/Top"]))),
            )
            found.setdefault(page.idnum, set()).add(corner)
    return {number: frozenset(corners) for number, corners in found.items()}


def _filled(reader: PdfReader) -> bool:
    """Say whether a file has fields that are not for signatures."""
    fields = reader.get_fields() or {}
    return any(field.get("/FT") != "/Sig" for field in fields.values())


def _is_signature(annotation: DictionaryObject, places: Places) -> bool:
    if annotation.get("/FT") != "/Sig" or annotation.get("/Subtype") != "/Widget":
        return False
    left, bottom, right, top = _numbers(annotation["/Rect"])
    corner = round(left), round(top)
    return (left == right and bottom == top) or corner in places


def _numbers(box: PdfObject) -> Iterator[float]:
    return (
        (float(str(side)) for side in box) if isinstance(box, ArrayObject) else iter(())
    )


class _Look:
    """Digests of objects, each looked at once."""

    def __init__(self, allowance: Allowance) -> None:
        self._known: dict[int, bytes] = {}
        self._allowance = allowance

    def at(self, thing: PdfObject, depth: int = 0) -> bytes:
        if isinstance(thing, IndirectObject):
            if thing.idnum not in self._known:
                # An object that leads back to itself stands for itself by its number.
                self._known[thing.idnum] = str(thing.idnum).encode()
                held = thing.get_object()
                if held is not None:
                    self._known[thing.idnum] = self.at(held, depth + 1)
            return self._known[thing.idnum]
        if depth > _DEEPEST:
            return b"deep"
        digest = hashlib.sha256()
        for part in self._parts(thing, depth):
            digest.update(part)
        return digest.digest()

    def _parts(self, thing: PdfObject, depth: int) -> Iterator[bytes]:
        if isinstance(thing, DictionaryObject):
            if thing.get("/Type") == "/Page":
                yield b"page"
                return
            for name in sorted(thing.keys() - _UPWARDS):
                yield name.encode()
                yield self.at(thing.raw_get(name), depth + 1)
            if isinstance(thing, StreamObject):
                yield self._allowance.taken(thing.get_data())
        elif isinstance(thing, ArrayObject):
            for one in thing:
                yield self.at(one, depth + 1)
        else:
            yield repr(thing).encode("utf-8", "replace")
