"""A browser as the server sees it: one connection, a cookie, forms with their token.

It reads no more of a page than its status and length, so that many fit on one core.
"""

import asyncio
import hashlib
import hmac
from dataclasses import dataclass, field
from urllib.parse import urlencode

HOST = "127.0.0.1"


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
    _streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = field(
        default=None, repr=False
    )

    @property
    def token(self) -> str:
        """What every form of the session carries."""
        return hmac.new(self.session.encode(), b"form", hashlib.sha256).hexdigest()

    async def answer(self, identifier: str, **fields: object) -> tuple[int, bytes]:
        """Send one answer as the script of a page does; return status and body.

        Args:
            identifier: Id of the answer.
            fields: What its form holds.
        """
        form = {"token": self.token, "id": identifier, **fields}
        return await self.ask("POST", "/answer", urlencode(form).encode())

    async def get(self, path: str) -> tuple[int, bytes]:
        """Ask for a page of the project.

        Args:
            path: What follows the address of the project.
        """
        return await self.ask("GET", path)

    async def ask(self, method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
        """Send one request and read its answer.

        Args:
            method: ``GET`` or ``POST``.
            path: What follows the address of the project.
            body: A form.

        Raises:
            OSError: The server went away before it had answered.
        """
        if self._streams is None:
            self._streams = await asyncio.open_connection(HOST, self.port)
        reader, writer = self._streams
        lines = [
            f"{method} /en/p/{self.project}{path} HTTP/1.1",
            f"Host: {HOST}:{self.port}",
            f"Cookie: assessor-{self.port}={self.session}",
            f"Origin: http://{HOST}:{self.port}",
        ]
        if body:
            lines += [
                "HX-Request: true",
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
            ]
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        try:
            return await self._read(reader)
        except (asyncio.IncompleteReadError, ValueError) as error:
            self.leave()
            raise ConnectionError from error
        except OSError:
            self.leave()
            raise

    async def _read(self, reader: asyncio.StreamReader) -> tuple[int, bytes]:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").splitlines()
        status = int(head[0].split()[1])
        lines = (line.split(": ", 1) for line in head[1:] if ": " in line)
        named = {name.lower(): value for name, value in lines}
        self.location = named.get("location", "").partition(f"/p/{self.project}")[2]
        body = await reader.readexactly(int(named.get("content-length", 0)))
        if named.get("connection", "").lower() == "close":
            self.leave()
        return status, body

    def leave(self) -> None:
        """Close the connection."""
        if self._streams is not None:
            self._streams[1].close()
        self._streams = None
