"""A wording that was found in what the project says of itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hit:
    """A wording that was found."""

    term: str
    severity: str
    tone: str
    sentence: str
    where: str
    rule: str
    force: str
    explanation: str
    instead: str
