from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from assessor.exchange.measurements import (
    FORMATS,
    MeasurementError,
    format_of,
    read_measured,
    read_source,
)
from assessor.exchange.measurements.model import Source
from assessor.exchange.measurements.source_files import LARGEST_FILE, source_of
from tests.exchange.measurements.conftest import FILES

GOOD = (FILES / "codecarbon-emissions.csv").read_text()
HEAD = "project_name,run_id,duration,emissions,energy_consumed,pue\n"


def energies(content: bytes) -> list[object]:
    source = source_of("emissions.csv", content)
    rows = format_of(source).read(source)
    return [f.raw for row in rows for f in row.figures if f.to == "energy"]


@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode("utf-8-sig"),
        GOOD.encode("utf-16"),
        GOOD.encode("utf-16-le"),
        GOOD.encode("utf-16-be"),
        GOOD.replace("France", "Île-de-France").encode("latin-1"),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace(",", ";").replace(".", ",").encode(),
        GOOD.replace(",", "\t").encode(),
        b"sep=,\n" + GOOD.encode(),
        b"\n" + GOOD.encode() + b"\n\n",
    ],
    ids=[
        "bom",
        "utf-16",
        "le",
        "be",
        "latin-1",
        "crlf",
        "semicolon",
        "tab",
        "sep=",
        "blank",
    ],
)
def test_another_encoding_or_separator_gives_the_same_figure(content: bytes) -> None:
    assert energies(content) == ["0.000186556498242 kWh"]


@pytest.mark.parametrize(
    ("form", "text", "english", "french"),
    [
        ("codecarbon", "a,b\n1,2\n", "no column project_name", "pas de colonne"),
        ("codecarbon", HEAD, "no row", "aucune ligne"),
        (
            "codecarbon",
            f"{HEAD}a,r,60,0.1,-5,1\n",
            "is negative",
            "est négatif",
        ),
        (
            "codecarbon",
            f"{HEAD}a,r,60,0.1,=1+1,1\n",
            "formula “=1+1”",
            "formule « =1+1 »",
        ),
        (
            "codecarbon",
            f"{HEAD}a,r,60,0.1,@SUM(A1),1\n",
            "holds the formula",
            "contient la formule",
        ),
        ("codecarbon", f"{HEAD}a,r,60,0.1,1e999,1\n", "not a number", "pas un nombre"),
        ("codecarbon", f"{HEAD}a,r,60,0.1,inf,1\n", "not a number", "pas un nombre"),
        ("codecarbon", f"{HEAD}a,r,60,0.1,,1\n", "no energy_consumed", "pas d’energy"),
        ("codecarbon", f"{HEAD}a,r,60,0,0,1\n", "is zero", "est nulle"),
        ("codecarbon", f"{HEAD}a,r,60\n", "3 cells", "3 cellules"),
        ("codecarbon", HEAD.replace("pue", "run_id"), "twice", "deux fois"),
        ("codecarbon", "one line of prose", "no table", "pas un tableau"),
        ("power", "timestamp,value\n1,2\n", "says its unit", "dit son unité"),
        (
            "power",
            "timestamp,a [W],b [W]\n2026-01-01,1,2\n",
            "all hold power",
            "toutes une puissance",
        ),
        ("power", "timestamp,a [W]\n2026-01-01,1\n", "fewer than two", "moins de deux"),
        ("power", "timestamp,a [W]\nsoon,1\n", "no date", "pas une date"),
        ("nvidia-smi", "timestamp,name\n1,2\n", "no column power", "pas de colonne"),
        ("sacct", "JobID|Elapsed|AllocTRES\n1|soon|\n", "cannot be read", "ne se lit"),
        ("sacct", "JobID|Elapsed|AllocTRES\n1|00:00|\n", "no job ran", "aucun travail"),
        (
            "carbontracker",
            "2026-01-01 10:00:00 - carbontracker version 2\n",
            "no measured consumption",
            "pas de consommation",
        ),
        ("hf-card", "# A card\n", "no front matter", "pas d’en-tête"),
        ("hf-card", "---\na: b\n---\n", "nothing to import", "rien à importer"),
        (
            "hf-card",
            "---\nco2_eq_emissions: much\n---\n",
            "no amount in grams",
            "pas une quantité",
        ),
        ("mlco2", "hello", "expected the inputs", "sont attendues"),
        ("hf-card", "---\nco2_eq_emissions: 0\n---\n", "above zero", "en grammes"),
        (
            "mlco2",
            "Hardware: T4\nHours used: -3\n",
            "no positive number",
            "pas un nombre positif",
        ),
    ],
)
def test_a_bad_file_is_one_clear_message_in_both_languages(
    form: str, text: str, english: str, french: str
) -> None:
    with pytest.raises(MeasurementError) as refused:
        FORMATS[form].read(Source("given.csv", text))

    assert english in str(refused.value)
    assert french in refused.value.text.in_language("fr")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kgCO2e", "amount", "does not say its unit"),
        ("Scope 1", "Scope", "is no scope"),
        ("s-1", "s-2", ""),
        ("2026-0", "month ", "months of usage"),
    ],
)
def test_a_cloud_export_that_cannot_be_sure_is_refused(
    old: str, new: str, said: str
) -> None:
    text = (FILES / "azure.csv").read_text().replace(old, new)
    if said:
        with pytest.raises(MeasurementError, match=said):
            FORMATS["azure"].read(Source("azure.csv", text))
    else:
        assert FORMATS["azure"].read(Source("azure.csv", text))


@pytest.mark.parametrize(
    ("form", "name", "old", "new"),
    [
        ("gcp", "gcp.csv", "our-project,7A", "another,7A"),
        ("aws", "aws.csv", "222,2026-02", "333,2026-02"),
        ("aws", "aws.csv", "v3.0.0,111,AmazonS3", "v2.0.0,111,AmazonS3"),
        ("azure", "azure.csv", "2026-02-01,s-1", "2026-02-01,s-9"),
    ],
)
def test_what_others_used_is_not_counted_in(
    form: str, name: str, old: str, new: str
) -> None:
    text = (FILES / name).read_text().replace(old, new)

    with pytest.raises(MeasurementError, match=r"Filter|holds the projects"):
        FORMATS[form].read(Source(name, text))


def test_a_file_of_none_of_the_formats_names_them() -> None:
    with pytest.raises(MeasurementError, match="codecarbon, carbontracker, mlco2"):
        format_of(Source("x.csv", "a,b\n1,2\n"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x00\x01\x02\x03" * 9, "no text file"),
        (b"  \n ", "is empty"),
        (b"a" * (LARGEST_FILE + 1), "larger than 50 MB"),
    ],
)
def test_what_is_no_text_or_too_long_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(MeasurementError, match=said):
        source_of("x.csv", content)


def test_a_file_of_a_hundred_megabytes_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    with path.open("wb") as file:
        file.truncate(100_000_000)

    with pytest.raises(MeasurementError, match="larger than 50 MB"):
        read_source(path)


def test_a_file_given_twice_is_refused(tmp_path: Path) -> None:
    copy = tmp_path / "copy.csv"
    copy.write_text(GOOD)

    with pytest.raises(MeasurementError, match="are the same file"):
        read_measured([FILES / "codecarbon-emissions.csv", copy])


def test_of_the_two_logs_of_a_run_one_is_read() -> None:
    logs = [FILES / f"small_carbontracker{end}.log" for end in ("", "_output")]

    assert len(read_measured(logs)) == 1


@given(st.sampled_from(sorted(FORMATS)), st.text(max_size=200))
def test_any_text_is_read_or_refused_clearly(form: str, text: str) -> None:
    try:
        FORMATS[form].read(Source("any.csv", text))
    except MeasurementError as refused:
        assert refused.text.in_language("fr")  # noqa: PT017  # either is fine


@given(st.data())
def test_a_good_file_with_a_piece_changed_is_read_or_refused_clearly(
    data: st.DataObject,
) -> None:
    name = data.draw(st.sampled_from(sorted(one.name for one in FILES.iterdir())))
    text = (FILES / name).read_text()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    piece = data.draw(st.sampled_from(["", ",", "\n", "=1", "-", "1e309", "\x1b", "é"]))
    source = Source(name, text[:start] + piece + text[end:])
    try:
        format_of(source).read(source)
    except MeasurementError as refused:
        assert refused.text.in_language("fr")  # noqa: PT017  # either is fine
