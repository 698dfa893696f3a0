"""In by an invitation, and to a new password; each link works once."""

import re
import unicodedata

from starlette.responses import Response

from assessor.storage.accounts import Account
from assessor.storage.accounts_invitations import Invitation, Refused
from assessor.storage.accounts_log import Deed
from assessor.web.guests import Guest, let_in
from assessor.web.house import OWNER
from assessor.web.login import LONGEST_NAME, checked
from assessor.web.passwords import SHORTEST, too_weak
from assessor.web.places import place_said, role_said

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._+-]*[a-z0-9])?(?:@[a-z0-9.-]+)?")
LONGEST_SHOWN = 90


def join(guest: Guest) -> Response:
    """Show what a link offers, or take it up."""
    secret = guest.request.path_params["secret"]
    offered, refused = guest.house.invitations.look(secret, guest.house.now())
    if offered is None:
        late = guest.too_often(("link", guest.address))
        return late or _refused(guest, refused)
    if guest.request.method != "POST":
        return _form(guest, offered)
    if offered.part is None:
        return _new_way(guest, offered)
    if guest.sent("do") == "login":
        return _with_account(guest, offered)
    return _with_new_account(guest, offered)


def _with_account(guest: Guest, offered: Invitation) -> Response:
    found = checked(guest)
    if isinstance(found, Response):
        return found
    if found is None:
        return _form(guest, offered, guest.words("login_wrong"))
    return _join(guest, found, new=False)


def _with_new_account(guest: Guest, offered: Invitation) -> Response:
    name = guest.sent("account").strip().casefold()
    shown = " ".join(guest.sent("shown").split())
    wrong = _wrong(guest, name, shown)
    if wrong:
        return _form(guest, offered, wrong)
    if guest.house.people.get(name) is not None:
        return _form(guest, offered, guest.words("account_taken"))
    password = guest.house.passwords.hashed(guest.sent("password"))
    return _join(guest, Account(name, shown, password), new=True)


def _join(guest: Guest, account: Account, *, new: bool) -> Response:
    secret = guest.request.path_params["secret"]
    deed = Deed(
        who=account.name, what="create", at=guest.house.now(), account=account.name
    )
    refused = guest.house.invitations.join(secret, account, deed, new=new)
    if refused is not None:
        return _refused(guest, refused)
    return let_in(guest.house, guest.request, account.name, guest.path(""))


def _new_way(guest: Guest, offered: Invitation) -> Response:
    name = offered.account
    wrong = wrong_password(guest, name)
    if wrong:
        return _form(guest, offered, wrong)
    deed = Deed(who=name, what="password", at=guest.house.now(), account=name)
    refused = guest.house.invitations.take_new_way(
        guest.request.path_params["secret"],
        guest.house.passwords.hashed(guest.sent("password")),
        deed,
    )
    if refused is not None:
        return _refused(guest, refused)
    return let_in(guest.house, guest.request, name, guest.path(""))


def _wrong(guest: Guest, name: str, shown: str) -> str:
    if not is_name(name):
        return guest.words("account_wrong", most=LONGEST_NAME)
    if not shown or len(shown) > LONGEST_SHOWN or not is_plain(shown):
        return guest.words("shown_wrong", most=LONGEST_SHOWN)
    return wrong_password(guest, name)


def wrong_password(guest: Guest, name: str) -> str:
    """Return what is wrong with a new password, in words; empty if nothing.

    Args:
        guest: What was sent.
        name: The account.
    """
    if too_weak(guest.sent("password"), name):
        return guest.words("password_weak", least=SHORTEST)
    if guest.sent("password") != guest.sent("again"):
        return guest.words("password_differs")
    return ""


def is_name(name: str) -> bool:
    """Say whether an account can have this name.

    Args:
        name: The name.

    Examples:
        >>> is_name("ada@example.org"), is_name("ada l."), is_name("owner")
        (True, False, False)
    """
    return len(name) <= LONGEST_NAME and name != OWNER and bool(_NAME.fullmatch(name))


def is_plain(text: str) -> bool:
    """Say whether a name of a person holds nothing that would mislead a reader.

    Args:
        text: The name.

    Examples:
        >>> is_plain("Ada Lovelace"), is_plain("Ada (bob@example.org)")
        (True, False)
    """
    hidden = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    marks = set("()@<>")
    return not any(
        letter in marks or unicodedata.category(letter) in hidden for letter in text
    )


def _form(guest: Guest, offered: Invitation, error: str = "") -> Response:
    part, w = offered.part, guest.words
    role, place = "", ""
    if part is not None:
        role = role_said(w, part.role)
        place = place_said(guest.house, w, part.place)
    return guest.page(
        "join",
        422 if error else 200,
        role=role,
        place=place,
        account=offered.account,
        until=offered.expires[:10],
        error=error,
        sent=guest.sent,
        least=SHORTEST,
    )


def _refused(guest: Guest, refused: Refused | None) -> Response:
    w = guest.words
    return guest.say(403, w("join_shut"), w(f"join_{refused or 'unknown'}"))
