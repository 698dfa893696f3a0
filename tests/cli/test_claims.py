import json
import re
import time
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from assessor.cli import app
from assessor.cli.claim_lines import open_reader, read_all

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "stable-diffusion-service" / "answers.yaml"
DAY = "2026-11-21"
FIELDS = {
    "file",
    "line",
    "column",
    "text",
    "severity",
    "use",
    "rule",
    "reference",
    "in_force_from",
    "explanation",
    "safe_wording",
}
TEXT = {"required": ["text"], "properties": {"text": {"type": "string"}}}
# What SARIF 2.1.0 requires of the parts that are written here.
SARIF = {
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "items": {
                "required": ["tool"],
                "properties": {
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id"],
                                            "properties": {
                                                "shortDescription": TEXT,
                                                "fullDescription": TEXT,
                                                "help": TEXT,
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "invocations": {
                        "items": {"required": ["executionSuccessful"]},
                    },
                    "results": {
                        "items": {
                            "required": ["message"],
                            "properties": {
                                "message": TEXT,
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                            },
                        }
                    },
                },
            }
        },
    },
}


def run(*arguments: str, stdin: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["claims", *arguments], input=stdin)
    return result.exit_code, result.stdout, result.stderr


def hits(text: str, *options: str) -> list[dict[str, object]]:
    _, out, _ = run("-", "--format", "json", "--on", DAY, *options, stdin=text)
    found = json.loads(out)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("Our AI is carbon neutral.", [], 1),
        ("Our AI is not carbon neutral.", [], 0),
        ("Our AI answers in French.", [], 0),
        ("Our AI is carbon neutral.", ["--audience", "internal"], 0),
        ("Our AI is carbon neutral.", ["--audience", "business"], 1),
        ("An eco-friendly AI.", ["--on", "2026-09-26"], 0),
        ("An eco-friendly AI.", ["--on", "2026-09-27"], 1),
        ("Notre IA est neutre en carbone.", ["--lang", "en"], 0),
        ("Notre IA est neutre en carbone.", ["--lang", "fr"], 1),
    ],
)
def test_the_exit_code_tells_prohibited_use(
    text: str, options: list[str], code: int
) -> None:
    assert run("-", "--on", DAY, *options, stdin=text)[0] == code


def test_a_hit_is_told_with_its_place_and_its_rule(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Fine.\n\nOur AI is **carbon neutral**.\n", "utf-8")

    code, out, _ = run(str(path), "--on", DAY)

    assert f"{path}:3:13: prohibited: “carbon neutral” matches wording covered" in out
    assert "rule in force from 2026-09-27" in out
    assert "before any carbon credit" in out
    assert "not legal advice" in out
    assert code == 1


def test_no_wording_is_called_illegal() -> None:
    _, out, _ = run("-", "--on", DAY, stdin="Carbon neutral, zero impact, green AI.")

    assert not re.search(r"\billegal|\bunlawful|\billégal", out, re.IGNORECASE)


def test_json_is_a_list_of_hits() -> None:
    (hit,) = hits("Voici.\nNotre IA est neutre en carbone.")

    assert hit.keys() >= FIELDS
    assert (hit["file"], hit["line"], hit["column"]) == ("-", 2, 14)
    assert (hit["text"], hit["use"]) == ("neutre en carbone", True)
    assert str(hit["safe_wording"]).startswith("Empreinte de")


def test_a_mention_is_a_note() -> None:
    (hit,) = hits("Our AI is not carbon neutral.")

    assert (hit["severity"], hit["use"]) == ("note", False)
    assert "mentioned, not used" in str(hit["message"])


def test_ambiguous_words_ask_to_be_confirmed() -> None:
    (hit,) = hits("Un service durable.")

    assert "confirmez" in str(hit["message"])


def test_sarif_is_well_formed() -> None:
    code, out, _ = run(
        "-", "gone.txt", "--format", "sarif", stdin="Carbon neutral. Net zero."
    )
    log = json.loads(out)

    assert list(Draft202012Validator(SARIF).iter_errors(log)) == []
    (part,) = log["runs"]
    rules = [rule["id"] for rule in part["tool"]["driver"]["rules"]]
    for result in part["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert min(region["startLine"], region["startColumn"]) >= 1
    assert part["invocations"][0]["executionSuccessful"] is False
    assert code == 2


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.docx"
    good.write_text("Our AI is carbon neutral.")
    bad.write_bytes(b"nothing")

    code, out, err = run("gone.txt", str(bad), str(good), "--on", DAY)

    assert len(err.splitlines()) == 2
    assert "1 prohibited" in out
    assert code == 2


@pytest.mark.parametrize("form", ["human", "json", "sarif"])
def test_nothing_that_steers_a_terminal_passes(form: str, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J.txt"
    path.write_text("\x1b]0;x\x07Our \x9b31mcarbon\u202e neutral\x1b[1m AI.", "utf-8")

    _, out, err = run(str(path), "gone\x1b[2J.txt", "--format", form)

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", out + err)


def test_figures_are_held_against_the_assessment() -> None:
    text = "The footprint is 987654 tCO2e a year."
    options = ["--answers", str(EXAMPLE)]

    assert [hit["rule"] for hit in hits(text, *options)] == ["figure-without-source"]
    assert hits(text) == []


def test_figures_of_the_assessment_are_supported() -> None:
    result = CliRunner().invoke(app, ["evaluate", str(EXAMPLE), "--json"])
    total = json.loads(result.stdout)["totals"]["gwp"]["central"]
    text = f"The footprint is {total / 1000:.3g} tCO2e."

    assert hits(text, "--answers", str(EXAMPLE)) == []


@pytest.mark.unmeasured
def test_two_hundred_pages_take_seconds(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("The energy of one answer was measured. " * 15_000, "utf-8")
    reader = open_reader("public", date.fromisoformat(DAY), None)

    start = time.process_time()
    read_all([str(path)], reader)

    assert time.process_time() - start < 60
