"""Places and roles in words."""

from assessor.errors import StorageError
from assessor.storage.accounts_roles import Place
from assessor.web.house import House
from assessor.web.words import Words


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
