"""What was asked for with a decision, followed to the reports of the project."""

import re
from datetime import datetime

from assessor.domain.answers import AnswersFile
from assessor.domain.pack import Pack
from assessor.domain.submission import Condition, ConditionStatus
from assessor.domain.visible import short
from assessor.errors import ProcedureError


def ask_for(answers: AnswersFile, condition: Condition) -> tuple[str, AnswersFile]:
    """Add a condition; return its key.

    Args:
        answers: The answers.
        condition: What is asked for.

    Raises:
        ProcedureError: Nothing is asked for.
    """
    if not condition.text.strip():
        message = "Say what is asked for with --text, or name a gate with --gate."
        raise ProcedureError(message)
    numbers = (
        int(key[1:]) for key in answers.conditions if re.fullmatch(r"C[0-9]{1,6}", key)
    )
    key = f"C{max(numbers, default=0) + 1}"
    held = {**answers.conditions, key: condition}
    return key, answers.model_copy(update={"conditions": held})


def with_gate(condition: Condition, pack: Pack, language: str) -> Condition:
    """Return a condition with what the gate that it comes from asks for.

    Args:
        condition: What is asked for.
        pack: The questionnaire, for its gates.
        language: Language of the condition.

    Raises:
        ProcedureError: There is no such gate.
    """
    if not condition.gate:
        return condition
    known = {gate.id: gate for gate in pack.gates}
    gate = known.get(condition.gate)
    if gate is None:
        message = (
            f"There is no gate {short(condition.gate)}; there are: {', '.join(known)}."
        )
        raise ProcedureError(message)
    remedy = gate.remedy.in_language(language)
    update = {
        "text": condition.text or remedy,
        "about": condition.about or gate.ask,
    }
    return condition.model_copy(update=update)


def follow_up(  # noqa: PLR0913  # each is one field of the condition
    answers: AnswersFile,
    key: str,
    status: ConditionStatus,
    *,
    by: str,
    at: datetime,
    note: str = "",
    evidence: tuple[str, ...] = (),
) -> AnswersFile:
    """Say where a condition stands.

    Args:
        answers: The answers.
        key: Key of the condition.
        status: Where it stands.
        by: Who says so.
        at: When.
        note: What is said of it.
        evidence: Documents of the file that show it, added to those that it has.

    Raises:
        ProcedureError: There is no such condition or document, nobody says so, or a
            condition is set aside without a reason.
    """
    condition = answers.conditions.get(key)
    if condition is None:
        known = ", ".join(answers.conditions) or "none"
        message = f"There is no condition {short(key)}; there are: {known}."
        raise ProcedureError(message)
    unknown = [name for name in evidence if name not in answers.evidence]
    if unknown:
        message = (
            f"{short(unknown[0])} is not in the register of evidence; add the "
            "document with “assessor evidence add” first."
        )
        raise ProcedureError(message)
    if not by.strip():
        message = "Say who says so, as in --by 'A. Officer'."
        raise ProcedureError(message)
    if status is ConditionStatus.WAIVED and not note.strip():
        message = f"{key} is set aside only with a reason; give it with --note."
        raise ProcedureError(message)
    update = {
        "status": status,
        "by": by.strip(),
        "at": at,
        "note": note.strip() or condition.note,
        "evidence": tuple(dict.fromkeys((*condition.evidence, *evidence))),
    }
    held = {**answers.conditions, key: condition.model_copy(update=update)}
    return answers.model_copy(update={"conditions": held})
