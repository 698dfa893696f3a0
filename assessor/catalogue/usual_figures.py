"""The figures of conventions that a pack does not state, from the shipped register."""

import hashlib
from functools import cache
from pathlib import Path

from assessor.catalogue.pack_files import Conventions
from assessor.domain.conventions import WITH_FIGURE
from assessor.domain.pack import Pack
from assessor.domain.rules import Convention
from assessor.notation import read_file
from assessor.resources import data_folder


def usual_register() -> Path:
    """Return the file that states a figure of each convention that needs one."""
    return data_folder("questionnaires") / "ai-environment" / "conventions.yaml"


def with_usual(pack: Pack) -> Pack:
    """Add to the register of a pack the figures that it does not state.

    They are then printed with its own, as any convention that a result hangs on.

    Args:
        pack: A pack, as it stands in its files.
    """
    stated = {one.id for one in pack.conventions if one.value is not None}
    missing = set(WITH_FIGURE) - stated
    if not missing:
        return pack
    usual = tuple(one for one in _register() if one.id in missing)
    own = tuple(one for one in pack.conventions if one.id not in missing)
    return pack.model_copy(update={"conventions": (*own, *usual)})


@cache
def _register() -> tuple[Convention, ...]:
    found = read_file(usual_register()).data
    return Conventions.model_validate(found).conventions


@cache
def register_digest() -> str:
    """Return the SHA-256 of that file: a pack that was kept hangs on it too."""
    return hashlib.sha256(usual_register().read_bytes()).hexdigest()
