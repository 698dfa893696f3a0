import pytest

from assessor.domain.answers import Answer
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.rules import Ruling
from assessor.domain.wording import Text
from assessor.reporting import build

ENERGY = "training.runs[main].energy"


def typed(assessment: Assessment, answer: Answer) -> Assessment:
    file = assessment.answers
    answers = file.model_copy(update={"answers": {**file.answers, ENERGY: answer}})
    standings = tuple(
        one.model_copy(update={"value": 51_961.524227}) if one.id == ENERGY else one
        for one in assessment.standings
    )
    return assessment.model_copy(update={"answers": answers, "standings": standings})


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(range=(30, 90), unit="MWh"), "30\u00a0to\u00a090\u00a0MWh"),
        (
            Answer(value=52, range=(30, 90.5), unit="MWh"),
            "52\u00a0MWh [30\u00a0to\u00a090.5]",
        ),
        (Answer(value=51_961.5), "51,961.5\u00a0kWh"),
    ],
)
def test_answers_are_printed_as_they_were_typed(
    assessment: Assessment, pack: Pack, answer: Answer, said: str
) -> None:
    annex = build(typed(assessment, answer), pack, "en").annex
    rows = {row[0].split()[-1]: row[1] for table in annex.answers for row in table.rows}

    assert rows["energy"].partition("\n")[0] == said


def test_a_rule_that_is_only_possible_is_named_as_such(
    assessment: Assessment, pack: Pack
) -> None:
    gates = {
        name: result.model_copy(update={"ruling": Ruling.POSSIBLE})
        if name == "G6"
        else result
        for name, result in assessment.gates.items()
    }
    changed = assessment.model_copy(update={"gates": gates})
    note = build(changed, pack, "en").cover.outcome_note

    assert "Rules that led here: G1, G6 (possible)." in note


@pytest.mark.parametrize("closed", [True, False])
def test_parts_that_are_not_assessed_are_named_with_how_to_supply_them(
    assessment: Assessment, pack: Pack, *, closed: bool
) -> None:
    update = {"gaps": (), "check_first": ()} if closed else {}
    page = build(assessment.model_copy(update=update), pack, "en").decision

    assert page.gaps[-1].title == (
        "Not assessed: terminals all, Use; Inference, Network"
    )
    assert page.gaps[-1].text.startswith("To remedy this: for each row named")
    assert "what is not assessed would" in page.no_check


def test_what_a_partial_footprint_is_made_of_says_of_which_part(
    assessment: Assessment, pack: Pack
) -> None:
    page = build(assessment, pack, "en")

    assert page.decision.made_of[0].text.endswith(", of the part assessed")
    assert page.footprint.splits[-1].note == "Shares are those of the part assessed."


def test_unusual_values_are_listed_short_for_the_decision_and_in_full_as_limits(
    assessment: Assessment, pack: Pack
) -> None:
    doubt = Text({"en": "above what is usual", "fr": "au-dessus de l’usage"})
    standings = tuple(
        one.model_copy(update={"doubt": doubt}) if place < 4 else one
        for place, one in enumerate(assessment.standings)
    )
    page = build(assessment.model_copy(update={"standings": standings}), pack, "en")
    short = [point.title for point in page.decision.unusual]

    assert len(page.limits.unusual) == 5
    assert page.limits.unusual[0] == "The load of 98 % is unusually high."
    assert page.limits.unusual[1].endswith(": above what is usual")
    assert short[:3] == list(page.limits.unusual[:3])
    assert short[3] == "and 2 more, in the chapter on limits"


def test_each_scored_question_shows_its_weight_and_its_gauge(
    assessment: Assessment, pack: Pack
) -> None:
    page = build(assessment, pack, "en")

    assert page.parts[0].levels[0].state.endswith("weight 1.5 in gauge “Measure”")
    assert "sum of weight × level / 4" in page.results.table.note


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "is 4.3 times the yearly impact of an average person (EF 3.1"),
        ("fr", "vaut 4,3 fois l’impact annuel d’une personne moyenne (normalisation"),
    ],
)
def test_the_yearly_impact_of_a_person_names_its_method_and_table(
    assessment: Assessment, pack: Pack, language: str, said: str
) -> None:
    notes = " ".join(build(assessment, pack, language).footprint.notes)

    assert said in notes
    assert "normalisation/ef31" in notes


def test_the_crossing_of_inference_and_training_says_what_it_compares(
    assessment: Assessment, pack: Pack
) -> None:
    notes = " ".join(build(assessment, pack, "en").footprint.notes)

    assert "the machines that serve inference outweigh training after 2,400,000" in (
        notes
    )


def test_evidence_is_said_to_be_declared_and_unopened(
    assessment: Assessment, pack: Pack
) -> None:
    evidence = build(assessment, pack, "en").annex.evidence

    assert evidence is not None
    assert "those declared; the program did not open the files" in evidence.notes[0]


@pytest.mark.parametrize(
    ("licence", "said"),
    [
        ("facts", "données factuelles, sans licence"),
        ("MIT; facts", "MIT\u202f; données factuelles, sans licence"),
        ("ADEME Base IMPACTS terms", "conditions ADEME Base IMPACTS"),
    ],
)
def test_what_is_no_name_of_a_licence_is_said_in_words(
    assessment: Assessment, pack: Pack, licence: str, said: str
) -> None:
    made = assessment.footprint
    trace = {
        name: step.model_copy(update={"licence": licence if step.table else ""})
        for name, step in made.trace.items()
    }
    changed = assessment.model_copy(
        update={"footprint": made.model_copy(update={"trace": trace})}
    )
    sources = build(changed, pack, "fr").annex.factor_sources

    assert sources is not None
    assert sources.rows[0][1] == said


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("en", ("energy of the facility, Climate", "energy of the machines × PUE")),
        ("fr", ("énergie du site, Climat", "énergie des machines × PUE")),
    ],
)
def test_steps_and_relations_are_in_words(
    assessment: Assessment, pack: Pack, language: str, row: tuple[str, str]
) -> None:
    made = assessment.footprint
    step = made.trace["training.runs[main].gwp"].model_copy(
        update={
            "id": "training.runs[main].facility_energy:gwp",
            "formula": "facility_energy = it_energy * pue",
            "inputs": (),
        }
    )
    changed = assessment.model_copy(
        update={"footprint": made.model_copy(update={"trace": {step.id: step}})}
    )
    trace = build(changed, pack, language).annex.trace

    assert trace[0].rows[0][:2] == row


def test_the_author_of_a_convention_is_named_in_the_language_of_the_report(
    assessment: Assessment, pack: Pack
) -> None:
    conventions = tuple(
        one.model_copy(update={"author": "assessor maintainers"})
        for one in pack.conventions
    )
    changed = pack.model_copy(update={"conventions": conventions})
    table = build(assessment, changed, "fr").limits.conventions

    assert table is not None
    assert "Posées par les mainteneurs d’assessor, 1er novembre 2026." in table.note
