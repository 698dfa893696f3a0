"""What a new version of a pack changes and moves, as lines."""

from collections.abc import Iterator, Sequence

from assessor.assessing.versions import Moved
from assessor.domain.versions import Change


def version_lines(changes: Sequence[Change], moves: Sequence[Moved]) -> Iterator[str]:
    """Yield what is different between two versions and which results it moves.

    Args:
        changes: Questions and rules that are new, gone or different.
        moves: Results that are other ones.
    """
    for change in changes:
        fields = f": {', '.join(change.fields)}" if change.fields else ""
        yield f"{change.what} {change.kind} {change.id}{fields} ({change.bump})"
    if not changes:
        yield "Questions and rules are the same."
    for move in moves:
        yield f"{move.file}: {move.what}: {move.before} becomes {move.after}"
