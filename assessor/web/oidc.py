"""In by an account of the organisation: OpenID Connect, code flow with PKCE.

The provider is named by whoever starts the server. What it says is believed where its
signature, issuer, audience, time and nonce hold; signatures are of three kinds, and no
answer of the provider can name another.
"""

import base64
import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from ssl import SSLContext
from typing import Protocol, cast
from urllib.parse import urlencode, urlsplit

import httpx
from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]  # no types
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization
from pydantic import ValidationError

from assessor.domain.model import Model
from assessor.domain.texts import LineText
from assessor.domain.wording import Text
from assessor.errors import UsageError
from assessor.notation import read_file
from assessor.web.flights import DoubtfulError, Flight, Identity

ALGORITHMS = ("RS256", "PS256", "ES256")
SCOPE = "openid profile email"
_PATIENCE = 10.0
"""How long the provider may take to answer. [s]"""
_LEEWAY = 60
"""How far its clock may be from this one. [s]"""
_LARGEST = 1_000_000
"""Most that it may answer. [bytes]"""
_LONGEST = 255
_LOOPBACK = {"127.0.0.1", "localhost"}


class Registration(Model):
    """What the file of the provider says.

    Attributes:
        issuer: Its address, exactly as it calls itself.
        client_id: How it calls this server.
        label: What people call it.
    """

    issuer: LineText
    client_id: LineText
    label: Text


class Claims(Protocol):
    """What is signed."""

    def validate(self, now: int, leeway: int) -> None:
        """Refuse what does not hold."""

    def get(self, key: str) -> object:
        """Return one claim."""


@dataclass(frozen=True)
class OpenIdProvider:
    """A provider of accounts that speaks OpenID Connect.

    Attributes:
        registration: What its file says.
        secret: What this server shows it; empty for a client without one.
    """

    registration: Registration
    secret: str = field(default="", repr=False)
    _read: dict[str, Mapping[str, object]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def label(self) -> Text:
        """What people call it."""
        return self.registration.label

    def address(self, flight: Flight, back: str) -> str:
        """Return where to send a browser.

        Args:
            flight: What it takes along.
            back: Where it is to come back.

        Raises:
            DoubtfulError: The provider does not answer.
        """
        digest = hashlib.sha256(flight.verifier.encode()).digest()
        asked = {
            "response_type": "code",
            "client_id": self.registration.client_id,
            "redirect_uri": back,
            "scope": SCOPE,
            "state": flight.state,
            "nonce": flight.nonce,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        where = self._endpoint("authorization_endpoint")
        return f"{where}{'&' if '?' in where else '?'}{urlencode(asked)}"

    def identity(self, flight: Flight, code: str, back: str, now: int) -> Identity:
        """Return who came back.

        Args:
            flight: What the browser took along.
            code: What it brought.
            back: Where it came back.
            now: The time. [s since 1970]

        Raises:
            DoubtfulError: The provider does not say so, or says it wrongly.
        """
        answer = self._token(flight, code, back)
        signed = answer.get("id_token")
        if not isinstance(signed, str) or len(signed) > _LARGEST:
            why = "no id_token"
            raise DoubtfulError(why)
        claims = self._claims(signed, flight, answer.get("access_token"))
        try:
            claims.validate(now, _LEEWAY)
        except JoseError as error:
            raise DoubtfulError(str(error)) from error
        subject = claims.get("sub")
        if not isinstance(subject, str) or not 0 < len(subject) <= _LONGEST:
            why = "no subject"
            raise DoubtfulError(why)
        vouched = claims.get("email_verified") is True
        mail = claims.get("email") if vouched else ""
        return Identity(
            self.registration.issuer,
            subject,
            str(mail or "").strip().casefold(),
            " ".join(str(claims.get("name") or "").split()),
        )

    def _claims(self, signed: str, flight: Flight, access: object) -> Claims:
        options = {
            "iss": {"essential": True, "value": self.registration.issuer},
            "aud": {"essential": True, "value": self.registration.client_id},
            "nonce": {"essential": True, "value": flight.nonce},
        }
        shown = {"nonce": flight.nonce, "client_id": self.registration.client_id}
        if isinstance(access, str):
            shown["access_token"] = access
        try:
            token = jwt.decode(signed, self._keys(), algorithms=ALGORITHMS)
        except (JoseError, ValueError):
            # Keys are changed from time to time; once, they are read anew.
            try:
                token = jwt.decode(signed, self._keys(anew=True), algorithms=ALGORITHMS)
            except (JoseError, ValueError) as error:
                raise DoubtfulError(str(error)) from error
        return cast("Claims", CodeIDToken(token.claims, token.header, options, shown))

    def _token(self, flight: Flight, code: str, back: str) -> Mapping[str, object]:
        sent = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "code_verifier": flight.verifier,
            "client_id": self.registration.client_id,
        }
        ways = self._metadata().get("token_endpoint_auth_methods_supported")
        basic = not isinstance(ways, list) or "client_secret_basic" in ways
        login = None
        if self.secret and basic:
            login = (self.registration.client_id, self.secret)
        elif self.secret:
            sent["client_secret"] = self.secret
        return _asked("POST", self._endpoint("token_endpoint"), sent, login)

    def _metadata(self) -> Mapping[str, object]:
        issuer = self.registration.issuer
        with self._lock:
            if "metadata" not in self._read:
                found = _asked(
                    "GET", f"{issuer.rstrip('/')}/.well-known/openid-configuration"
                )
                if found.get("issuer") != issuer:
                    why = "it calls itself by another name"
                    raise DoubtfulError(why)
                self._read["metadata"] = found
            return self._read["metadata"]

    def _endpoint(self, name: str) -> str:
        found = self._metadata().get(name)
        if not isinstance(found, str) or not is_safe(found):
            why = f"its {name} is no https address"
            raise DoubtfulError(why)
        return found

    def _keys(self, *, anew: bool = False) -> KeySet:
        where = self._endpoint("jwks_uri")
        with self._lock:
            if anew or "keys" not in self._read:
                self._read["keys"] = _asked("GET", where)
            return KeySet.import_key_set(
                cast("KeySetSerialization", dict(self._read["keys"]))
            )


def is_safe(address: str) -> bool:
    """Say whether an address is reached by https, or lies on this machine.

    Examples:
        >>> is_safe("https://id.example.org/t"), is_safe("http://id.example.org/t")
        (True, False)
    """
    parts = urlsplit(address)
    return parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in _LOOPBACK
    )


@cache
def _trusted() -> SSLContext:
    """Return the authorities that are trusted; reading them takes a while."""
    return httpx.create_ssl_context()


def _asked(
    method: str,
    where: str,
    sent: Mapping[str, str] | None = None,
    login: tuple[str, str] | None = None,
) -> Mapping[str, object]:
    """Ask the provider, and read the JSON that it answers."""
    try:
        with (
            httpx.Client(timeout=_PATIENCE, verify=_trusted()) as client,
            client.stream(method, where, data=sent, auth=login) as answer,
        ):
            answer.raise_for_status()
            content = b""
            for piece in answer.iter_bytes():
                content += piece
                if len(content) > _LARGEST:
                    why = "its answer is too long"
                    raise DoubtfulError(why)
        found = httpx.Response(200, content=content).json()
    except (httpx.HTTPError, ValueError) as error:
        raise DoubtfulError(type(error).__name__) from error
    if not isinstance(found, dict):
        why = "its answer is no object"
        raise DoubtfulError(why)
    return found


def read_provider(path: Path, secret: str) -> OpenIdProvider:
    """Return the provider that a file names.

    Args:
        path: The file.
        secret: What this server shows the provider.

    Raises:
        UsageError: The file is wrong.
    """
    try:
        registration = Registration.model_validate(read_file(path).data)
    except ValidationError as error:
        message = f"{path}: {error.errors()[0]['loc']}: {error.errors()[0]['msg']}"
        raise UsageError(message) from error
    if not is_safe(registration.issuer):
        message = f"{path}: issuer was expected to be an https address."
        raise UsageError(message)
    return OpenIdProvider(registration, secret)
