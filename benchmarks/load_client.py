"""A browser as the server sees it: one connection, a cookie, forms with their token.

It shares the processors with the server, so that it must be cheap: what a request
always holds is put together once, and of an answer it reads no more than the status,
the length and whether the connection stays.
"""

import asyncio
import hashlib
import hmac
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

HOST = "127.0.0.1"
_END = b"\r\n\r\n"
_LENGTH = b"\r\ncontent-length: "
_CLOSE = b"\r\nconnection: close"
_LOCATION = b"\r\nlocation: "
_STATUS = slice(9, 12)
"""Where the status stands in ``HTTP/1.1 200 OK``."""
Answer = tuple[int, bytes]


class _Line(asyncio.Protocol):
    """A connection that sends one request at a time."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self._waiting: asyncio.Future[Answer] | None = None
        self._read = b""
        self._due = 0
        self._body = 0
        self.head = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            self.transport = transport

    def send(self, request: bytes) -> asyncio.Future[Answer]:
        """Send a request; what is returned holds its answer once it is there."""
        if self.transport is None or self.transport.is_closing():
            raise ConnectionResetError
        self._waiting = asyncio.get_running_loop().create_future()
        self._read, self._due = b"", 0
        self.transport.write(request)
        return self._waiting

    def data_received(self, data: bytes) -> None:
        self._read += data
        if not self._due:
            self._look()
        waiting = self._waiting
        if self._due and len(self._read) >= self._due and waiting is not None:
            self._waiting = None
            status = int(self._read[_STATUS])
            if _CLOSE in self.head.lower() and self.transport:
                self.transport.close()
            if not waiting.done():
                waiting.set_result((status, self._read[self._body : self._due]))

    def _look(self) -> None:
        end = self._read.find(_END)
        if end < 0:
            return
        self.head = self._read[:end] + b"\r\n"
        head = self.head.lower()
        at = head.find(_LENGTH)
        first = at + len(_LENGTH)
        length = int(head[first : head.index(b"\r", first)]) if at >= 0 else 0
        self._body = end + len(_END)
        self._due = self._body + length

    def connection_lost(self, exc: Exception | None) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not waiting.done():
            waiting.set_exception(exc or ConnectionResetError())


@dataclass
class Person:
    """Somebody with a session and a project.

    Attributes:
        port: Port of the server.
        session: The secret of the session.
        project: Id of the project that is answered.
        location: Where the last answer sent the browser, within the project.
    """

    port: int
    session: str
    project: str
    location: str = ""
    _line: _Line | None = field(default=None, repr=False)

    @cached_property
    def token(self) -> str:
        """What every form of the session carries."""
        return hmac.new(self.session.encode(), b"form", hashlib.sha256).hexdigest()

    @cached_property
    def _head(self) -> str:
        lines = [
            f"Host: {HOST}:{self.port}",
            f"Cookie: assessor-{self.port}={self.session}",
            f"Origin: http://{HOST}:{self.port}",
        ]
        return "\r\n".join(lines)

    async def answer(self, identifier: str, **fields: object) -> Answer:
        """Send one answer as the script of a page does; return status and body.

        Args:
            identifier: Id of the answer.
            fields: What its form holds.
        """
        form = {"token": self.token, "id": identifier, **fields}
        return await self.ask("POST", "/answer", urlencode(form).encode())

    async def get(self, path: str) -> Answer:
        """Ask for a page of the project.

        Args:
            path: What follows the address of the project.
        """
        return await self.ask("GET", path)

    async def ask(self, method: str, path: str, body: bytes = b"") -> Answer:
        """Send one request and read its answer.

        Args:
            method: ``GET`` or ``POST``.
            path: What follows the address of the project.
            body: A form.

        Raises:
            OSError: The server went away before it had answered.
        """
        if self._line is None:
            loop = asyncio.get_running_loop()
            _, self._line = await loop.create_connection(_Line, HOST, self.port)
        request = f"{method} /en/p/{self.project}{path} HTTP/1.1\r\n{self._head}\r\n"
        if body:
            request += (
                "HX-Request: true\r\n"
                "Content-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(body)}\r\n"
            )
        try:
            answer = await self._line.send(request.encode() + b"\r\n" + body)
        except (OSError, ValueError) as error:
            self.leave()
            raise ConnectionError from error
        self.location = self._sent_to(self._line.head)
        if self._line.transport is None or self._line.transport.is_closing():
            self.leave()
        return answer

    def _sent_to(self, head: bytes) -> str:
        at = head.lower().find(_LOCATION)
        first = at + len(_LOCATION)
        address = head[first : head.index(b"\r", first)].decode() if at >= 0 else ""
        return address.partition(f"/p/{self.project}")[2]

    def leave(self) -> None:
        """Close the connection."""
        if self._line is not None and self._line.transport is not None:
            self._line.transport.close()
        self._line = None
