"""A text prepared for the scan of its wordings, without losing where things stand.

Letters and accents are composed, invisible characters left out and capitals made
small, so that one pattern finds every way of typing a word; each place in the
prepared text leads back to the place in the text as it was given.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_WINDOW = 300
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
# At most 16 marks a letter: ordering a longer run takes quadratic time.
_CLUSTER = re.compile(
    f"[{_INVISIBLE}]+|[^{_MARKS}][{_MARKS}]{{0,16}}|[{_MARKS}]", re.DOTALL
)
_UNEVEN = re.compile(f"[{_INVISIBLE}{_MARKS}]")
# Letters of other scripts that look like Latin ones, and the Latin ones they look like.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһԛԝѵАВЕКМНОРСТХІЈЅУαεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhqwvabekmhopctxijsyaeikvoptuxabezhikmnoptyx",
)
# A word that is broken at the end of a line.
_BROKEN = re.compile(
    r"(?<=[^\W\d_])[-\u2010\u00ad][ \t\r]{0,9}\n[ \t]{0,9}(?=[^\W\d_])"
)
_FOREIGN = re.compile(
    "[\u0370-\u03ff\u0400-\u052f\ufb00-\ufb06\uff00-\uffef\U0001d400-\U0001d7ff]"
)
_END = re.compile(
    r"[.!?…]{1,3}[\"'»”’)\]]{0,3}(?=\s)"
    r"|\n[ \t]{0,9}(?=\n|[-*•–#>]\s|\d{1,3}[.)]\s)"
)
_SHORT_FORM = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|p|ex|cf|art|no|mr|mrs|dr|vs|al|fig|approx|env|etc|pt)\.$"
)
_HEADING = re.compile(
    r"^[ \t]{0,3}#{0,6}[ \t]?(?:references|bibliography|works cited|further reading"
    r"|références|bibliographie|sources citées)[ \t]{0,3}:?[ \t]{0,3}$",
    re.MULTILINE,
)
_NEXT_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]", re.MULTILINE)
_CITED_WORK = re.compile(r"\b(?:doi|arxiv|isbn|et al\b|in: |pp?\. ?\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, eq=False)
class Reading:
    """A prepared text.

    Attributes:
        original: The text as it was given.
        text: The prepared text that patterns are matched against.
        offsets: Place in the original of each place in ``text``, and of its end;
            ``None`` where both are the same.
    """

    original: str
    text: str
    offsets: Sequence[int] | None

    def place(self, index: int) -> int:
        """Return the place in the original of a place in the prepared text."""
        return index if self.offsets is None else self.offsets[index]

    def mended(self, start: int, end: int) -> bool:
        """Whether a part holds a word that is broken over two lines as given."""
        return bool(_BROKEN.search(self.original, self.place(start), self.place(end)))

    def line_and_column(self, index: int) -> tuple[int, int]:
        """Return line and column in the original, both from 1."""
        place = self.place(index)
        line = bisect_right(self._line_starts, place)
        return line, place - self._line_starts[line - 1] + 1

    def given(self, start: int, end: int) -> str:
        """Return a part of the original."""
        return self.original[self.place(start) : self.place(end)]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence around a part begins and ends.

        Of a very long sentence only the part nearby is returned.
        """
        first = bisect_right(self._ends, start)
        begin = self._ends[first - 1] if first else 0
        last = bisect_left(self._ends, end)
        finish = self._ends[last] if last < len(self._ends) else len(self.text)
        return max(begin, start - _WINDOW), min(finish, end + _WINDOW)

    def nearby_line(self, start: int, end: int) -> tuple[int, int]:
        """Return where the line around a part, or its near part, begins and ends."""
        low, high = max(0, start - _WINDOW), min(len(self.text), end + _WINDOW)
        begin = self.text.rfind("\n", low, start)
        finish = self.text.find("\n", end, high)
        return (low if begin < 0 else begin + 1), (high if finish < 0 else finish)

    def in_reference_list(self, index: int) -> bool:
        """Whether a place stands in the description of a cited work."""
        line = self.text[slice(*self.nearby_line(index, index))]
        if not _YEAR.search(line):
            return False
        if _CITED_WORK.search(line):
            return True
        return any(start <= index < end for start, end in self._reference_lists)

    @cached_property
    def _line_starts(self) -> list[int]:
        found = [0]
        found += [match.end() for match in re.finditer("\n", self.original)]
        return found

    @cached_property
    def _ends(self) -> list[int]:
        return [
            match.end()
            for match in _END.finditer(self.text)
            if not _SHORT_FORM.search(self.text, max(0, match.end() - 8), match.end())
        ]

    @cached_property
    def _reference_lists(self) -> list[tuple[int, int]]:
        starts = [match.end() for match in _HEADING.finditer(self.text)]
        found = []
        for start, following in pairwise([*starts, len(self.text)]):
            heading = _NEXT_HEADING.search(self.text, start, following)
            found.append((start, heading.start() if heading else following))
        return found


def read_text(original: str) -> Reading:
    """Prepare a text.

    Examples:
        >>> read_text("Z\u00e9ro E\u0301mission").text
        'z\u00e9ro \u00e9mission'
        >>> read_text("car\u00adbon").place(3)
        4
        >>> read_text("c\u0430rbon neutr\uff41l").text
        'carbon neutral'
    """
    if not _UNEVEN.search(original) and not _FOREIGN.search(original):
        small = original.lower()
        if len(small) == len(original):
            return Reading(original, small, None)
    return _reading(original, _pieces(original))


def readings(original: str) -> Iterator[Reading]:
    r"""Prepare a text as it stands and, where words are broken, mended too.

    A hyphen at the end of a line may belong to the word or only break it, so both
    are read.

    Examples:
        >>> [each.text for each in readings("climate-\nneutral, environ-\nment")]
        ['climate-\nneutral, environ-\nment', 'climateneutral, environment']
    """
    yield read_text(original)
    breaks = [match.span() for match in _BROKEN.finditer(original)]
    if breaks:
        starts = [0, *(end for _, end in breaks)]
        ends = [*(start for start, _ in breaks), len(original)]
        yield _reading(
            original,
            (
                (start + place, piece)
                for start, end in zip(starts, ends, strict=True)
                for place, piece in _pieces(original[start:end])
            ),
        )


def _reading(original: str, pieces: Iterable[tuple[int, str]]) -> Reading:
    listed = list(pieces)
    offsets = [place for place, _ in listed] + [len(original)]
    return Reading(original, "".join(piece for _, piece in listed), offsets)


def _pieces(original: str) -> Iterator[tuple[int, str]]:
    invisible = re.compile(f"[{_INVISIBLE}]")
    for match in _CLUSTER.finditer(original):
        cluster = match[0]
        if invisible.match(cluster):
            continue
        for letter in unicodedata.normalize("NFC", cluster):
            for plain in _plain(letter):
                yield match.start(), plain


def _plain(letter: str) -> str:
    """Return a letter as patterns know it: small, of its usual width, Latin."""
    if _FOREIGN.match(letter):
        letter = unicodedata.normalize("NFKC", letter).translate(_LOOKALIKES)
    small = letter.lower()
    return small if len(small) == len(letter) else letter
