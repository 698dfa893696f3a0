"""The accessibility statement: open to everybody, and the same in the documentation."""

from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from assessor.domain.model import Model
from assessor.domain.wording import LANGUAGES, Language, Text
from assessor.notation import read_file
from assessor.web.drawing import draw
from assessor.web.house import House
from assessor.web.visit import spoken
from assessor.web.words import Words

FILE = Path(__file__).with_name("statement.yaml")


class Chapter(Model):
    """One heading of the statement, with what stands below it."""

    title: Text
    texts: tuple[Text, ...] = ()
    points: tuple[Text, ...] = ()


class Statement(Model):
    """What the pages say of their accessibility."""

    title: Text
    intro: Text
    sections: tuple[Chapter, ...]


@cache
def read_statement() -> Statement:
    """Return the statement."""
    return Statement.model_validate(read_file(FILE).data)


async def statement(request: Request) -> Response:
    """Show the statement, in the language of the address."""
    language = spoken(request)
    other = next(code for code in LANGUAGES if code != language)
    house: House = request.app.state.house
    parts = {"said": read_statement(), "contact": house.contact}
    page = draw("statement", w=Words(language), other=other, **parts)
    return HTMLResponse(page)


def statement_lines(language: Language) -> list[str]:
    """Return the statement as lines of Markdown.

    Args:
        language: The language.
    """
    said = read_statement()
    lines = [
        f"# {said.title.in_language(language)}",
        "",
        said.intro.in_language(language),
    ]
    for chapter in said.sections:
        lines += ["", f"## {chapter.title.in_language(language)}", ""]
        lines += [text.in_language(language) for text in chapter.texts]
        lines += [f"- {point.in_language(language)}" for point in chapter.points]
    return lines
