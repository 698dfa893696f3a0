import hashlib
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.catalogue.answers import load_answers
from assessor.cli import app
from assessor.domain.pack import Pack
from assessor.errors import CatalogueError

SMALL = Path(__file__).parents[1] / "packs" / "small"
HEAD = """\
format: 1
pack: {id: small, version: 0.1.0}
project: {name: Mail sorter, stage: ideation}
profile: funding
scenarios: {project: With, reference: Without}
groups: {training.runs: [main]}
answers:
"""
SOUND = HEAD + "  necessity.alternatives: 2\n"
DEEP = "{a: " * 5_000
CONTENTS: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "not an answers file"),
    "only a comment": ("# nothing\n", "not an answers file"),
    "a list": ("- a\n- b\n", "not an answers file"),
    "a number": ("42\n", "not an answers file"),
    "a pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "this is a PDF"),
    "a zip": (b"PK\x03\x04\x14\x00\x00\x00", "packed file"),
    "not utf-8": (b"\xff\xfe\x00", ":1: "),
    "latin-1": (
        SOUND.replace("Mail", "Trieur d\u00e9j\u00e0").encode("latin-1"),
        "UTF-8",
    ),
    "utf-16": (SOUND.encode("utf-16"), "byte order mark"),
    "byte order mark": (b"\xef\xbb\xbf" + SOUND.encode(), "byte order mark"),
    "a NUL in the middle": (SOUND.encode() + b"\x00", "character"),
    "an escape character": (SOUND + "  a\x1b[2J: 1\n", "character"),
    "broken bracket": (HEAD + "  necessity.need: [a, b\n", "close the bracket"),
    "broken quote": (HEAD + '  necessity.need: "a\n', "close the quote"),
    "tabs": (HEAD + "\tnecessity.need: a\n", "spaces"),
    "a key twice": (SOUND + "  necessity.alternatives: 3\n", "there twice"),
    "an anchor": (HEAD + "  necessity.need: &a x\n", "anchor"),
    "an alias": (HEAD + "  necessity.need: *a\n", "anchor or an alias"),
    "a tag that runs code": (
        HEAD + "  necessity.need: !!python/object/apply:os.system [id]\n",
        "the tag",
    ),
    "a merge key": (HEAD + "  <<: {a: 1}\n", "merge key"),
    "two documents": (SOUND + "---\n" + SOUND, "one document a file"),
    "a directive": ("%YAML 1.1\n---\n" + SOUND, "directives"),
    "nested without end": (DEEP, "nested too deeply|not YAML|bracket"),
    "brackets without end": ("[" * 200_000, "nested too deeply"),
    "10 MB": ("a: " + "x" * 10_000_000, "too large"),
    "many values": ("a: [" + "1," * 250_000 + "1]", "too large"),
    "not a finite number": (HEAD + "  training.runs[main].pue: .inf\n", "finite"),
    "not a number at all": (HEAD + "  training.runs[main].pue: .nan\n", "finite"),
    "half a character": (HEAD + '  necessity.need: "\\ud800"\n', "half of a character"),
    "two halves": (HEAD + '  necessity.need: "\\ud83d\\ude00"\n', "half of a char"),
    "raw halves": (SOUND.encode() + b"  b: \xed\xa0\x80\n", "not UTF-8"),
    "unknown key": (SOUND.replace("profile:", "profil:"), "did you mean profile"),
    "unknown key of the project": (SOUND.replace("{name", "{nmae"), "mean name"),
    "unknown profile": (
        SOUND.replace("funding", "everything"),
        "profile: expected one of",
    ),
    "unknown stage": (SOUND.replace("ideation", "dreaming"), "expected one of"),
    "another format": (SOUND.replace("format: 1", "format: 9"), "format: one of 1"),
    "another pack": (SOUND.replace("small", "other"), "belong to the pack other"),
    "another version": (SOUND.replace("0.1.0", "7.0.0"), "version 7.0.0"),
    "a version that is a number": (SOUND.replace("0.1.0", "7"), "version 7 of"),
    "no pack": (SOUND.replace("pack:", "#"), "pack: this key is missing"),
    "a pack that is a text": (
        SOUND.replace("{id: small, version: 0.1.0}", "x"),
        "pack",
    ),
    "answers that are a list": (HEAD + "  - a\n", "answers: a mapping"),
    "groups that are a list": (
        SOUND.replace("{training.runs: [main]}", "[a]"),
        "groups",
    ),
    "a row twice": (SOUND.replace("[main]", "[main, main]"), "there twice"),
    "a row named as a path": (SOUND.replace("[main]", "[../../x]"), "text of the form"),
    "a row of 1 kB": (SOUND.replace("[main]", f"[{'r' * 1_000}]"), "at most 40"),
    "a scenario with a bracket": (
        SOUND.replace("{project:", "{'a]': x, project:"),
        "form",
    ),
    "a name of 100 kB": (SOUND.replace("Mail", "M" * 100_000), "at most 200"),
    "no name": (SOUND.replace("Mail sorter", "''"), "at least 1 characters"),
}
ANSWERS = {
    "unknown question": ("necessity.alternative: 2", "did you mean necessity.alter"),
    "prototype": ("__proto__: 2", "__proto__: there is no such question"),
    "constructor": ("constructor: {prototype: {x: 1}}", "no such question"),
    "id of 900 characters": ("a" * 450 + "." + "b" * 450 + ": 2", "no such question"),
    "id of 100 kB": ("a" * 100_000 + ": 2", "':' |a second|not YAML|no such"),
    "id with an escape": ('"\\e[31mred": 2', r"\\x1b\[31mred: there is no such"),
    "id with a new line": ('"a\\na.yaml:1: all is well": 2', r"a\\na.yaml:1: all"),
    "id that turns around": ('"\\u202eabc": 2', r"\\u202eabc: there is no such"),
    "id with a NUL": ('"a\\0b": 2', r"a\\x00b: there is no such question"),
    "id of another row": ("training.runs[x].pue: 2", "row x is not listed"),
    "id with two rows": ("training.runs[main][main].pue: 2", "no such question"),
    "id without its row": ("training.runs.pue: 2", "no such question"),
    "text for a number": ("training.runs[main].pue: high", "not a number"),
    "list for a number": ("training.runs[main].pue: [1, 2]", "not a number"),
    "truth for a number": ("training.runs[main].pue: true", "not a number"),
    "mapping for a number": ("training.runs[main].pue: {a: 1}", "not known"),
    "PUE of 0.8": ("training.runs[main].pue: 0.8", "0.8 is below 1"),
    "range below the least": ("training.runs[main].pue: '1.2 [0.5, 2]'", "below 1"),
    "range the wrong way": ("training.runs[main].pue: '1.5 [2, 1]'", "not a number"),
    "negative energy": ("training.runs[main].energy: -5", "below 0"),
    "hours for energy": ("training.runs[main].energy: 5 h", "cannot be converted"),
    "unknown unit": ("training.runs[main].energy: 5 parsecs", "is not known"),
    "unit of 1 kB": ("training.runs[main].energy: 5 " + "k" * 1_000, "not a number"),
    "unit with an escape": ('training.runs[main].energy: "5 \\e[2J"', "not a number"),
    "number of 400 digits": (
        "training.runs[main].energy: '1" + "0" * 400 + "'",
        "number",
    ),
    "level of 7": ("necessity.alternatives: 7", "level from 0 to 4, got 7"),
    "level of -1": ("necessity.alternatives: -1", "level from 0 to 4"),
    "level of a half": ("necessity.alternatives: 1.5", "level from 0 to 4"),
    "unknown choice": ("training.runs[main].method: magic", "not one of the choices"),
    "unknown country": (
        "training.runs[main].place: Atlantis",
        "not one of the choices",
    ),
    "unknown scenario": (
        "training.runs[main].scenario: mars",
        "not one of the choices",
    ),
    "a choice twice": ("audience.readers: [press, press]", "chosen twice"),
    "word of 200 kB": ("necessity.need: " + "w" * 200_000, "at most 100000"),
    "nothing": ("necessity.need:", "nothing stands here"),
    "unknown state": (
        "necessity.need: {state: perhaps}",
        "one of 'answered'|one of ans",
    ),
    "value that is set aside": (
        "necessity.need: {state: not_applicable, justification: x, value: y}",
        "has no value",
    ),
    "aside without a reason": ("necessity.need: {state: not_applicable}", "reason"),
    "misspelt key": ("necessity.need: {valeu: x}", "did you mean value?"),
    "unknown evidence": ("necessity.need: {value: x, evidence: [E9]}", "not listed"),
    "evidence with an escape": (
        'necessity.need: {value: x, evidence: ["\\e[2J"]}',
        r"\\x1b\[2J is not listed",
    ),
    "another stage": ("project.stage: production", "on line 3 says ideation"),
    "a date that is none": (
        "necessity.need: {value: x, at: 2026-13-45}",
        "date and time",
    ),
}
FILES = {
    **CONTENTS,
    **{name: (f"{HEAD}  {line}\n", said) for name, (line, said) in ANSWERS.items()},
}
SHIPPED = {
    "utilisation of 140 %": ("active_utilisation: 140 %", "140 % is above 100 %"),
    "negative hours": ("accelerator_hours: -3 h", "below 0"),
    "cards by halves": ("accelerators: 1.5", "whole number"),
    "load below nothing": ("load: -1 %", "below 0"),
    "grid that is money": ("grid_intensity: 3 EUR", "not a number"),
}


def is_clear(message: str) -> bool:
    steering = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    hidden = {c for c in message if unicodedata.category(c) in steering} - {"\n"}
    return not hidden and all(len(line) < 1_000 for line in message.splitlines())


def put(path: Path, content: str | bytes) -> str:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_there_are_many() -> None:
    assert len(FILES) >= 60


def test_the_file_they_are_made_from_is_sound(small_pack: Pack, tmp_path: Path) -> None:
    put(tmp_path / "a.yaml", SOUND)

    assert load_answers(tmp_path / "a.yaml", small_pack).answers


@pytest.mark.parametrize(("content", "said"), FILES.values(), ids=FILES)
def test_a_wrong_file_gets_a_message_and_stays_as_it_is(
    small_pack: Pack, tmp_path: Path, content: str | bytes, said: str
) -> None:
    path = tmp_path / "answers.yaml"
    before = put(path, content)

    with pytest.raises(CatalogueError) as caught:
        load_answers(path, small_pack)
    result = CliRunner().invoke(app, ["check", str(path), "--pack", str(SMALL)])

    assert re.search(said, str(caught.value)), str(caught.value)[:500]
    assert is_clear(str(caught.value))
    assert result.exit_code == 2
    assert result.stderr.startswith(str(path))
    assert is_clear(result.output)
    assert "Traceback" not in result.output
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize(("line", "said"), SHIPPED.values(), ids=SHIPPED)
def test_a_figure_that_cannot_be_is_refused(
    pack: Pack, tmp_path: Path, line: str, said: str
) -> None:
    path = tmp_path / "answers.yaml"
    head = HEAD.replace("small", pack.header.id).replace("0.1.0", pack.header.version)
    put(path, f"{head}  training.runs[main].{line}\n")

    with pytest.raises(CatalogueError, match=said):
        load_answers(path, pack)


@pytest.mark.parametrize("command", ["check", "evaluate", "report"])
@pytest.mark.parametrize("line", ["pue: 0.8", "energy: 5 h"])
def test_every_command_refuses_alike(tmp_path: Path, command: str, line: str) -> None:
    path = tmp_path / "answers.yaml"
    before = put(path, f"{HEAD}  training.runs[main].{line}\n")

    result = CliRunner().invoke(app, [command, str(path), "--pack", str(SMALL)])

    assert result.exit_code == 2
    assert f"{path}:8: training.runs[main]." in result.stderr
    assert "Traceback" not in result.output
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize("command", ["check", "evaluate", "report"])
@pytest.mark.parametrize(
    "make",
    [
        lambda _path: None,
        Path.mkdir,
        lambda path: path.symlink_to(path.parent / "gone"),
    ],
    ids=["missing", "folder", "link to nothing"],
)
def test_what_is_no_file_is_refused(
    tmp_path: Path, command: str, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "answers.yaml"
    make(path)

    result = CliRunner().invoke(app, [command, str(path)])

    assert result.exit_code == 2
    assert "answers.yaml" in re.sub(r"[\s│]", "", result.stderr)
    assert "Traceback" not in result.output


def test_a_name_of_a_file_does_not_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J.yaml"
    put(path, SOUND)

    result = CliRunner().invoke(app, ["check", str(path), "--pack", str(SMALL)])

    assert result.exit_code == 0
    assert "\\x1b[2J.yaml: can be assessed" in result.output
    assert is_clear(result.output)
