"""How much a page of a PDF draws, with all that is drawn within what it draws.

A drawing may hold drawings, each of them drawn many times: ten within ten within ten
are few bytes in a file and a thousand drawings on a page. They are counted here from
the file alone, before any of them is followed.
"""

import re

from pypdf import PageObject
from pypdf.generic import DictionaryObject, IndirectObject, NameObject, StreamObject

MOST_DEEP = 24
MOST_DRAWN = 100_000_000  # [bytes]; beyond all bounds, so that counting may end
EACH = 100  # [bytes]; what following a drawing costs, were it empty

_DO = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_Way = tuple[int, ...]


class Drawings:
    """Counts what the pages of one file draw, each drawing looked at once."""

    def __init__(self) -> None:
        self._known: dict[int, int] = {}

    def size(self, page: PageObject) -> int:
        """Return how many bytes a page draws, each drawing counted as often as drawn.

        Drawings that lead back to themselves, or lie deeper than any that is read,
        count as more than any page may draw.

        Args:
            page: The page.
        """
        held = page.get_contents()
        content = b"" if held is None else held.get_data()
        return self._size(content, _forms(page), ())

    def _size(self, content: bytes, forms: DictionaryObject, way: _Way) -> int:
        total = len(content)
        if not forms:
            return total
        for found in _DO.finditer(content):
            total += EACH + self._drawing(forms, _name(found[1]), way)
            if total >= MOST_DRAWN:
                return MOST_DRAWN
        return total

    def _drawing(self, forms: DictionaryObject, name: NameObject, way: _Way) -> int:
        reference = forms.raw_get(name) if name in forms else None
        if not isinstance(reference, IndirectObject):
            return 0
        number = reference.idnum
        if number in way or len(way) >= MOST_DEEP:
            return MOST_DRAWN
        if number not in self._known:
            self._known[number] = self._form(reference.get_object(), (*way, number))
        return self._known[number]

    def _form(self, form: object, way: _Way) -> int:
        if not isinstance(form, StreamObject) or form.get("/Subtype") != "/Form":
            return 0
        return self._size(form.get_data(), _forms(form), way)


def _forms(holder: DictionaryObject) -> DictionaryObject:
    """Return what a page or a drawing may draw, by name."""
    here: object = holder
    for name in ("/Resources", "/XObject"):
        here = here.get(name) if isinstance(here, DictionaryObject) else None
        if isinstance(here, IndirectObject):
            here = here.get_object()
    return here if isinstance(here, DictionaryObject) else DictionaryObject()


def _name(written: bytes) -> NameObject:
    plain = _HEX.sub(lambda code: bytes([int(code[1], 16)]), written)
    return NameObject("/" + plain.decode("utf-8", "replace"))
