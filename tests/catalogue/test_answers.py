from pathlib import Path

import pytest

from assessor.catalogue.answers import load_answers, notes, read_answers
from assessor.domain.answers import State
from assessor.domain.pack import Pack
from assessor.errors import CatalogueError

HEAD = """\
format: 1
pack: {id: small, version: 0.1.0}
project: {name: Mail sorter, stage: ideation}
profile: funding
scenarios: {project: With, reference: Without}
groups: {training.runs: [main]}
evidence: {E1: {title: Meter log}}
answers:
"""


def test_reads_short_and_full_forms(small_pack: Pack) -> None:
    text = HEAD + (
        "  necessity.alternatives: 2\n"
        "  necessity.need: '?'\n"
        "  audience.readers: [internal, press]\n"
        "  training.runs[main].energy: 1.2 MWh [0.9, 1.6]\n"
        "  training.runs[main].scenario: reference\n"
        "  service.uses_per_year: {state: answered, value: 12, evidence: [E1]}\n"
    )

    answers = read_answers(text, "a.yaml", small_pack).answers

    assert answers["necessity.alternatives"].value == 2
    assert answers["necessity.need"].state is State.UNKNOWN
    assert answers["training.runs[main].energy"].unit == "MWh"
    assert answers["training.runs[main].energy"].range == (0.9, 1.6)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("profile:", "profil:", "a.yaml:4: profil: .*profile"),
        ("profile: funding", "profile: other", "a.yaml:4: profile"),
        ("stage: ideation", "stage: dreaming", "expected one of ideation, production"),
        ("version: 0.1.0", "version: 0.2.0", "a.yaml:2: pack: .*version 0.2.0"),
        ("id: small", "id: other", "belong to the pack other"),
        ("reference: Without", "other: Without", "the scenario reference must be"),
        ("training.runs: [main]", "training.run: [main]", "did you mean training.runs"),
        ("format: 1", "format: 2", "a.yaml:1: format"),
    ],
)
def test_says_what_is_wrong_with_the_head(
    small_pack: Pack, old: str, new: str, said: str
) -> None:
    text = HEAD.replace(old, new) + "  necessity.alternatives: 2\n"

    with pytest.raises(CatalogueError, match=said):
        read_answers(text, "a.yaml", small_pack)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("necessity.alternative: 2", "a.yaml:9: .*did you mean necessity.alternatives"),
        ("necessity.alternatives: 7", "a.yaml:9: .*level from 0 to 4, got 7"),
        ("training.runs[main].pue: 0.8", "a.yaml:9: .*0.8 is below 1"),
        ("training.runs[main].energy: -3 h", "a.yaml:9: training.runs"),
        ("training.runs[main].energy: {value: 3, unit: h}", "a.yaml:9: training.runs"),
        ("training.runs[other].energy: 3", "row other is not listed under groups"),
        ("training.runs.energy: 3", "there is no such question"),
        ("training.runs[main].scenario: {value: mars}", "not one of the choices"),
        ("training.runs[main].scenario: mars", "not one of the choices"),
        ("necessity.need: {value: x, evidence: [E9]}", "evidence E9 is not listed"),
        ("necessity.need: {state: not_applicable}", "needs a reason"),
        ("necessity.need: {state: answered}", "needs a value"),
        ("necessity.need: {valeu: x}", "a.yaml:9: .*did you mean value?"),
        ("necessity.need: {value: x, notte: y}", "did you mean note?"),
        ("necessity.need: {}", "needs a value"),
        ("necessity.need:", "nothing stands here"),
        ("training.runs[main].energy: {valeu: 3}", "did you mean value?"),
        ("training.runs[main].energy: {value: 3, unti: h}", "did you mean unit?"),
        (
            "necessity.need: {state: not_applicable, justification: no, value: 3}",
            "has no value",
        ),
        ("training.runs[main].energy: 1" + "0" * 400, "not a finite number"),
        (
            "training.runs[main].energy: {value: 1" + "0" * 400 + "}",
            "not a finite number",
        ),
        ("necessity.alternatives: '" + "9" * 5000 + "'", "level from 0 to 4"),
        ("__proto__: 3", "a.yaml:9: __proto__: there is no such question"),
        ("constructor.prototype: 3", "there is no such question"),
        ('"a\\e[2Jb": 3', r"a.yaml:9: a\\x1b\[2Jb: there is no such question"),
        ('"a\\nb": 3', r"a.yaml:9: a\\nb: there is no such question"),
        ("x" * 900 + ": 3", "a.yaml:9: x{60}…: there is no such question"),
        ("project.stage: production", "on line 3 says ideation; correct one of them"),
        ("project.stage: {value: Production}", "a.yaml:9: project.stage: this says"),
    ],
)
def test_says_what_is_wrong_with_an_answer(
    small_pack: Pack, line: str, said: str
) -> None:
    with pytest.raises(CatalogueError, match=said):
        read_answers(f"{HEAD}  {line}\n", "a.yaml", small_pack)


def test_says_everything_at_once(small_pack: Pack) -> None:
    text = HEAD + "  necessity.alternatives: 7\n  training.runs[main].pue: 0.8\n"

    with pytest.raises(CatalogueError) as caught:
        read_answers(text, "a.yaml", small_pack)

    assert len(str(caught.value).splitlines()) == 2


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (Path.exists, "answers.yaml"),
        (Path.mkdir, "folder"),
        (lambda path: path.write_text("a: [b"), "answers.yaml:"),
        (lambda path: path.write_text("- just\n- a list\n"), "not an answers file"),
        (lambda path: path.write_text(""), "not an answers file"),
        (lambda path: path.write_bytes(b"\xff\xfe\x00"), "answers.yaml"),
        (lambda path: path.write_text("a: " + "x" * 10_000_000), "answers.yaml"),
    ],
    ids=["missing", "folder", "broken", "list", "empty", "not utf-8", "10 MB"],
)
def test_a_file_that_is_no_answers_file_gets_one_clear_message(
    small_pack: Pack, tmp_path: Path, make: object, said: str
) -> None:
    path = tmp_path / "answers.yaml"
    make(path)  # type: ignore[operator]  # each makes a file

    with pytest.raises(CatalogueError, match=said):
        load_answers(path, small_pack)


@pytest.mark.parametrize("stage", ["ideation", "Idéation", "'?'"])
def test_the_stage_may_stand_among_the_answers_too(
    small_pack: Pack, stage: str
) -> None:
    text = f"{HEAD}  project.stage: {stage}\n"

    assert read_answers(text, "a.yaml", small_pack).project.stage == "ideation"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("[main, main]", "a.yaml:6: groups.training.runs: row main is there twice"),
        ("[a, b, c, d]", "4 rows are given; at most 3"),
        (f"[{', '.join(f'r{n}' for n in range(201))}]", "a.yaml:6: .*at most 200"),
        ("[../x]", "a.yaml:6: groups.training.runs.0: text of the form"),
    ],
    ids=["twice", "over the bound of the pack", "over any bound", "a path"],
)
def test_rows_are_named_once_and_bounded(
    small_pack: Pack, rows: str, said: str
) -> None:
    text = HEAD.replace("[main]", rows) + "  necessity.alternatives: 2\n"

    with pytest.raises(CatalogueError, match=said):
        read_answers(text, "a.yaml", small_pack)


REVIEW = """\
  necessity.alternatives: 2
reviews:
  WHERE:
    - by: A. Reader
      at: 2026-03-02T10:00:00Z
      verdict: accepted
      override: OVERRIDE
"""


@pytest.mark.parametrize(
    ("where", "override", "said"),
    [
        ("training.runs[main].pue", "{value: 0.8}", "0.8 is below 1"),
        ("training.runs[main].energy", "{value: 3, unit: h}", "cannot be converted"),
        ("training.runs[main].energy", "{value: many}", "not a number"),
        ("training.runs[main].energy", "{value: 3, range: [5, 9]}", "outside its own"),
        (
            "training.runs[main].energy",
            "{value: 7, range: [9, 5]}",
            "lower bound first",
        ),
        ("training.runs[main].scenario", "{value: mars}", "not one of the choices"),
        ("necessity.alternatives", "{value: 7}", "level from 0 to 4"),
        ("necessity.alternatives", "{vaule: 3}", "did you mean value?"),
        ("training.runs[gone].pue", "{value: 1.2}", "row gone is not listed"),
        ("training.runs.pue", "{value: 1.2}", "there is no such question"),
        ("necessity.alternative", "{value: 1}", "did you mean necessity.alternatives"),
    ],
)
def test_a_review_is_held_to_what_an_answer_is(
    small_pack: Pack, where: str, override: str, said: str
) -> None:
    review = REVIEW.replace("WHERE", where).replace("OVERRIDE", override)

    with pytest.raises(CatalogueError, match=f"a.yaml:1[0-9]: .*{said}"):
        read_answers(HEAD + review, "a.yaml", small_pack)


def test_a_review_with_a_sound_value_is_read(small_pack: Pack) -> None:
    review = REVIEW.replace("WHERE", "training.runs[main].energy")
    text = HEAD + review.replace("OVERRIDE", "{value: 1.2, unit: MWh}")

    given = read_answers(text, "a.yaml", small_pack).reviews

    override = given["training.runs[main].energy"][0].override
    assert override is not None
    assert override.unit == "MWh"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: Meter log", "title: " + "x" * 2001, "at most 2000 characters"),
        ("title: Meter log", "title: x, sha256: abc", "sha256: text of the form"),
        ("title: Meter log", "title: x, expires: soon", "a date such as"),
        ("project: With", "project: " + "x" * 2001, "at most 2000 characters"),
        ("name: Mail sorter", "name: " + "x" * 201, "at most 200 characters"),
        ("version: 0.1.0", "version: 0.1.0, sha256: no", "pack.sha256: text of the"),
    ],
)
def test_texts_and_digests_are_bounded(
    small_pack: Pack, old: str, new: str, said: str
) -> None:
    text = HEAD.replace(old, new) + "  necessity.alternatives: 2\n"

    with pytest.raises(CatalogueError, match=said):
        read_answers(text, "a.yaml", small_pack)


def test_at_most_two_thousand_answers_are_read(small_pack: Pack) -> None:
    many = "".join(f"  answer.number_{n}: 1\n" for n in range(2001))

    with pytest.raises(
        CatalogueError, match=r"a.yaml:8: answers: 2001 are given; at most 2000"
    ):
        read_answers(HEAD + many, "a.yaml", small_pack)


def test_thousands_of_unknown_ids_are_named_at_once(small_pack: Pack) -> None:
    many = "".join(f"  necessity.alternative{n}: 1\n" for n in range(1999))

    with pytest.raises(CatalogueError) as caught:
        read_answers(HEAD + many, "a.yaml", small_pack)

    assert len(str(caught.value).splitlines()) == 1999


PUBLISHED = {"version": "1.0.0"}


def test_a_published_pack_takes_answers_to_its_own_content_only(
    small_pack: Pack,
) -> None:
    header = small_pack.header.model_copy(update=PUBLISHED)
    published = small_pack.model_copy(update={"header": header})
    pin = f"version: 1.0.0, sha256: {'ab' * 32}"
    text = HEAD.replace("version: 0.1.0", pin) + "  necessity.alternatives: 2\n"

    with pytest.raises(CatalogueError, match=r"a.yaml:2: pack.sha256: .*other content"):
        read_answers(text, "a.yaml", published)


def test_before_that_other_content_is_only_worth_a_note(small_pack: Pack) -> None:
    pin = f"version: 0.1.0, sha256: {'ab' * 32}"
    text = HEAD.replace("version: 0.1.0", pin) + "  necessity.alternatives: 2\n"

    answers = read_answers(text, "a.yaml", small_pack)

    assert [note.where for note in notes(answers, small_pack)] == ["pack.sha256"]


def test_the_digest_of_the_pack_itself_is_worth_no_note(small_pack: Pack) -> None:
    pin = f"version: 0.1.0, sha256: {small_pack.digest.upper()}"
    text = HEAD.replace("version: 0.1.0", pin) + "  necessity.alternatives: 2\n"

    assert notes(read_answers(text, "a.yaml", small_pack), small_pack) == ()
