"""Documents are entered once in the register of an answers file."""

import re
from collections.abc import Mapping

from assessor.domain.answers import AnswersFile, Evidence

_KEY = re.compile(r"E[0-9]{1,6}")


def enter_document(
    answers: AnswersFile, evidence: Evidence
) -> tuple[str, Mapping[str, Evidence]]:
    """Enter a document; return its key and the register with it.

    A document that is in the register already is not entered twice.
    """
    known = answers.evidence
    key = next((k for k, one in known.items() if one == evidence), None)
    if key is None:
        numbers = (int(k[1:]) for k in known if _KEY.fullmatch(k))
        key = f"E{max(numbers, default=0) + 1}"
    return key, {**known, key: evidence}
