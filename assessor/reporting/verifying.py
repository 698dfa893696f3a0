"""Whether a report is what it says: its files, its figures, its pages.

A report carries its answers, its figures and what it rests on. Verifying computes
the figures again from the answers with the questionnaire and the factor tables at
hand, sets the pages again, and says where the report and the result differ.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from pydantic import ValidationError

from assessor.assessing.agreement import differences, figures
from assessor.assessing.dossier import ANSWERS, DOSSIER, EVALUATION, sha256
from assessor.domain.assessment import JournalHead
from assessor.domain.dossier import Dossier
from assessor.domain.visible import short
from assessor.errors import ReportError
from assessor.reporting.opened import Opened
from assessor.reporting.signed import Signed

Kind = Literal[
    "answers_changed",
    "figures_changed",
    "figure_changed",
    "basis_changed",
    "page_changed",
    "page_redrawn",
    "pages_differ",
    "page_altered",
    "part_altered",
    "other_version",
    "other_pack",
    "other_factors",
    "other_own_factors",
    "journal_broken",
    "journal_moved",
    "journal_other",
    "journal_absent",
    "layout_own",
    "signature_broken",
    "signature_partial",
    "signature_overtaken",
    "signature_unreadable",
    "signature_unchecked",
]
MOST = 12
LARGEST_DOSSIER = 1_000_000  # [bytes]
SPARE = 500_000  # [bytes], by which another version may write a longer evaluation
# What an honest report may bear: they are said, and are no failure by themselves.
_NOTES: frozenset[Kind] = frozenset(
    {
        "journal_moved",
        "journal_absent",
        "page_redrawn",
        "signature_unchecked",
        "layout_own",
    }
)


@dataclass(frozen=True)
class Doubt:
    """One thing that does not agree.

    Attributes:
        where: What it is about: a path in the figures, a page, a file.
        there: What the report says.
        here: What was found instead.
    """

    kind: Kind
    where: str = ""
    there: str = ""
    here: str = ""

    @property
    def is_failure(self) -> bool:
        """Whether the report may not be relied on as it is."""
        return self.kind not in _NOTES


@dataclass(frozen=True)
class Here:
    """What is at hand to hold a report against.

    Attributes:
        version: Version of this program.
        pack: SHA-256 of the questionnaire.
        factors: SHA-256 of the factor tables.
        own: SHA-256 of the user's own factor tables; empty without any.
    """

    version: str
    pack: str
    factors: str
    own: str = ""


@dataclass(frozen=True)
class Figures:
    """How the figures of a report compare with those computed again.

    Attributes:
        compared: Number of figures that were compared.
        differing: Number of them, or of the words between them, that differ.
        doubts: The first of those that differ.
    """

    compared: int
    differing: int
    doubts: tuple[Doubt, ...]


def dossier_of(name: str, found: Opened) -> Dossier:
    """Return what a report rests on, as it says itself.

    Raises:
        ReportError: The PDF carries no such files, so nothing can be verified.
    """
    missing = [one for one in (ANSWERS, EVALUATION, DOSSIER) if one not in found.files]
    if missing:
        message = (
            f"{name}: carries no {', no '.join(missing)}, so there is nothing to "
            "verify it with. It is not a report of this program, or the files were "
            "taken out of it."
        )
        raise ReportError(message)
    content = found.files[DOSSIER]
    if len(content) > LARGEST_DOSSIER:
        where = f"{name}: {DOSSIER}"
        raise _too_large(where, content)
    try:
        return Dossier.model_validate_json(content)
    except ValidationError as error:
        first = next(iter(error.errors(include_input=False, include_url=False)))
        where = short(".".join(map(str, first["loc"])))
        message = (
            f"{name}: {DOSSIER} in it is damaged or of another version (at {where})."
        )
        raise ReportError(message) from error


def changed_files(found: Opened, dossier: Dossier) -> Iterator[Doubt]:
    """Yield the files in a report that are not those it was made with."""
    kinds: dict[str, Kind] = {
        ANSWERS: "answers_changed",
        EVALUATION: "figures_changed",
    }
    for name, digest in dossier.made.files.items():
        actual = sha256(found.files[name]) if name in found.files else ""
        if actual != digest:
            yield Doubt(kinds.get(name, "basis_changed"), name, digest, actual)


def other_ground(dossier: Dossier, here: Here) -> Iterator[Doubt]:
    """Yield what the report was made with and is not what is at hand."""
    made = dossier.made
    held: tuple[tuple[Kind, str, str], ...] = (
        ("other_version", made.program_version, here.version),
        ("other_pack", made.pack_sha256, here.pack),
        ("other_factors", made.factors_sha256, here.factors),
        ("other_own_factors", made.own_factors_sha256, here.own),
    )
    for kind, there, found in held:
        if there != found:
            yield Doubt(kind, "", there, found)


def held_figures(found: Opened, computed: str) -> Figures:
    """Hold the figures of a report against those that computing them again gives.

    Args:
        found: The report.
        computed: The evaluation computed again, as JSON.

    Raises:
        ReportError: The evaluation in it is far larger than that computed again.
    """
    content = found.files[EVALUATION]
    if len(content) > SPARE + 2 * len(computed.encode()):
        raise _too_large(EVALUATION, content)
    there, here = _json(content), json.loads(computed)
    differing = [*differences(there, here)]
    doubts = (
        Doubt("figure_changed", one.where, _short(one.there), _short(one.here))
        for one in differing[:MOST]
    )
    return Figures(figures(here), len(differing), tuple(doubts))


def changed_basis(dossier: Dossier, computed: Dossier) -> Iterator[Doubt]:
    """Yield the rules, questions and factor rows that are not those found here."""
    parts = {"questions", "rules", "factors"}
    there = dossier.model_dump(mode="json", include=parts)
    here = computed.model_dump(mode="json", include=parts)
    for one in islice(differences(there, here), MOST):
        yield Doubt("basis_changed", one.where, _short(one.there), _short(one.here))


def changed_pages(found: Opened, again: Opened) -> Iterator[Doubt]:
    """Yield the pages that differ from the report set again.

    Args:
        found: The report.
        again: The report made again from the same answers.
    """
    counts = len(found.pages), len(again.pages)
    if counts[0] != counts[1]:
        yield Doubt("pages_differ", "", *map(str, counts))
        return
    pairs = zip(found.pages, again.pages, strict=True)
    for number, (there, here) in enumerate(pairs, start=1):
        if there.drawn == here.drawn:
            continue
        texts = there.read(), here.read()
        if texts[0] == texts[1]:
            yield Doubt("page_redrawn", str(number))
        else:
            yield Doubt("page_changed", str(number), *_first(*texts))


def journal_doubts(
    stated: JournalHead | None, digests: Mapping[int, str] | None
) -> Iterator[Doubt]:
    """Yield what a journal says against the report.

    Args:
        stated: Where the journal stood, as the report says.
        digests: Digest of each record of the journal at hand, by its number;
            ``None`` where its chain is broken.
    """
    if digests is None:
        yield Doubt("journal_broken")
    elif stated is None:
        yield Doubt("journal_absent")
    elif digests.get(stated.records) != stated.digest:
        here = digests.get(stated.records, "")
        yield Doubt("journal_other", str(stated.records), stated.digest, here)
    elif len(digests) > stated.records:
        there, here = str(stated.records), str(len(digests))
        yield Doubt("journal_moved", "", there, here)


def signature_doubt(signed: Signed) -> Kind | None:
    """Return what is wrong with a signature, if anything."""
    if not signed.intact:
        return "signature_broken"
    if signed.covers == "part":
        return "signature_partial"
    return "signature_overtaken" if signed.after == "more" else None


def _first(there: str, here: str) -> tuple[str, str]:
    """Return the first lines of two texts that differ."""
    for one, other in zip(there.splitlines(), here.splitlines(), strict=False):
        if one != other:
            return _short(one.strip()), _short(other.strip())
    longer = there if len(there) > len(here) else here
    rest = _short(longer[min(len(there), len(here)) :].strip())
    return (rest, "") if longer is there else ("", rest)


def _too_large(what: str, content: bytes) -> ReportError:
    return ReportError(
        f"{what} in it has {len(content):,} bytes; none that this program writes has. "
        "Ask whoever sent it for the file as it was made."
    )


def _json(content: bytes) -> Any:  # noqa: ANN401  # any JSON
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return {}


def _short(value: object, most: int = 120) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= most else f"{text[:most]}…"
