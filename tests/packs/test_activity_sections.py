from collections.abc import Iterator, Mapping

import pytest

from assessor.domain.answers import Answer, AnswersFile, row_id
from assessor.domain.facts import FACTS, fact_type
from assessor.domain.pack import Pack
from assessor.domain.parsing import settle, typed
from assessor.domain.questionnaire import PROFILES, Kind, Question, Section
from assessor.domain.refusals import RefusedError
from assessor.domain.sheet import Sheet, read_sheet, resolve
from assessor.domain.shelf import Shelf
from assessor.expressions import parse

ROW = "one"
# Inference is told by use or by year: these belong to runs that have a duration.
OF_RUNS_ONLY = {
    "inference.endpoints.average_power",
    "inference.endpoints.servers",
}
YES = {
    f"activity.{name}": True
    for name in (
        "trains_model",
        "reuses_model",
        "uses_api",
        "runs_inference",
        "stores_data",
        "needs_terminals",
        "uses_network",
        "needs_field_devices",
        "buys_equipment",
        "other_purchases",
        "knows_site_factor",
        "has_cloud_account",
    )
}


def activity_sections(pack: Pack) -> Iterator[Section]:
    for section in pack.sections:
        prefixes = {question.id.rpartition(".")[0] for question in section.questions}
        if prefixes & {*FACTS, "activity"} - {"service", "scenario"}:
            yield section


def activity_questions(pack: Pack) -> Iterator[Question]:
    for section in activity_sections(pack):
        yield from section.questions


def seen(
    pack: Pack,
    values: Mapping[str, object],
    profile: str = "audit",
    group: str = "training.runs",
) -> Sheet:
    def name(identifier: str) -> str:
        inside = identifier.startswith(group)
        return row_id(identifier, group, ROW) if inside else identifier

    answers = {name(key): {"value": value} for key, value in {**YES, **values}.items()}
    return read_sheet(
        pack,
        AnswersFile.model_validate(
            {
                "pack": {"id": pack.header.id, "version": pack.header.version},
                "project": {"name": "A project", "stage": "development"},
                "profile": profile,
                "groups": {group: [ROW]},
                "answers": answers,
            }
        ),
    )


def shown(sheet: Sheet, group: str) -> set[str]:
    return {
        standing.question.removeprefix(f"{group}.")
        for standing in sheet
        if standing.row == ROW
    }


def sample(pack: Pack) -> AnswersFile:
    groups = [s.repeat.group for s in activity_sections(pack) if s.repeat]
    answers: dict[str, Answer] = {}
    for question in activity_questions(pack):
        repeat = pack.section_of[question.id].repeat
        name = row_id(question.id, repeat.group if repeat else None, ROW)
        answers[name] = Answer.model_validate({"value": question.example})
    return AnswersFile.model_validate(
        {
            "pack": {"id": pack.header.id, "version": pack.header.version},
            "project": {"name": "Sample", "stage": "development"},
            "profile": "audit",
            "groups": {group: [ROW] for group in groups},
            "answers": answers,
        }
    )


def test_every_fact_of_the_estimator_is_asked(pack: Pack) -> None:
    fed = {question.feeds for question in pack.questions()}
    wanted = {
        f"{group}.{name}"
        for group, names in FACTS.items()
        for name in names
        if group not in {"service", "scenario"}
    }

    assert wanted - fed == OF_RUNS_ONLY


def test_a_question_feeds_the_fact_of_its_own_name_in_the_same_unit(
    pack: Pack,
) -> None:
    for question in activity_questions(pack):
        fact = fact_type(question.id)
        if fact is None:
            assert question.feeds is None, question.id
            continue
        assert question.feeds == question.id
        if question.type.is_numeric:
            assert question.unit == fact.unit, question.id


def test_a_choice_of_words_offers_words_of_the_fact(pack: Pack) -> None:
    for question in activity_questions(pack):
        fact = fact_type(question.id)
        if fact is not None and fact.words:
            assert set(question.choices) <= set(fact.words), question.id


@pytest.mark.parametrize(
    "identifier",
    [
        "training.runs.method",
        "inference.endpoints.method",
        "inference.endpoints.task",
        "storage.stores.medium",
        "network.flows.access",
        "scenario.options.kind",
        "scenario.effects.indicator",
        "scenario.effects.order",
        "scenario.effects.evidence_kind",
        "equipment.items.status",
        "purchases.lines.category",
        "training.runs.site",
        "edge.devices.power_source",
        "top_down.hours.basis",
        "top_down.hours.detail",
        "cloud.accounts.detail",
        "cloud.accounts.basis",
        "base_model.basis",
        "layers.company",
    ],
)
def test_these_choices_offer_every_word_of_the_fact(
    pack: Pack, identifier: str
) -> None:
    fact = fact_type(identifier)

    assert fact is not None
    assert set(pack.by_id[identifier].choices) == set(fact.words)


def test_every_question_says_how_to_find_the_answer_and_what_it_changes(
    pack: Pack,
) -> None:
    silent = [
        question.id
        for question in activity_questions(pack)
        if question.help is None or question.why is None or question.example is None
    ]

    assert silent == []


def test_numbers_know_who_holds_them_and_what_is_usual(pack: Pack) -> None:
    for question in activity_questions(pack):
        if question.type.is_numeric:
            assert question.holder, question.id
            assert question.min is not None or question.id.startswith("scenario.")


def test_defaults_are_rows_with_a_source(pack: Pack, shelf: Shelf) -> None:
    names = {q.missing for q in activity_questions(pack)} - {"none"}

    for name in names:
        table, _, key = name.partition("#")
        found = shelf.at(table, key)
        assert found is not None, name
        assert found.citation


@pytest.mark.parametrize(
    ("identifier", "default"),
    [
        ("training.runs.pue", "defaults/pue#unknown_site"),
        ("training.runs.load", "defaults/gpu-load#default"),
        ("training.runs.host_overhead", "defaults/host-overhead#default"),
        ("training.runs.model_flops_utilisation", "defaults/mfu#default"),
        ("training.runs.active_utilisation", "defaults/aur#default"),
        ("training.runs.lifetime", "defaults/server-lifetime#default"),
        ("inference.endpoints.energy_per_use", "defaults/request-energy#default"),
        ("experimentation.factor", "defaults/rd-factor#default"),
        ("training.runs.energy", "none"),
        ("training.runs.accelerator_hours", "none"),
        ("storage.stores.volume", "none"),
        ("base_model.training_energy", "none"),
        ("scenario.effects.quantity_per_year", "none"),
    ],
)
def test_a_default_stands_in_only_where_a_source_gives_one(
    pack: Pack, identifier: str, default: str
) -> None:
    assert pack.by_id[identifier].missing == default


@pytest.mark.parametrize(
    ("method", "asked", "left_out"),
    [
        ("metered", "energy", "average_power load compute parameters"),
        ("power_time", "average_power duration", "energy load accelerator_hours"),
        ("accelerator_hours", "accelerator_hours load host_overhead", "energy compute"),
        ("duration", "duration accelerators load", "energy accelerator_hours compute"),
        ("accelerator_energy", "accelerator_energy host_overhead", "energy load cpus"),
        (
            "components",
            "servers duration cpus cpu_load memory accelerator load",
            "energy accelerators host_overhead pilot_steps time_idle",
        ),
        ("profile", "servers duration time_half power_full", "energy cpus load"),
        ("pilot", "pilot_energy pilot_steps steps", "energy accelerators load"),
        ("examples", "examples example_energy trials epochs", "energy steps tokens"),
        (
            "flops",
            "parameters tokens compute model_flops_utilisation load",
            "energy average_power accelerator_hours",
        ),
    ],
)
@pytest.mark.parametrize("profile", ["audit"])
def test_training_asks_only_what_the_chosen_method_needs(
    pack: Pack, profile: str, method: str, asked: str, left_out: str
) -> None:
    names = shown(
        seen(pack, {"training.runs.method": method}, profile), "training.runs"
    )

    assert set(asked.split()) <= names
    assert not set(left_out.split()) & names


@pytest.mark.parametrize(
    ("method", "asked", "left_out"),
    [
        ("energy_per_use", "energy_per_use", "energy_per_year load"),
        ("energy_per_year", "energy_per_year", "energy_per_use share_of_uses load"),
        (
            "accelerator_hours",
            "accelerator_hours_per_year accelerator load",
            "energy_per_use energy_per_year",
        ),
        (
            "accelerator_energy",
            "accelerator_energy_per_use host_overhead share_of_uses",
            "energy_per_use load",
        ),
        ("server_hours", "server_hours_per_year", "energy_per_use share_of_uses load"),
        (
            "language_model",
            "tokens_per_use active_parameters batch_size share_of_uses",
            "energy_per_use load server_hours_per_year",
        ),
        ("reference", "task share_of_uses", "energy_per_use load tokens_per_use"),
        (
            "flops",
            "tokens_per_use active_parameters model_flops_utilisation peak_flops load",
            "energy_per_use batch_size denoising_steps",
        ),
        (
            "image_model",
            "images_per_use denoising_steps step_compute model_flops_utilisation",
            "energy_per_use tokens_per_use batch_size",
        ),
    ],
)
def test_inference_asks_only_what_the_chosen_method_needs(
    pack: Pack, method: str, asked: str, left_out: str
) -> None:
    group = "inference.endpoints"
    sheet = seen(pack, {f"{group}.method": method}, group=group)

    assert set(asked.split()) <= shown(sheet, group)
    assert not set(left_out.split()) & shown(sheet, group)


@pytest.mark.parametrize(
    ("group", "field", "word", "asked", "left_out"),
    [
        (
            "top_down.hours",
            "detail",
            "parts",
            "hours compute_use other_manufacture",
            "site_factor",
        ),
        ("top_down.hours", "detail", "whole", "hours site_factor", "compute_use"),
        (
            "cloud.accounts",
            "detail",
            "customer",
            "customer_use customer_hardware",
            "customer_usage region_use hardware_factor",
        ),
        (
            "cloud.accounts",
            "detail",
            "factor",
            "customer_usage use_factor hardware_factor",
            "customer_use region_use",
        ),
        (
            "cloud.accounts",
            "detail",
            "region",
            "customer_usage region_usage region_use hardware_embodied hardware_age",
            "customer_use use_factor",
        ),
        ("network.flows", "basis", "lines", "lines line_share", "box_counted"),
        ("network.flows", "basis", "volume", "data_per_use", "lines line_share"),
        (
            "edge.devices",
            "power_source",
            "battery",
            "battery_embodied battery_life",
            "power hours_per_year",
        ),
        ("edge.devices", "power_source", "grid", "power", "battery_embodied"),
        (
            "edge.devices",
            "power_source",
            "rechargeable",
            "power hours_per_year battery_life",
            "",
        ),
    ],
)
def test_what_one_has_is_asked_first_and_opens_only_its_own_questions(
    pack: Pack, group: str, field: str, word: str, asked: str, left_out: str
) -> None:
    names = shown(seen(pack, {f"{group}.{field}": word}, group=group), group)

    assert set(asked.split()) <= names
    assert not set(left_out.split()) & names


def test_a_card_that_no_table_lists_can_be_described(pack: Pack) -> None:
    values = {"training.runs.method": "flops"}
    listed = {**values, "training.runs.accelerator": "A100-SXM-80GB"}

    assert {"design_power", "peak_flops"} <= shown(seen(pack, values), "training.runs")
    assert not {"design_power", "peak_flops"} & shown(
        seen(pack, listed), "training.runs"
    )


def test_reserved_machines_are_asked_for_idle_energy_instead_of_a_rate(
    pack: Pack,
) -> None:
    reserved = shown(
        seen(pack, {"training.runs.ownership": "exclusive"}), "training.runs"
    )
    shared = shown(seen(pack, {}), "training.runs")

    assert "idle_energy" in reserved
    assert "active_utilisation" not in reserved
    assert "idle_energy" not in shared
    assert "active_utilisation" in shared


def test_a_dynamic_ratio_leaves_no_question_for_what_it_holds(pack: Pack) -> None:
    values = {
        "training.runs.dynamic_ratio": 1.8,
        "training.runs.ownership": "exclusive",
    }

    assert not {"pue", "idle_energy"} & shown(seen(pack, values), "training.runs")


def test_energy_of_the_whole_building_is_not_increased_by_a_pue(pack: Pack) -> None:
    metered = {"training.runs.site": "facility_metered"}

    assert "pue" not in shown(seen(pack, metered), "training.runs")
    assert "pue" in shown(seen(pack, {}), "training.runs")


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "identifier", ["training.runs.pue", "training.runs.active_utilisation"]
)
def test_a_default_applies_even_where_the_profile_does_not_ask(
    pack: Pack, profile: str, identifier: str
) -> None:
    sheet = seen(pack, {"training.runs.method": "metered"}, profile)
    name = row_id(identifier, "training.runs", ROW)

    assert sheet.standing(name) is not None or name in sheet.unasked


@pytest.mark.parametrize(
    ("group", "method"),
    [
        ("training.runs", "metered"),
        ("training.runs", "accelerator_hours"),
        ("training.runs", "power_time"),
        ("training.runs", "duration"),
        ("training.runs", "flops"),
        ("inference.endpoints", "energy_per_use"),
        ("inference.endpoints", "reference"),
    ],
)
def test_screening_asks_a_handful(pack: Pack, group: str, method: str) -> None:
    sheet = seen(pack, {f"{group}.method": method}, "screening", group)

    assert len(shown(sheet, group)) <= 6


@pytest.mark.parametrize("group", ["purchases.lines", "scenario.lines"])
def test_a_factor_comes_with_its_source(pack: Pack, group: str) -> None:
    sheet = seen(pack, {f"{group}.factor": 0.2}, group=group)
    source = sheet.standing(f"{group}[{ROW}].factor_source")

    assert source is not None
    assert source.required
    assert "factor_source" not in shown(seen(pack, {}, group=group), group)


@pytest.mark.parametrize(
    ("identifier", "raw"),
    [
        ("training.runs.pue", "0.8"),
        ("training.runs.load", "140 %"),
        ("training.runs.energy", "-3 kWh"),
        ("training.runs.accelerator_hours", "-1 h"),
        ("training.runs.lifetime", "0 year"),
        ("training.runs.active_utilisation", "0 %"),
        ("training.runs.accelerators", "1.5"),
        ("equipment.items.share", "1.2"),
        ("edge.devices.hours_per_year", "9000 h/year"),
        ("storage.stores.copies", "0"),
        ("training.runs.method", "guess"),
        ("training.runs.energy", "12 apples"),
    ],
)
def test_what_physics_forbids_is_refused(pack: Pack, identifier: str, raw: str) -> None:
    with pytest.raises(RefusedError):
        typed(pack.by_id[identifier], raw)


@pytest.mark.parametrize(
    ("identifier", "raw", "value"),
    [
        ("training.runs.energy", "1.2 MWh", 1200),
        ("training.runs.accelerator_hours", "50 d", 1200),
        ("training.runs.load", "73 %", 0.73),
        ("inference.endpoints.energy_per_use", "0.3 Wh", 0.0003),
        ("training.runs.grid_intensity", "57 gCO2e/kWh", 0.057),
        ("terminals.devices.time_per_use", "3 min", 0.05),
        ("network.flows.data_per_use", "2 MB", 0.002),
        ("storage.stores.years", "18 month", 1.5),
        ("training.runs.place", "WLD", "WLD"),
    ],
)
def test_units_that_people_type_are_converted(
    pack: Pack, identifier: str, raw: str, value: float | str
) -> None:
    question = pack.by_id[identifier]
    found = settle(question, typed(question, raw)).value

    assert found == (pytest.approx(value) if isinstance(value, float | int) else value)


def test_an_unusual_value_is_doubted_but_taken(pack: Pack) -> None:
    question = pack.by_id["training.runs.pue"]
    settled = settle(question, typed(question, "2.9"))

    assert settled.value == pytest.approx(2.9)
    assert settled.doubt is not None


@pytest.mark.parametrize(
    ("identifier", "values"),
    [
        (
            "training.runs.accelerator_hours",
            {"method": "metered", "energy": 5000, "accelerator_hours": 1000},
        ),
        (
            "training.runs.accelerator_hours",
            {
                "method": "accelerator_hours",
                "accelerators": 8,
                "duration": 100,
                "accelerator_hours": 1200,
            },
        ),
        (
            "training.runs.energy",
            {"method": "metered", "energy": 900, "accelerators": 2, "duration": 100},
        ),
        (
            "training.runs.average_power",
            {"method": "power_time", "average_power": 9000, "accelerators": 2},
        ),
        (
            "scenario.effects.quantity_per_year",
            {"order": "first", "quantity_per_year": -5},
        ),
    ],
)
def test_figures_that_contradict_each_other_are_pointed_out(
    pack: Pack, identifier: str, values: dict[str, object]
) -> None:
    group = identifier.rpartition(".")[0]
    given = {f"{group}.{key}": value for key, value in values.items()}
    environment = seen(pack, given, group=group).environment(row=(group, ROW))

    checks = pack.by_id[identifier].checks

    assert False in [parse(check.expr).truth(environment) for check in checks]


def test_the_examples_are_one_sample_project_without_doubt(pack: Pack) -> None:
    answers = sample(pack)
    for question in activity_questions(pack):
        full = resolve(question, answers)
        settled = settle(full, typed(full, question.example))
        assert settled.doubt is None, question.id
        if question.type is Kind.CHOICE:
            assert question.example in full.choices


def test_the_sample_project_passes_its_own_checks(pack: Pack) -> None:
    sheet = read_sheet(pack, sample(pack))
    failed = []
    for section in activity_sections(pack):
        row = (section.repeat.group, ROW) if section.repeat else None
        environment = sheet.environment(row=row)
        failed += [
            check.expr
            for question in section.questions
            for check in question.checks
            if parse(check.expr).truth(environment) is False
        ]

    assert failed == []


def test_equipment_to_choose_has_a_published_making(pack: Pack, shelf: Shelf) -> None:
    tables = [shelf[f"{topic}/embodied-gwp"] for topic in ("servers", "terminals")]
    known = {key for table in tables for key in table.by_key}

    choices = set(pack.by_id["equipment.items.equipment"].choices)

    assert choices - known == {"other"}


def test_terminals_to_choose_are_named_in_words(pack: Pack) -> None:
    choices = pack.by_id["terminals.devices.device"].choices

    assert choices["laptop"].in_language("fr") == "Ordinateur portable"
