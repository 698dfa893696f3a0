import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from assessor.domain.pack import Pack
from assessor.domain.parsing import typed
from assessor.domain.questionnaire import (
    PROFILES,
    TOP_LEVEL,
    Kind,
    Profile,
    Question,
)
from assessor.domain.wording import Text
from assessor.expressions import parse

# How many questions each part of the framework has; its codes are numbered from 01.
SIZES = {
    "CTX": 7,
    "EQ": 10,
    "CP": 12,
    "DA": 6,
    "NE": 9,
    "RE": 5,
    "RS": 10,
    "IE": 11,
    "RA": 9,
    "TR": 6,
    "GC": 9,
}
CODES = tuple(
    f"{part}-{number:02d}"
    for part, size in SIZES.items()
    for number in range(1, size + 1)
)


def codes(**numbers: Iterable[int]) -> frozenset[str]:
    return frozenset(
        f"{part}-{number:02d}" for part, found in numbers.items() for number in found
    )


QUICK = codes(
    CTX=range(1, 8),
    EQ=(1, 2, 3, 8, 9),
    CP=(1, 2, 4, 6, 7, 12),
    DA=(1,),
    NE=(1, 2, 3, 5, 7, 9),
    RE=(1,),
    RS=(1, 2, 4, 10),
    IE=(1, 3, 5, 6, 9),
    RA=(1,),
    TR=(1, 6),
    GC=(1, 2, 4),
)
SCREENING = codes(
    CTX=(1, 4, 6, 7), EQ=(1,), CP=(3, 4, 7), NE=(2,), RS=(1,), IE=(3,), GC=(1,)
)
ASKED: dict[Profile, frozenset[str]] = {
    "screening": SCREENING,
    "funding": QUICK | codes(RS=(3, 6, 8), CP=(8,), RE=(3,)),
    "company": QUICK,
    "audit": frozenset(CODES),
}
WEIGHTS = {1.0, 1.25, 1.5}
LEFT_OUT_OF_THE_CODES = {
    "context.aims",
    "context.economic_gain",
    "reference.system_priority",
    "reference.system_priority_source",
    "transparency.valid_until",
    "transparency.review_triggers",
}


def coded(pack: Pack) -> Iterator[Question]:
    yield from (question for question in pack.questions() if question.code)


def scored(pack: Pack) -> Iterator[Question]:
    yield from (question for question in pack.questions() if question.scored)


def texts(pack: Pack) -> Iterator[tuple[str, Text]]:
    for section in pack.sections:
        yield section.id, section.title
        if section.intro is not None:
            yield section.id, section.intro
        for question in section.questions:
            for text in texts_of(question):
                yield question.id, text
    for finding in pack.findings:
        yield finding.id, finding.title
        yield finding.id, finding.advice
    for levels in pack.header.scales.values():
        for level in levels:
            yield "scales", level


def texts_of(question: Question) -> Iterator[Text]:
    yield question.ask
    yield from (text for text in (question.help, question.why) if text is not None)
    yield from question.choices.values()
    yield from question.levels or ()
    yield from (check.message for check in question.checks)
    if question.evidence.hint is not None:
        yield question.evidence.hint
    if question.grid is not None:
        for names in (question.grid.rows, question.grid.columns, question.grid.states):
            yield from names.values()


def test_the_framework_has_94_questions() -> None:
    assert len(CODES) == len(set(CODES)) == 94
    assert len(QUICK) == 41


def test_every_code_of_the_framework_is_in_the_pack_once(pack: Pack) -> None:
    assert Counter(question.code for question in coded(pack)) == Counter(CODES)


def test_a_code_stands_in_the_part_it_names(pack: Pack) -> None:
    strays = [
        question.code
        for question in coded(pack)
        if not (question.code or "").startswith(pack.section_of[question.id].part + "-")
    ]
    assert strays == []


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_asks_the_codes_it_is_known_for(pack: Pack, profile: Profile) -> None:
    asked = {q.code for q in coded(pack) if profile in q.profiles}

    assert asked == ASKED[profile]


def test_a_question_is_asked_wherever_a_level_needs_it_as_a_fact(pack: Pack) -> None:
    audit_only = {q.id for q in pack.questions() if q.profiles == ("audit",)}
    missing = [
        (question.id, name)
        for question in pack.questions()
        if question.derive is not None and question.id not in audit_only
        for name in audit_only
        if re.search(rf"\b{re.escape(name)}\b", question.derive.level)
    ]
    assert missing == []


def test_a_scored_question_has_what_a_reader_asks_for(pack: Pack) -> None:
    bare = [
        question.id
        for question in scored(pack)
        if question.why is None
        or not question.refs
        or question.example is None
        or not question.holder
    ]
    assert bare == []


def test_a_scored_question_has_five_different_descriptors_in_both_languages(
    pack: Pack,
) -> None:
    for question in scored(pack):
        levels = pack.levels_of(question)
        assert len(levels) == TOP_LEVEL + 1
        for language in ("en", "fr"):
            assert len({level.root[language] for level in levels}) == TOP_LEVEL + 1


def test_every_level_has_a_gauge_and_one_of_three_weights(pack: Pack) -> None:
    for question in pack.questions():
        if question.type is Kind.LEVEL:
            assert question.gauge is not None, question.id
            assert question.weight in WEIGHTS, question.id


def test_only_levels_weigh(pack: Pack) -> None:
    assert [
        question.id
        for question in pack.questions()
        if question.type is not Kind.LEVEL and question.weight
    ] == []


def test_a_figure_needs_evidence_in_an_audit(pack: Pack) -> None:
    lax = [
        question.code
        for question in scored(pack)
        if question.scale == "EVID"
        and question.evidence.need.get("audit") != "required"
    ]
    assert lax == []


def test_what_the_codes_leave_out_is_context(pack: Pack) -> None:
    for name in LEFT_OUT_OF_THE_CODES:
        question = pack.by_id[name]
        assert question.code is None
        assert question.weight == 0
        assert set(question.profiles) == {"funding", "company", "audit"}
        assert not question.required


def test_an_id_is_coined_once(pack: Pack) -> None:
    ids = Counter(q.id for section in pack.sections for q in section.questions)

    assert [name for name, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_two_questions_ask_the_same(pack: Pack, language: str) -> None:
    # Rows of two groups may be asked alike: where is it, what is its PUE.
    asked = Counter(
        (repeat.group if repeat else "", question.ask.root[language])
        for section in pack.sections
        for repeat in (section.repeat,)
        for question in section.questions
    )
    assert [ask for ask, times in asked.items() if times > 1] == []


def test_french_is_set_as_french(pack: Pack) -> None:
    wrong = [
        (name, text.root["fr"])
        for name, text in texts(pack)
        if re.search(r"['\u00a0\u202f]|[^ ][;?!»]|«[^ ]", text.root["fr"])
    ]
    assert wrong == []


def test_english_has_no_french_quotes(pack: Pack) -> None:
    wrong = [
        (name, text.root["en"])
        for name, text in texts(pack)
        if re.search(r"[«»]", text.root["en"])
    ]
    assert wrong == []


def test_both_languages_say_something_of_their_own(pack: Pack) -> None:
    alike = [
        question.id
        for question in pack.questions()
        if question.ask.root["en"] == question.ask.root["fr"]
    ]
    assert alike == []


def test_every_example_can_be_typed(pack: Pack) -> None:
    for question in pack.questions():
        if question.choices_from == "scenarios" or question.example is None:
            continue
        given = question.example
        answer = typed(question, list(given) if isinstance(given, tuple) else given)
        assert answer.value is not None or answer.range is not None, question.id


def test_a_level_that_a_gate_reads_cannot_be_set_aside(pack: Pack) -> None:
    read = {
        name
        for gate in pack.gates
        for text in (gate.when, gate.concerns)
        if text is not None
        for name in parse(text).names
    }
    levels = [pack.by_id[n] for n in read if n in pack.by_id]

    assert [q.id for q in levels if q.type == "level" and q.na.allowed] == []
