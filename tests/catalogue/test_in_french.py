import re

import pytest

from assessor.catalogue.answers import read_answers
from assessor.catalogue.in_french import in_french, sentences
from assessor.domain.pack import Pack
from assessor.errors import CatalogueError
from assessor.notation import messages, reader

BAD = """format: 1
pack: {id: small, version: 0.1.0}
profile: fundin
project: {name: x, stage: nothing, colour: red}
answers: {no.such: 3}
"""
WHERE = "a.yaml:1: key: "


@pytest.mark.parametrize(
    ("english", "french"),
    [
        (
            "a.yaml:3: a tab where spaces are needed: indent with spaces",
            "a.yaml:3: une tabulation",
        ),
        ("a.yaml:1: x: this key is not known: did you mean y?", "vouliez-vous dire y"),
        ("CTX-04 is not asked of this project.", "CTX-04 n’est pas posée"),
        (
            (
                "a.yaml:53: life: “trois” is not a number [year]. 'trois' cannot be "
                "read: "
                "a number with its unit was expected, such as '1200 h' or '900-1600 h'"
            ),
            "«\u00a0trois\u00a0» n’est pas un nombre [year]",
        ),
    ],
)
def test_usual_messages_have_their_french(english: str, french: str) -> None:
    assert french in in_french(english)


def _said_of_models() -> list[str]:
    found = sorted(set(messages.SENTENCES.values()))
    return [re.sub(r"\{\w+\}", "x", text) for text in found]


@pytest.mark.parametrize("english", _said_of_models())
def test_what_a_model_says_has_its_french(english: str) -> None:
    said = in_french(f"{WHERE}{english}")

    assert said.startswith(WHERE.rstrip(": "))
    assert english not in said


@pytest.mark.parametrize("parts", sorted(set(reader.PLAIN_WORDS.values())))
def test_what_a_broken_text_says_has_its_french(parts: tuple[str, str]) -> None:
    assert parts[1] not in in_french(f"{WHERE}{': '.join(parts)}")


def test_a_sentence_has_the_same_parts_in_both_languages() -> None:
    for text in sentences():
        count = text.in_language("en").count("{}")
        french = text.in_language("fr")
        assert french.format(*"abcdefgh"[:count])
        assert french.count("{}") in {0, count}


def test_every_line_of_a_message_is_said_in_french(small_pack: Pack) -> None:
    with pytest.raises(CatalogueError) as refused:
        read_answers(BAD, "a.yaml", small_pack)

    for english, french in zip(
        str(refused.value).splitlines(),
        in_french(refused.value.in_language("fr")).splitlines(),
        strict=True,
    ):
        assert english != french


def test_a_refused_answer_is_said_in_french_with_its_unit(small_pack: Pack) -> None:
    bad = BAD.replace("{no.such: 3}", '{"training.runs[a].pue": lots}')

    with pytest.raises(CatalogueError) as refused:
        read_answers(bad, "a.yaml", small_pack)

    assert "« lots » n’est pas un nombre" in refused.value.in_language("fr")
