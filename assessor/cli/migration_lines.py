"""What a terminal shows of answers that went to another version."""

from collections.abc import Iterator

from assessor.catalogue.migrating import opened
from assessor.domain.migrations import MigrationLog, Move

WORDS = {
    "en": {
        "head": "{before} to {after}: {number} answers moved.",
        "to": "{id} ({was}) becomes {now}",
        "gone": "{id} ({was}) is left out; it stays in the old file",
        "new": "{id} is new",
        "open": "open",
        "again": "To answer: {names}",
        "none": "nothing",
        "because": "{said}. {reason}",
    },
    "fr": {
        "head": "De {before} à {after}\N{NO-BREAK SPACE}: {number} réponses déplacées.",
        "to": "{id} ({was}) devient {now}",
        "gone": "{id} ({was}) n’est pas repris ; cela reste dans l’ancien fichier",
        "new": "{id} est une nouvelle question",
        "open": "à répondre",
        "again": "À répondre\N{NO-BREAK SPACE}: {names}",
        "none": "rien",
        "because": "{said}. {reason}",
    },
}


def migration_lines(log: MigrationLog, language: str) -> Iterator[str]:
    """Yield what moved, why, and what has to be answered again.

    Args:
        log: What moved.
        language: Language of the lines.
    """
    words = WORDS.get(language, WORDS["en"])
    yield words["head"].format(
        before=log.before, after=log.after, number=len(log.moves)
    )
    for move in log.moves:
        reason = move.reason.in_language(language)
        said = _said(move, words)
        yield "- " + words["because"].format(said=said, reason=reason)
    again = opened(log)
    if again:
        yield words["again"].format(names=", ".join(again))


def _said(move: Move, words: dict[str, str]) -> str:
    if move.step == "add":
        return words["new"].format(id=move.id)
    if not move.to:
        return words["gone"].format(id=move.id, was=move.was)
    parts = [
        f"{target} ({words['open'] if now == 'open' else now})"
        for target, now in zip(move.to, move.now, strict=True)
    ]
    return words["to"].format(id=move.id, was=move.was, now=", ".join(parts))
