import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assessor.domain.pack import Pack
from assessor.notation import write

LONG = 2_000
NAME = 200
Written = Callable[[str], Path]


def project_of(text: str, version: str) -> dict[str, object]:
    """Return answers that say the same text wherever a text may stand."""
    line, name = text[:LONG], text[:NAME]
    return {
        "format": 1,
        "pack": {"id": "ai-environment", "version": version},
        "project": {
            "name": name,
            "organisation": name,
            "stage": "production",
            "summary": text[:20_000],
            "sources": [line],
        },
        "profile": "audit",
        "scenarios": {"project": line, "reference": line},
        "groups": {"training.runs": ["main"], "purchases.lines": ["one"]},
        "answers": {
            "activity.trains_model": True,
            "activity.other_purchases": True,
            "context.functional_unit": line,
            "necessity.need": {
                "value": text,
                "note": text[:20_000],
                "justification": text[:20_000],
                "evidence": ["E1"],
                "source": line,
                "quality": "assumed",
            },
            "governance.claims": text,
            "context.coverage": {"training/datacentre": f"excluded: {line[:1_900]}"},
            "training.runs[main].name": line,
            "training.runs[main].phase": "training",
            "training.runs[main].method": "metered",
            "training.runs[main].energy": {
                "value": 1000,
                "unit": "kWh",
                "note": line,
            },
            "training.runs[main].place": "FRA",
            "training.runs[main].pue": {
                "state": "not_applicable",
                "justification": line,
            },
            "purchases.lines[one].name": line,
            "purchases.lines[one].quantity": 3,
            "purchases.lines[one].quantity_unit": line,
            "purchases.lines[one].factor": 2,
            "purchases.lines[one].factor_source": line,
        },
        "reviews": {
            "training.runs[main].energy": [
                {
                    "by": line,
                    "at": "2026-03-02T10:11:12Z",
                    "verdict": "changes_requested",
                    "text": line,
                }
            ]
        },
        "evidence": {
            "E1": {
                "title": line,
                "issuer": line,
                "period": line,
                "locator": line,
                "path": line,
                "url": line,
            }
        },
    }


@pytest.fixture
def project_saying(tmp_path: Path, pack: Pack) -> Iterator[Callable[[str], Path]]:
    path = tmp_path / "answers.yaml"
    kept: list[str] = []

    def written(text: str) -> Path:
        path.write_text(write(project_of(text, pack.header.version)), "utf-8")
        kept.append(hashlib.sha256(path.read_bytes()).hexdigest())
        return path

    yield written
    assert [hashlib.sha256(path.read_bytes()).hexdigest()] == kept
    assert not [*tmp_path.glob("*.lock")]
