"""One report for three readers: the same data, in another order and at other length.

An edition moves chapters and shortens some. What a gate asks to be printed (the
watermark, the title of a partial footprint, locked fields, cautions, what is withheld)
stands in every one of them.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from assessor.reporting.view.subject import Subject

EditionId = Literal["full", "funder", "company", "auditor"]
EDITIONS: tuple[EditionId, ...] = get_args(EditionId)

_FULL = (
    "decision",
    "scope",
    "footprint",
    "uncertainty",
    "comparison",
    "framework",
    "results",
    "plan",
    "card",
    "speech",
    "limits",
)


@dataclass(frozen=True)
class Edition:
    """How an edition is ordered.

    Attributes:
        order: Chapters between the cover and the annex, in order.
        brief: What is printed short: chapters, ``trace``, ``crosswalk``,
            ``catalogue``, ``conventions`` and ``background``.
    """

    id: EditionId
    order: tuple[str, ...] = _FULL
    brief: frozenset[str] = frozenset()


_BY_ID = {
    "full": Edition("full"),
    "funder": Edition(
        "funder",
        (
            "decision",
            "scope",
            "results",
            "footprint",
            "comparison",
            "framework",
            "uncertainty",
            "speech",
            "plan",
            "limits",
            "card",
        ),
        frozenset({"trace", "crosswalk", "catalogue", "conventions"}),
    ),
    "company": Edition(
        "company",
        (
            "decision",
            "plan",
            "footprint",
            "uncertainty",
            "comparison",
            "scope",
            "results",
            "framework",
            "card",
            "speech",
            "limits",
        ),
        frozenset({"trace", "crosswalk", "framework", "conventions", "background"}),
    ),
    "auditor": Edition(
        "auditor",
        (
            "decision",
            "scope",
            "limits",
            "framework",
            "results",
            "footprint",
            "uncertainty",
            "comparison",
            "speech",
            "card",
            "plan",
        ),
        frozenset({"catalogue"}),
    ),
}
_OF_PROFILE: dict[str, EditionId] = {
    "funding": "funder",
    "company": "company",
    "audit": "auditor",
}


def edition_of(subject: Subject, asked: EditionId | None = None) -> Edition:
    """Return the edition asked for, or the one that the profile calls for.

    Args:
        subject: What the report is about.
        asked: Id of an edition; that of the profile if absent.
    """
    kind = subject.pack.header.kind_of(subject.assessment.profile)
    return _BY_ID[asked or _OF_PROFILE.get(kind, "full")]


def known_edition(name: str) -> EditionId | None:
    """Return the edition of a name that a file holds; nothing where there is none.

    Args:
        name: What the file says, perhaps nothing.
    """
    return next((one for one in EDITIONS if one == name), None)
