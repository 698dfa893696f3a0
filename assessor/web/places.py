"""Places and roles in words."""

import re

from assessor.errors import StorageError
from assessor.storage.accounts_roles import KINDS, Place
from assessor.web.house import House
from assessor.web.roles import Role
from assessor.web.words import Words

_ABOUT = re.compile(r"(?:(\w+) of )?(project|call|workspace) ?(\S*)(?: \((.*)\))?")


def role_said(words: Words, role: str) -> str:
    """Return what a role is called.

    Args:
        words: The language.
        role: The role.
    """
    return words(f"role_{role}")


def role_explained(words: Words, role: str) -> str:
    """Return what a role is called, and what it does.

    Args:
        words: The language.
        role: The role.
    """
    return f"{role_said(words, role)} – {words(f'role_{role}_does')}"


def place_said(house: House, words: Words, place: Place) -> str:
    """Return what a place is called.

    Args:
        house: Where it is.
        words: The language.
        place: The place.
    """
    if place.kind == "workspace":
        return words("place_workspace")
    if place.kind == "call":
        return words("place_call", name=place.id)
    try:
        name = house.workspace.load(place.id).answers.project.name
    except StorageError:
        name = place.id
    return words("place_project", name=name)


def about_said(house: House, words: Words, about: str) -> str:
    """Return what a deed in the log of accounts is about, in words.

    Args:
        house: Where it was done.
        words: The language.
        about: As it stands in the log: ``reviewer of project abc``, or any text.
    """
    found = _ABOUT.fullmatch(about)
    if found is None:
        return about
    role, kind, name, sections = found.groups(default="")
    place = Place(next(one for one in KINDS if one == kind), name)
    parts = [role_said(words, role)] if role in set(Role) else []
    parts += [place_said(house, words, place)]
    return " · ".join(parts + ([sections] if sections else []))
