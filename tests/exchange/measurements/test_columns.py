import re
from pathlib import Path

import pytest

from assessor.exchange.measurements import FORMATS, read_source
from assessor.exchange.measurements.tabular import names_of, plain_name
from tests.exchange.measurements.conftest import FILES

REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "imports.md"


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("codecarbon", "codecarbon-emissions.csv"),
        ("sacct", "sacct.txt"),
        ("nvidia-smi", "nvidia-smi.csv"),
        ("gcp", "gcp.csv"),
        ("aws", "aws.csv"),
        ("azure", "azure.csv"),
    ],
)
def test_every_column_of_a_file_is_documented(form: str, name: str) -> None:
    told = {
        plain_name(part)
        for column in FORMATS[form].columns
        for part in column.split(", ")
    }
    found = {
        name
        for name in names_of(read_source(FILES / name))
        if not re.fullmatch(r"total_.*emissions_unit|emissions_\(kgco2e\)", name)
    }

    assert found <= told


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_the_reference_names_every_column(form: object) -> None:
    text = REFERENCE.read_text("utf-8")

    assert isinstance(form, type(FORMATS["aws"]))
    assert f"## {form.name}" in text
    assert all(f"| `{column}` |" in text for column in form.columns)
