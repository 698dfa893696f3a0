import re
from collections import Counter
from pathlib import Path

from assessor.domain.wording import LANGUAGES
from assessor.notation import read_file
from assessor.web.drawing import PAGES
from assessor.web.words import FILES, texts

ROOM = PAGES.parent
USED = re.compile(r'(?:\bw|words)\("([a-z_0-9]+)"')
PART = re.compile(r"\{(\w+)\}")


def used() -> set[str]:
    files: list[Path] = [*ROOM.glob("*.py"), *PAGES.glob("*.j2")]
    return {key for file in files for key in USED.findall(file.read_text("utf-8"))}


def test_every_sentence_that_is_said_is_there() -> None:
    missing = used() - texts().keys()

    assert {key for key in missing if not key.endswith("_")} == set()


def test_no_sentence_is_said_in_two_places() -> None:
    keys = [key for file in FILES for key in read_file(file).data]  # type: ignore[attr-defined]  # a mapping

    assert len(keys) == len(texts())


def test_both_languages_fill_in_the_same_parts() -> None:
    for key, text in texts().items():
        parts = [Counter(PART.findall(text.in_language(name))) for name in LANGUAGES]
        assert parts[0] == parts[1], key


def test_every_attribute_of_a_template_is_quoted() -> None:
    for template in PAGES.glob("*.j2"):
        assert not re.search(r"=\{\{", template.read_text("utf-8")), template.name


def test_no_template_trusts_a_text() -> None:
    trusting = [t.name for t in PAGES.glob("*.j2") if "| safe" in t.read_text("utf-8")]

    assert trusting == ["saved.html.j2"]  # parts that were drawn, and so escaped
