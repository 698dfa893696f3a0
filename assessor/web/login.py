"""In with a password."""

from starlette.responses import RedirectResponse, Response

from assessor.storage.accounts import Account
from assessor.web.guests import Guest, let_in, session_of, way_of
from assessor.web.passwords import LONGEST

LONGEST_NAME = 100


def login(guest: Guest) -> Response:
    """Show the form, or take it."""
    if guest.request.method == "POST":
        return _let_in(guest)
    way = guest.request.query_params.get("next", "")
    if session_of(guest) is not None:
        return RedirectResponse(way_of(way, guest.language), 303)
    return _form(guest, way=way)


def _let_in(guest: Guest) -> Response:
    sent = guest.sent
    found = checked(guest)
    if isinstance(found, Response):
        return found
    if found is None:
        return _form(guest, 422, way=sent("next"), error=guest.words("login_wrong"))
    way = way_of(sent("next"), guest.language)
    return let_in(guest.house, guest.request, found.name, way)


def checked(guest: Guest) -> Account | Response | None:
    """Return the account whose name and password were sent, or why not.

    Args:
        guest: What was sent; ``None`` comes back where it is wrong.
    """
    name = guest.sent("account").strip().casefold()[: LONGEST_NAME + 1]
    late = guest.too_often(
        ("login", f"{guest.address} {name}"),
        ("login_name", name),
        ("login_address", guest.address),
    )
    if late is not None:
        return late
    account = guest.house.people.get(name)
    kept = account.password if account is not None else ""
    right = guest.house.passwords.opens(guest.sent("password")[: LONGEST + 1], kept)
    if not right or account is None or account.stopped:
        return None
    return account


def _form(guest: Guest, status: int = 200, way: str = "", error: str = "") -> Response:
    return guest.page(
        "login", status, way=way_of(way, guest.language), error=error, name=""
    )
