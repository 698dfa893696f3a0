"""What a new version of a pack changes, and how far its number has to rise for it.

Patch: wording. Minor: something optional is new. Major: anything that can move a
result. Before 1.0.0 the second number stands for the first.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question
from assessor.domain.wording import Text

Bump = Literal["none", "patch", "minor", "major"]
BUMPS: tuple[Bump, ...] = ("none", "patch", "minor", "major")
_WORDING = frozenset(
    {"ask", "help", "why", "example", "holder", "refs", "title", "intro", "typical"}
    | {"accept_units", "ask_range", "advice", "consequence", "remedy", "statement"}
    | {
        "reason",
        "author",
        "since",
        "explanation",
        "safe_wording",
        "meaning",
        "citation",
    }
    | {"licence", "url", "description", "precondition", "caution", "effect", "lever"}
    | {"examples", "term", "reference", "checked_on", "transposition", "sources"}
    | {"wordings", "languages", "order", "id", "version", "part"}
)
"""Fields that say something otherwise and move no result."""
_OPTIONAL = frozenset(
    {"finding", "action", "source", "holder", "convention", "lever", "term"}
)
"""Things that may come, go and change without moving a result."""


@dataclass(frozen=True)
class Change:
    """One thing that is new, gone or different.

    Attributes:
        kind: What it is: a question, a gate.
        what: ``added``, ``removed`` or ``changed``.
        fields: What is different about it.
        bump: How far the number of the version has to rise for it.
    """

    kind: str
    id: str
    what: Literal["added", "removed", "changed"]
    fields: tuple[str, ...]
    bump: Bump


def highest(bumps: Iterable[Bump]) -> Bump:
    """Return the greatest of several rises.

    Examples:
        >>> highest(["patch", "major", "minor"])
        'major'
    """
    return max(bumps, key=BUMPS.index, default="none")


def risen(before: str, after: str) -> Bump:
    """Return how far the number of a version rises.

    Examples:
        >>> risen("1.2.3", "1.3.0"), risen("0.2.3", "0.3.0"), risen("1.0.0", "1.0.0")
        ('minor', 'major', 'none')
    """
    old, new = ([int(part) for part in v.split(".")] for v in (before, after))
    if new[0] > old[0]:
        return "major"
    if new[:1] == old[:1] and new[1] > old[1]:
        return "major" if old[0] == 0 else "minor"
    return "patch" if new[:2] == old[:2] and new[2] > old[2] else "none"


def refusal(before: str, after: str, needed: Bump) -> str:
    """Say why a version may not bear its number; empty where it may.

    Args:
        before: Number of the earlier version.
        after: Number of the later one.
        needed: How far it has to rise.

    Examples:
        >>> refusal("1.0.0", "1.1.0", "minor")
        ''
        >>> refusal("1.0.0", "1.1.0", "major")
        'from 1.0.0 to 1.1.0 is a minor step; a major one is needed'
    """
    given = risen(before, after)
    if BUMPS.index(given) >= BUMPS.index(needed):
        return ""
    return f"from {before} to {after} is a {given} step; a {needed} one is needed"


def changes(before: Pack, after: Pack) -> Iterator[Change]:
    """Yield everything that differs between two versions of a pack.

    Args:
        before: The earlier version.
        after: The later one.
    """
    old, new = _things(before), _things(after)
    added = {*after.header.known_profiles} - {*before.header.known_profiles}
    for kind in old:
        for name in dict.fromkeys((*old[kind], *new[kind])):
            was, now = old[kind].get(name), new[kind].get(name)
            change = _change((kind, name), was, now, added)
            if change is not None:
                yield change


def _things(pack: Pack) -> dict[str, Mapping[str, BaseModel | Text]]:
    header = pack.header
    return {
        "question": pack.by_id,
        "section": {one.id: one for one in pack.sections},
        "gate": {one.id: one for one in pack.gates},
        "bias": {one.id: one for one in pack.bias},
        "finding": {one.id: one for one in pack.findings},
        "action": {one.id: one for one in pack.actions},
        "claim": {one.id: one for one in pack.claims},
        "convention": {one.id: one for one in pack.conventions},
        "outcome": {str(one.id): one for one in pack.outcomes},
        "profile": {**header.profiles},
        "stage": {**header.stages},
        "gauge": {str(name): gauge for name, gauge in header.gauges.items()},
        "source": {**header.sources},
        "holder": {**header.holders},
        "lever": {**header.levers},
        "term": {one.id: one for one in pack.glossary},
        "scale": {
            f"{name}.{level}": text
            for name, texts in header.scales.items()
            for level, text in enumerate(texts)
        },
    }


def _change(
    thing: tuple[str, str],
    was: BaseModel | None,
    now: BaseModel | None,
    added: Collection[str],
) -> Change | None:
    """Compare a thing in two versions; what new profiles ask moves no other."""
    kind, name = thing
    if was is None and now is not None:
        return Change(kind, name, "added", (), _bump_of_new(kind, now, added))
    if was is not None and now is None:
        bump: Bump = "minor" if kind in _OPTIONAL else "major"
        return Change(kind, name, "removed", (), bump)
    if was is None or now is None:
        return None
    old, new = (one.model_dump(mode="json") for one in (was, now))
    if not isinstance(was, Text):
        old.pop("questions", None)
        new = _without(new, added)
        fields = tuple(key for key in old if old[key] != new.get(key))
        bumps = (_bump_of(kind, key, old[key], new.get(key)) for key in fields)
        return Change(kind, name, "changed", fields, highest(bumps)) if fields else None
    return Change(kind, name, "changed", ("text",), "patch") if old != new else None


def _without(dumped: dict[str, Any], profiles: Collection[str]) -> dict[str, Any]:
    """Leave out of a question or an outcome what it says of some profiles."""
    kept: dict[str, Any] = dict(dumped)
    for key in ("required", "wordings"):
        if isinstance(kept.get(key), dict):
            kept[key] = {n: v for n, v in kept[key].items() if n not in profiles}
    if isinstance(kept.get("profiles"), list):
        kept["profiles"] = [n for n in kept["profiles"] if n not in profiles]
    if isinstance(kept.get("evidence"), dict):
        need = kept["evidence"]["need"]
        left = {n: v for n, v in need.items() if n not in profiles}
        kept["evidence"] = {**kept["evidence"], "need": left}
    return kept


def _bump_of_new(kind: str, now: BaseModel, added: Collection[str]) -> Bump:
    if kind in _OPTIONAL or kind in {"profile", "section"}:
        return "minor"
    if isinstance(now, Question):
        moves = now.weight or now.feeds or ({*now.required} - {*added})
        return "major" if moves else "minor"
    return "major"


def _bump_of(kind: str, field: str, was: object, now: object) -> Bump:
    if field == "choices" and isinstance(was, dict) and isinstance(now, dict):
        gone = [key for key in was if key not in now]
        new = [key for key in now if key not in was]
        return "major" if gone else "minor" if new else "patch"
    if field == "evidence" and isinstance(was, dict) and isinstance(now, dict):
        return "patch" if was["need"] == now["need"] else "major"
    if field in _WORDING:
        return "patch"
    if field == "value":
        return "major"  # the figure of a convention
    return "minor" if kind in _OPTIONAL or field == "code" else "major"
