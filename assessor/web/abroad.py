"""To the provider of accounts and back: in, by an invitation, or to link an account."""

import hashlib

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from assessor.domain.wording import LANGUAGES
from assessor.storage.accounts import Account
from assessor.storage.accounts_log import Deed
from assessor.web.flights import (
    DoubtfulError,
    Flight,
    Identity,
    Provider,
    landed,
    take_off,
)
from assessor.web.guests import Guest, let_in, session_of
from assessor.web.joining import LONGEST_SHOWN, is_name, is_plain
from assessor.web.visit import cookie_name

IN, LINK = "in", "link"
BACK = "/oidc/back"
_AWAY = 600
"""How long a browser may be away. [s]"""


def away(guest: Guest) -> Response:
    """Send a browser to the provider."""
    provider = _provider(guest)
    query = guest.request.query_params
    way = LINK if query.get("way") == LINK else query.get("join", IN)
    if not way.replace("-", "").replace("_", "").isalnum():
        raise HTTPException(404)
    flight = take_off(way, guest.language)
    try:
        where = provider.address(flight, guest.house.address + BACK)
    except DoubtfulError as error:
        return guest.say(503, guest.words("oidc_failed"), guest.words.text(error.text))
    answer = RedirectResponse(where, 303)
    answer.set_cookie(
        _cookie(guest),
        flight.kept(),
        max_age=_AWAY,
        path="/",
        secure=guest.house.secure,
        httponly=True,
        samesite="lax",
    )
    return answer


def back(guest: Guest) -> Response:
    """Take back a browser that was at the provider; what it took along serves once."""
    provider, query = _provider(guest), guest.request.query_params
    kept = guest.request.cookies.get(_cookie(guest), "")
    flight = landed(kept, query.get("state", ""))
    if flight is None:
        answer = _said(guest, 403, "oidc_lost")
    else:
        known = next((c for c in LANGUAGES if c == flight.language), guest.language)
        answer = _landed(guest.speaking(known), provider, flight)
    answer.delete_cookie(
        _cookie(guest), path="/", secure=guest.house.secure, httponly=True
    )
    return answer


def _landed(guest: Guest, provider: Provider, flight: Flight) -> Response:
    late = guest.too_often(("login_address", guest.address))
    if late is not None:
        return late
    query, house = guest.request.query_params, guest.house
    if "code" not in query:
        return _said(guest, 403, "oidc_declined")
    now = int(house.now().timestamp())
    try:
        found = provider.identity(flight, query["code"], house.address + BACK, now)
    except DoubtfulError as error:
        return guest.say(403, guest.words("oidc_failed"), guest.words.text(error.text))
    if flight.way == LINK:
        return _link(guest, found)
    name = house.identities.account_of(found.issuer, found.subject)
    account = house.people.get(name) if name is not None else None
    if flight.way != IN:
        return _join(guest, flight.way, found, account)
    if account is None or account.stopped:
        return _said(guest, 403, "oidc_nobody")
    return let_in(house, guest.request, account.name, guest.path(""))


def _link(guest: Guest, found: Identity) -> Response:
    """Link the account of this session; it is asked for with a password in hand."""
    house, who = guest.house, session_of(guest)
    if who is None:
        return RedirectResponse(guest.path("login"), 303)
    deed = Deed(who=who, what="link", at=house.now(), account=who, about=found.issuer)
    if not house.identities.link(found.issuer, found.subject, deed):
        return _said(guest, 409, "oidc_linked")
    return RedirectResponse(guest.path("account"), 303)


def _join(
    guest: Guest, secret: str, found: Identity, account: Account | None
) -> Response:
    """Take up an invitation, with the account that there is or with a new one."""
    house, new = guest.house, account is None
    if account is None:
        account = _account_of(found)
        if house.people.get(account.name) is not None:
            return _said(guest, 409, "oidc_taken")
    elif account.stopped:
        return _said(guest, 403, "oidc_nobody")
    deed = Deed(who=account.name, what="create", at=house.now(), account=account.name)
    refused = house.invitations.join(
        secret,
        account,
        deed,
        new=new,
        identity=(found.issuer, found.subject) if new else None,
    )
    if refused is not None:
        w = guest.words
        return guest.say(403, w("join_shut"), w(f"join_{refused}"))
    return let_in(house, guest.request, account.name, guest.path(""))


def _account_of(found: Identity) -> Account:
    """Return the account that a newcomer gets."""
    whole = f"{found.issuer} {found.subject}"
    name = f"id-{hashlib.sha256(whole.encode()).hexdigest()[:16]}"
    name = found.mail if is_name(found.mail) else name
    plain = 0 < len(found.name) <= LONGEST_SHOWN and is_plain(found.name)
    return Account(name, found.name if plain else name.split("@")[0])


def _said(guest: Guest, status: int, key: str) -> Response:
    return guest.say(status, guest.words("oidc_failed"), guest.words(key))


def _provider(guest: Guest) -> Provider:
    if guest.house.provider is None:
        raise HTTPException(404)
    return guest.house.provider


def _cookie(guest: Guest) -> str:
    return f"{cookie_name(guest.request)}-away"
