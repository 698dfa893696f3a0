"""Arguments and options that several commands take."""

from pathlib import Path
from typing import Annotated, Literal

import typer

# The domain has the same list, but importing it would bring pydantic into --help.
Language = Literal["en", "fr"]

AnswersPath = Annotated[
    Path,
    typer.Argument(
        metavar="ANSWERS",
        exists=True,
        dir_okay=False,
        readable=True,
        help="Answers file of a project, as in my-project/answers.yaml.",
    ),
]
LanguageOption = Annotated[
    Language | None,
    typer.Option(
        "--lang", help="Language of what is written; the project's if absent."
    ),
]
PackOption = Annotated[
    Path | None,
    typer.Option(
        "--pack",
        metavar="FOLDER",
        exists=True,
        file_okay=False,
        help="Questionnaire to use instead of the one that comes with assessor.",
    ),
]
FactorsOption = Annotated[
    Path | None,
    typer.Option(
        "--factors",
        metavar="FOLDER",
        exists=True,
        file_okay=False,
        help="Your own factor tables: they add to those of assessor and win over them.",
    ),
]
OdblOption = Annotated[
    bool,
    typer.Option("--odbl", help="Also use the tables under the Open Database License."),
]
CallOption = Annotated[
    Path | None,
    typer.Option(
        "--call",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        readable=True,
        help="Call for projects that this one applies to: its questionnaire, its day.",
    ),
]
TemplateOption = Annotated[
    str,
    typer.Option(
        "--template",
        metavar="NAME|FILE",
        help="full, screening (two pages), card, plan, claims, or a file of your own "
        "that ends in .html.j2.",
    ),
]
Edition = Literal["full", "funder", "company", "auditor"]
EditionOption = Annotated[
    Edition | None,
    typer.Option(
        "--edition",
        help="For whom the report is: the order of its chapters and which are long. "
        "That of the profile if absent.",
    ),
]
BrandingOption = Annotated[
    Path | None,
    typer.Option(
        "--branding",
        metavar="FOLDER",
        exists=True,
        file_okay=False,
        help="Folder with your colours, logo, words and sections: branding.yaml.",
    ),
]
DrawsOption = Annotated[
    int,
    typer.Option(
        "--draws",
        min=16,
        max=65_536,
        help="Random draws behind each range; more draws, steadier ranges.",
    ),
]
DRAWS = 4096
