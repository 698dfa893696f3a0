"""The submissions of a call as an officer reads them: filtered, sorted, exported."""

import asyncio
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from starlette.exceptions import HTTPException

from assessor.domain.submission import Status
from assessor.portfolio.committee import ORDER
from assessor.storage.workspace_calls import KeptCall
from assessor.web.committees import EntryJob
from assessor.web.entries import Entries, Found, Submission
from assessor.web.visit import Visit

_AT_A_TIME = 4


def call_of(visit: Visit) -> KeptCall:
    """Return the call that the address names.

    Raises:
        HTTPException: There is none of this name.
    """
    kept = visit.house.calls.get(visit.request.path_params["call"])
    if kept is None:
        raise HTTPException(404)
    return kept


def applied(entries: Entries, visit: Visit, kept: KeptCall) -> list[Submission]:
    """Return the projects that apply to a call, not assessed yet.

    Args:
        entries: What was read before.
        visit: Who looks.
        kept: The call.
    """
    workspace = visit.house.workspace
    changed = {one.id: one.changed for one in workspace.projects()}
    heads = visit.house.calls.heads(kept.id)
    return [
        replace(
            entries.submission(workspace, one.project, heads.get(one.project, "")),
            name=one.name,
            changed=changed.get(one.project, "")[:10],
        )
        for one in visit.house.calls.projects(kept.id)
    ]


async def assessed(
    entries: Entries,
    visit: Visit,
    kept: KeptCall,
    waiting: Sequence[Submission],
    patience: float,
) -> list[Submission]:
    """Return submissions with what a committee reads of them.

    Args:
        entries: What was assessed before.
        visit: Who looks.
        kept: The call.
        waiting: The submissions.
        patience: How long to wait for those that were not; they go on meanwhile. [s]
    """
    pinned = hashlib.sha256(kept.content.encode()).hexdigest()
    until = asyncio.get_running_loop().time() + patience
    ready: list[Submission] = []
    # A few at a time, so that other people's documents do not wait for all of them.
    for few in batched(waiting, _AT_A_TIME):
        left = until - asyncio.get_running_loop().time()
        if left <= 0:
            ready += few
            continue
        begun = [_begun(entries, visit, kept, pinned, one) for one in few]
        await asyncio.wait(begun, timeout=left)
        ready += [
            replace(one, found=_outcome_of(future))
            for one, future in zip(few, begun, strict=True)
        ]
    return ready


def batched(waiting: Sequence[Submission], size: int) -> Iterator[Sequence[Submission]]:
    """Yield a few at a time.

    Args:
        waiting: All of them.
        size: How many at a time.
    """
    for start in range(0, len(waiting), size):
        yield waiting[start : start + size]


def _begun(
    entries: Entries, visit: Visit, kept: KeptCall, pinned: str, one: Submission
) -> asyncio.Future[Found]:
    house = visit.house

    def job() -> EntryJob:
        answers = house.workspace.load(one.id).answers
        return EntryJob(house.open, kept.content, one.name, answers)

    key = (one.id, one.digest, pinned)
    return asyncio.wrap_future(entries.begin(key, job))


def _outcome_of(future: asyncio.Future[Found]) -> Found | None:
    """Return what was found; ``None`` where it goes on, or was given up."""
    failed = not future.done() or future.cancelled() or future.exception() is not None
    return None if failed else future.result()


def chosen(found: Sequence[Submission], query: Mapping[str, str]) -> list[Submission]:
    """Return the submissions that a person asked for, in the order asked for.

    Args:
        found: All of them.
        query: What was asked for; anything else is not heeded.
    """
    kept = [one for one in found if all(f(one, query) for f in _FILTERS)]
    order = _ORDERS.get(query.get("sort", ""), _ORDERS["outcome"])
    return sorted(kept, key=order)


def _state(one: Submission, query: Mapping[str, str]) -> bool:
    return query.get("state", "") in {"", one.state.value}


def _outcome(one: Submission, query: Mapping[str, str]) -> bool:
    wanted, entry = query.get("outcome", ""), one.entry
    return not wanted or (entry is not None and entry.outcome == wanted)


def _gate(one: Submission, query: Mapping[str, str]) -> bool:
    wanted, entry = query.get("gate", ""), one.entry
    return not wanted or (entry is not None and wanted in entry.fired)


def _missing(one: Submission, query: Mapping[str, str]) -> bool:
    wanted, entry = query.get("missing", ""), one.entry
    if wanted not in {"with", "without"}:
        return True
    return entry is not None and bool(entry.missing) == (wanted == "with")


def _comparable(one: Submission, query: Mapping[str, str]) -> bool:
    wanted, entry = query.get("comparable", ""), one.entry
    if wanted not in {"yes", "no"}:
        return True
    return entry is not None and entry.comparable == (wanted == "yes")


_FILTERS = (_state, _outcome, _gate, _missing, _comparable)


def _by_outcome(one: Submission) -> tuple[int, float, str]:
    """Sort as the documents of the committee do, what was not assessed last."""
    entry = one.entry
    if entry is None:
        return len(ORDER), 0.0, one.name
    evidence = -1.0 if entry.evidence is None else entry.evidence
    return ORDER.index(entry.outcome), -evidence, one.name


def _by_footprint(one: Submission) -> tuple[float, str]:
    estimate = None if one.entry is None else one.entry.footprint
    return (1.0 if estimate is None else -estimate.central), one.name


def _by_missing(one: Submission) -> tuple[int, str]:
    return (0 if one.entry is None else -len(one.entry.missing)), one.name


def _by_name(one: Submission) -> tuple[str, str]:
    return one.project.name.casefold(), one.name


def _by_organisation(one: Submission) -> tuple[str, str]:
    return one.project.organisation.casefold(), one.name


def _by_state(one: Submission) -> tuple[int, str]:
    return [*Status].index(one.state), one.name


def _by_change(one: Submission) -> tuple[int, str]:
    return -int(one.changed.replace("-", "") or 0), one.name


_ORDERS: dict[str, Callable[[Submission], tuple[int | float | str, ...]]] = {
    "outcome": _by_outcome,
    "name": _by_name,
    "organisation": _by_organisation,
    "state": _by_state,
    "missing": _by_missing,
    "footprint": _by_footprint,
    "changed": _by_change,
}
SORTS = tuple(_ORDERS)
