"""The text of a word processor's file (Office Open XML, ``.docx``).

Such a file is an archive that may be made to swell or to fool: how many parts it
has, how large each grows and what its XML declares are all bounded here.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat

from assessor.errors import ExchangeError
from assessor.exchange.documents import Document, Place, Weaver
from assessor.exchange.unpacking import refuse_swelling

_DEEPEST = 1_000
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MAIN = "word/document.xml"
_BESIDE = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d{0,3}\.xml")
_HEADING = re.compile(r"(?:heading|titre|title)\d?", re.IGNORECASE)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


def read_word(name: str, content: bytes) -> Document:
    """Take the text out of a ``.docx`` file, with notes, headers and footers.

    Comments and text that was struck out are left aside.

    Args:
        name: Name of the file.
        content: The file.

    Raises:
        ExchangeError: It is no such file, or it passes a bound.
    """
    listener = _Listener(Weaver(name))
    try:
        for part in _parts(name, content):
            _parse(part, listener)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        message = (
            f"{name}: is no .docx file that can be opened ({error}); save it again "
            "from the word processor, without a password."
        )
        raise ExchangeError(message) from error
    except (expat.ExpatError, EOFError, ValueError, zlib.error) as error:
        message = f"{name}: is damaged ({error}); save it again as .docx."
        raise ExchangeError(message) from error
    return listener.weaver.document()


def _parts(name: str, content: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        inside = {part.filename: part for part in archive.infolist()}
        if _MAIN not in inside:
            message = f"{name}: holds no {_MAIN}; save it as .docx."
            raise ExchangeError(message)
        read = [_MAIN, *sorted(filter(_BESIDE.fullmatch, inside))]
        refuse_swelling(name, [inside[part] for part in read])
        for part in read:
            yield archive.read(part)


def _parse(part: bytes, listener: "_Listener") -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = listener.declared
    parser.StartElementHandler = listener.begun
    parser.EndElementHandler = listener.ended
    parser.CharacterDataHandler = listener.read
    parser.Parse(part, True)  # noqa: FBT003  # expat takes it by place only


class _Listener:
    """Listens to the XML and keeps what a reader sees, paragraph by paragraph."""

    def __init__(self, weaver: Weaver) -> None:
        self.weaver = weaver
        self._paragraph = 0
        self._column = 1
        self._in_text = False
        self._aside = 0
        self._depth = 0

    def declared(self, *_: object) -> None:
        """Refuse a document type: entities swell, and Word never writes one."""
        message = (
            f"{self.weaver.name}: declares a document type, which .docx files never "
            "do; save it again from the word processor."
        )
        raise ExchangeError(message)

    def begun(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of a tag that opens."""
        self._depth += 1
        if self._depth > _DEEPEST:
            message = (
                f"{self.weaver.name}: its parts lie in one another more than "
                f"{_DEEPEST:,} deep, which no word processor writes; save it again."
            )
            raise ExchangeError(message)
        space, _, element = tag.partition(" ")
        if space == _COMPATIBILITY and element == "Fallback":
            self._aside += 1
        if space not in {_WORD, _STRICT} or self._aside:
            return
        if element == "p":
            self.weaver.paragraph()
            self._paragraph += 1
            self._column = 1
        elif element == "pStyle":
            if _HEADING.fullmatch(attributes.get(f"{space} val", "")):
                self.weaver.mark("# ")
        elif element in _SIGNS:
            self._add(_SIGNS[element])
        self._in_text = element == "t"

    def ended(self, tag: str) -> None:
        """Take note of a tag that closes."""
        self._depth -= 1
        space, _, element = tag.partition(" ")
        if space == _COMPATIBILITY and element == "Fallback":
            self._aside -= 1
        self._in_text = False
        if element == "p" and space in {_WORD, _STRICT}:
            self.weaver.paragraph()

    def read(self, text: str) -> None:
        """Keep the text of a run."""
        if self._in_text:
            self._add(text)

    def _add(self, text: str) -> None:
        self.weaver.add(text, Place(max(self._paragraph, 1), self._column))
        self._column += len(text)
