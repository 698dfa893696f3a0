"""The edition of a report that may be shown to anyone, and what travels in it."""

from assessor.assessing.disclosing import SEAL, Seal, disclosed, public_answers, seal
from assessor.assessing.dossier import travelling
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.wording import Language
from assessor.notation import write
from assessor.storage.data import as_data


def shown_edition(
    assessment: Assessment,
    pack: Pack,
    *,
    language: Language,
    answers: bytes,
    key: bytes,
) -> tuple[Assessment, dict[str, bytes], Seal]:
    """Return the edition of an assessment that may be shown to anyone.

    Args:
        assessment: The full assessment.
        pack: The pack it was made with.
        language: Language of the report.
        answers: The full answers file, as it is.
        key: Key that the owner of the answers keeps.

    Returns:
        The assessment without what is confidential, the files that travel with it,
        and what ties it to the full one.
    """
    public = disclosed(assessment, pack)
    tied = seal(assessment, answers, key)
    order = [question.id for question in pack.questions()]
    text = write(as_data(public_answers(assessment.answers), order)).encode()
    files = travelling(public, pack, language=language, answers=text)
    sealed = tied.model_dump_json(indent=1).encode()
    return public, {**files, SEAL: sealed}, tied
