"""Who is here: the account of a session, and its role where the address leads."""

from collections.abc import Mapping

from starlette.exceptions import HTTPException

from assessor.storage.accounts_roles import WORKSPACE, Part, Place
from assessor.storage.workspace import Listed
from assessor.web.house import OWNER, House
from assessor.web.roles import OF_A_PROJECT_ALONE, Role, Visitor


def visitor_of(
    house: House, account: str, address: Mapping[str, str]
) -> Visitor | None:
    """Return who is here; ``None`` for an account that is let in no more.

    Args:
        house: Where.
        account: Name of the account.
        address: Parts of the address: ``project``, ``call``.

    Raises:
        HTTPException: The account has no role where the address leads, and is not to
            learn whether there is anything.
    """
    if not house.accounts:
        return Visitor(account, role=Role.OWNER) if account == OWNER else None
    place = place_of(address)
    known, parts = house.roles.standing(account, place)
    if known is None or known.stopped:
        return None
    nearest = next((part for part in parts if _counts(part, place)), None)
    if nearest is None and place != WORKSPACE:
        raise HTTPException(404)
    if nearest is None:
        begins = _begins(house, account)
        role = Role.APPLICANT if begins else None
        return Visitor(account, known.shown, role)
    sections = frozenset(nearest.sections) or None
    return Visitor(account, known.shown, Role(nearest.role), sections)


def place_of(address: Mapping[str, str]) -> Place:
    """Return the place where an address leads.

    Args:
        address: Parts of the address: ``project``, ``call``.
    """
    if "project" in address:
        return Place("project", address["project"])
    if "call" in address:
        return Place("call", address["call"])
    return WORKSPACE


def _counts(part: Part, place: Place) -> bool:
    """Whether a role counts in a place: some count only where they are held."""
    return part.place == place or Role(part.role) not in OF_A_PROJECT_ALONE


def _begins(house: House, account: str) -> bool:
    """Whether an account is an applicant somewhere, and so may begin projects."""
    parts = house.roles.parts(account)
    return any(part.role == Role.APPLICANT for part in parts)


def projects_of(house: House, visitor: Visitor) -> tuple[Listed, ...]:
    """Return the projects that somebody may see, the one changed last first.

    Args:
        house: Where they are.
        visitor: Who looks.
    """
    listed = house.workspace.projects()
    if not house.accounts:
        return listed
    seen = house.roles.projects(visitor.account, OF_A_PROJECT_ALONE)
    return listed if seen is None else tuple(one for one in listed if one.id in seen)
