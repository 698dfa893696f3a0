"""Time stamps, asked of the authority that the user names (RFC 3161)."""

from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from asn1crypto.tsp import (  # type: ignore[import-untyped]  # it ships no types
    TimeStampReq,
    TimeStampResp,
)
from pyhanko.sign.timestamps import TimeStamper

from assessor.errors import ReportError

_SECONDS = 30
_LARGEST = 1_000_000


class Authority(TimeStamper):
    """A time stamping authority at an address."""

    def __init__(self, address: str) -> None:
        """Take the address of the authority.

        Args:
            address: As in ``https://tsa.example.org``; asked when a report is signed.

        Raises:
            ReportError: It is no address of the web.
        """
        super().__init__()  # type: ignore[no-untyped-call]  # theirs is untyped
        if urlsplit(address).scheme not in {"http", "https"}:
            message = (
                f"{address}: the address of a time stamping authority begins with "
                "https:// or http://."
            )
            raise ReportError(message)
        self._address = address

    async def async_request_tsa_response(self, req: TimeStampReq) -> Any:  # noqa: ANN401  # asn1crypto ships no types
        """Return what the authority answers to a request.

        Raises:
            ReportError: It gave no answer, or one that is no time stamp.
        """
        # Nothing else runs meanwhile: a command signs one report.
        return self._asked(req.dump())

    def _asked(self, query: bytes) -> Any:  # noqa: ANN401  # the same
        asked = Request(  # noqa: S310  # the scheme was checked
            self._address,
            data=query,
            headers={"Content-Type": "application/timestamp-query"},
        )
        try:
            with urlopen(asked, timeout=_SECONDS) as answer:  # noqa: S310  # the same
                return TimeStampResp.load(answer.read(_LARGEST), strict=True)
        except (URLError, OSError, ValueError) as error:
            message = (
                f"{self._address}: no time stamp was given ({error}). Try again, or "
                "sign without one; the signature then states the time of this machine."
            )
            raise ReportError(message) from error
