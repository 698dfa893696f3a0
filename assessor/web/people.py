"""Who has which role in a place: seen, invited, changed, taken back."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assessor.storage.accounts import Account
from assessor.storage.accounts_invitations import Invitation
from assessor.storage.accounts_log import Deed
from assessor.storage.accounts_roles import WORKSPACE, Part, Place
from assessor.web.places import place_said, role_explained, role_said
from assessor.web.roles import (
    HELD_IN,
    MAY_INVITE,
    OF_A_PROJECT_ALONE,
    Role,
)
from assessor.web.visit import Visit
from assessor.web.visitors import place_of


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a role in a place.

    Attributes:
        role: What it is called.
        within: Titles of the sections that they answer; none stands for all.
        through: What the place is called where they hold the role, if not here.
        yours: Whether who looks may change the role or take it back.
    """

    account: Account
    part: Part
    role: str
    within: tuple[str, ...]
    through: str
    yours: bool


def people(visit: Visit) -> Response:
    """Show who has which role in a place."""
    return people_page(visit)


def change_people(visit: Visit) -> Response:
    """Invite somebody, change a role, take a role or an invitation back."""
    _refuse_alone(visit)
    do = visit.sent("do")
    if do == "invite":
        return _invite(visit)
    done = (
        _withdraw(visit)
        if do == "withdraw"
        else _change(visit)
        if do == "change"
        else do == "back" and _take_back(visit)
    )
    if not done:
        return people_page(visit, error=visit.words("people_refused"))
    return visit.go(visit.request.url.path, done=do)


def people_page(visit: Visit, *, error: str = "", link: str = "") -> Response:
    """Return the page of a place.

    Args:
        visit: Who looks, and where.
        error: Why something was not done.
        link: A link that was just made; it is shown once.
    """
    _refuse_alone(visit)
    place, house = place_of(visit.request.path_params), visit.house
    roles = _roles(visit, place)
    return visit.page(
        "people",
        422 if error else 200,
        layout="project.html.j2" if place.kind == "project" else "inside.html.j2",
        place=place_said(house, visit.words, place),
        kind=place.kind,
        members=_members(visit, place),
        invitations=_open(visit, place),
        roles=[(role.value, role_explained(visit.words, role)) for role in roles],
        sections=_sections(visit) if Role.CONTRIBUTOR in roles else [],
        accounts=house.people.all() if place == WORKSPACE else (),
        error=error,
        link=link,
    )


def _refuse_alone(visit: Visit) -> None:
    if not visit.house.accounts:
        raise HTTPException(404)


def _roles(visit: Visit, place: Place) -> list[Role]:
    """Return the roles that somebody may give in a place."""
    mine = visit.visitor.role
    given = MAY_INVITE.get(mine, frozenset()) if mine else frozenset()
    return [role for role in Role if role in given & HELD_IN[place.kind]]


def _sections(visit: Visit) -> list[tuple[str, str]]:
    return [
        (section.id, visit.words.text(section.title))
        for section in visit.house.pack.sections
    ]


def _members(visit: Visit, place: Place) -> list[Member]:
    """Return who holds a role here, and who sees this place from around it."""
    roles = visit.house.roles
    found = [(account, part) for account, part in roles.members(place).items()]
    around = [WORKSPACE] if place != WORKSPACE else []
    call = visit.house.calls.of(place.id) if place.kind == "project" else None
    around[:0] = [Place("call", call)] if call else []
    for wider in around:
        found += [
            (account, part)
            for account, part in roles.members(wider).items()
            if part.role not in OF_A_PROJECT_ALONE
        ]
    return [_member(visit, place, *one) for one in found if not one[0].stopped]


def _member(visit: Visit, place: Place, account: Account, part: Part) -> Member:
    w = visit.words
    titles = dict(_sections(visit))
    here = part.place == place
    return Member(
        account,
        part,
        role_said(w, part.role),
        tuple(titles.get(one, one) for one in part.sections),
        "" if here else place_said(visit.house, w, part.place),
        here and _is_theirs(visit, place, account, part),
    )


def _is_theirs(visit: Visit, place: Place, account: Account, part: Part) -> bool:
    """Whether who looks may change a role: not one's own, only one that one gives."""
    return account.name != visit.who and part.role in _roles(visit, place)


def _open(visit: Visit, place: Place) -> list[tuple[Invitation, str, bool]]:
    return [
        (
            one,
            role_said(visit.words, one.part.role),
            one.part.role in _roles(visit, place),
        )
        for one in visit.house.invitations.open(place, visit.house.now())
        if one.part is not None
    ]


def _asked_part(visit: Visit, place: Place) -> Part | None:
    """Return the role that a form gives; ``None`` where it may not."""
    role = visit.sent("role")
    if role not in _roles(visit, place):
        return None
    known = {name for name, _ in _sections(visit)}
    asked: Sequence[object] = visit.sent.fields.getlist("sections")
    if not set(map(str, asked)) <= known:
        return None
    sections = tuple(map(str, asked)) if role == Role.CONTRIBUTOR else ()
    return Part(place, role, sections)


def _invite(visit: Visit) -> Response:
    place, house = place_of(visit.request.path_params), visit.house
    part = _asked_part(visit, place)
    if part is None:
        return people_page(visit, error=visit.words("people_refused"))
    secret = secrets.token_urlsafe(24)
    house.invitations.invite(secret, part, deed_of(visit, "invite", "", str(part)))
    return people_page(visit, link=house.address + visit.path("join", secret))


def _withdraw(visit: Visit) -> bool:
    place, house = place_of(visit.request.path_params), visit.house
    digest = visit.sent("invitation")
    if not any(one.digest == digest and mine for one, _, mine in _open(visit, place)):
        return False
    deed = deed_of(visit, "withdraw", "", str(place))
    return house.invitations.withdraw(digest, place, deed)


def _change(visit: Visit) -> bool:
    place = place_of(visit.request.path_params)
    member, part = _named(visit, place), _asked_part(visit, place)
    if member is None or part is None:
        return False
    deed = deed_of(visit, "role", member.account.name, str(part))
    return visit.house.roles.give(member.account.name, part, deed)


def _take_back(visit: Visit) -> bool:
    place = place_of(visit.request.path_params)
    member = _named(visit, place)
    if member is None:
        return False
    deed = deed_of(visit, "back", member.account.name, str(member.part))
    return visit.house.roles.take_back(member.account.name, place, deed)


def _named(visit: Visit, place: Place) -> Member | None:
    """Return the member that a form names, if its role is there to be changed."""
    name = visit.sent("account")
    return next(
        (m for m in _members(visit, place) if m.yours and m.account.name == name), None
    )


def deed_of(visit: Visit, what: str, account: str, about: str = "") -> Deed:
    """Return what is done to an account, for the log.

    Args:
        visit: Who does it.
        what: What.
        account: To which account.
        about: What exactly.
    """
    return Deed(
        who=visit.who, what=what, at=visit.house.now(), account=account, about=about
    )
