"""One's own account: its roles, its password; and those of others, for who manages."""

import secrets

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assessor.web.passwords import LONGEST, SHORTEST, too_weak
from assessor.web.people import deed_of, people_page
from assessor.web.places import about_said, place_said, role_said
from assessor.web.visit import Visit

MOST_LINES = 500
"""How many lines of the log are shown."""


def account(visit: Visit) -> Response:
    """Show one's own account."""
    return _page(visit)


def _page(visit: Visit, error: str = "") -> Response:
    house, w = visit.house, visit.words
    known = house.people.get(visit.who) if house.accounts else None
    if known is None:
        raise HTTPException(404)
    parts = [
        (role_said(w, part.role), place_said(house, w, part.place))
        for part in house.roles.parts(visit.who)
    ]
    return visit.page(
        "account",
        422 if error else 200,
        account=known,
        parts=parts,
        error=error,
        least=SHORTEST,
    )


def account_log(visit: Visit) -> Response:
    """Show who let whom in, the last deed first; a log that was changed is said so."""
    if not visit.house.accounts:
        raise HTTPException(404)
    records = visit.house.people.log()
    latest = records[::-1][:MOST_LINES]
    said = {
        about: about_said(visit.house, visit.words, about)
        for about in {one.deed.about for one in latest}
    }
    return visit.page("account_log", records=latest, said=said, count=len(records))


def change_password(visit: Visit) -> Response:
    """Set another password; every session of the account ends, this one begins anew."""
    sent, house, w = visit.sent, visit.house, visit.words
    known = house.people.get(visit.who) if house.accounts else None
    if known is None:
        raise HTTPException(404)
    wait = house.limits.wait("login", f"account {visit.who}")
    if wait:
        return _page(visit, w("too_often_text", minutes=-(-wait // 60)))
    if not house.passwords.opens(sent("password_now")[: LONGEST + 1], known.password):
        return _page(visit, w("password_now_wrong"))
    if too_weak(sent("password"), visit.who):
        return _page(visit, w("password_weak", least=SHORTEST))
    if sent("password") != sent("again"):
        return _page(visit, w("password_differs"))
    kept = house.passwords.hashed(sent("password"))
    house.people.set_password(visit.who, kept, deed_of(visit, "password", visit.who))
    return visit.go(visit.path("login"), done="password")


def change_account(visit: Visit) -> Response:
    """Stop an account, let it in again, or make a link to a new password for it."""
    house, do, name = visit.house, visit.sent("do"), visit.sent("account")
    known = house.people.get(name) if house.accounts else None
    if known is None:
        raise HTTPException(404)
    if do == "way":
        secret = secrets.token_urlsafe(24)
        house.invitations.offer_new_way(secret, deed_of(visit, "way", name))
        return people_page(visit, link=house.address + visit.path("join", secret))
    mine = name == visit.who  # who stops the own account could not undo it
    done = (
        do in {"stop", "start"}
        and not mine
        and house.people.set_stopped(
            name, stopped=do == "stop", deed=deed_of(visit, do, name)
        )
    )
    if not done:
        return people_page(visit, error=visit.words("people_refused"))
    return visit.go(visit.path("people"), done=do)
