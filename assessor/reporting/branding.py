"""The look of an organisation: a folder with its colours, logo, words and sections.

It changes what a report looks like and adds to it. What a report has to say, the
cautions, gates, watermark and the sentence that it is no decision, is out of its reach.
"""

import base64
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, ValidationError, model_validator

from assessor.domain.model import Model
from assessor.domain.wording import Text
from assessor.errors import NotationError, ReportError
from assessor.notation import problems, read_file
from assessor.reporting.charts import Drawing
from assessor.reporting.colours import READABLE, contrast
from assessor.reporting.logos import Logo, read_logo
from assessor.reporting.pen import Pen
from assessor.typesetting import UNDRESSED, Dress

FILE = "branding.yaml"
LOGO = "brand/logo.png"
_HEIGHT = 56
_WIDEST = 360
_GROUNDS = {"#ffffff": "white", "#eef3f4": "the pale ground of the outcome"}
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=120)]


class Colours(Model):
    """Colours of a report; those of gates, cautions and charts stay as they are.

    Attributes:
        accent: Rules, numbers, small capitals.
        heading: Headings and the first line of tables.
    """

    accent: Colour = "#17566b"
    heading: Colour = "#12323f"

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        for name, colour in (("accent", self.accent), ("heading", self.heading)):
            for ground, called in _GROUNDS.items():
                found = contrast(colour, ground)
                if found < READABLE:
                    message = (
                        f"{name} {colour} has a contrast of {found:.1f} to 1 with "
                        f"{called}, and text needs {READABLE} to 1 (WCAG 2.2, 1.4.3); "
                        "choose a darker colour"
                    )
                    raise ValueError(message)
        return self


class ExtraSection(Model):
    """A section of the organisation's own; a blank line parts paragraphs."""

    title: Text
    text: Text


class BrandFile(Model):
    """What ``branding.yaml`` holds.

    Attributes:
        name: The organisation, printed as the author of what it adds.
        logo: Name of a PNG or SVG file in the folder.
        cover: A sentence or two for the first page.
    """

    format: Literal[1] = 1
    name: Name
    colours: Colours = Colours()
    logo: Annotated[str, StringConstraints(pattern=r"^[\w-]+\.(png|svg)$")] | None = (
        None
    )
    cover: Text | None = None
    sections: tuple[ExtraSection, ...] = Field(default=(), max_length=10)


@dataclass(frozen=True)
class Brand:
    """The look of an organisation, checked."""

    file: BrandFile
    logo: Logo | None = None

    @property
    def css(self) -> str:
        """A style sheet with its colours; nothing else of it reaches a style sheet."""
        accent, heading = self.file.colours.accent, self.file.colours.heading
        return (
            f"h1, h2, h3, h4, .lead, caption, figcaption, .tile .value "
            f"{{ color: {heading} }}\n"
            f"h2 {{ border-bottom-color: {accent} }}\n"
            f"h2 .no, .kicker, a, .descriptor .code, .contents .no "
            f"{{ color: {accent} }}\n"
            f".tile {{ border-top-color: {accent} }}\n"
            f"thead th {{ border-top-color: {heading}; "
            f"border-bottom-color: {heading} }}\n"
        )

    def texts(self) -> list[Text]:
        """Return all its texts, as they are to be held to the rules on claims."""
        extra = (part for one in self.file.sections for part in (one.title, one.text))
        return [*([self.file.cover] if self.file.cover else []), *extra]


@dataclass(frozen=True)
class BrandView:
    """What a template prints of the look of an organisation, in one language."""

    name: str
    css: str
    logo: Drawing
    cover: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def load_brand(folder: Path) -> Brand:
    """Read a folder with the look of an organisation.

    Args:
        folder: It holds ``branding.yaml`` and the logo that this names.

    Raises:
        ReportError: Anything is wrong; every problem at once, with its line.
    """
    path = folder / FILE
    if not path.is_file():
        message = f"{folder}: there is no {FILE} in this folder."
        raise ReportError(message)
    try:
        document = read_file(path)
    except NotationError as error:
        raise ReportError(str(error)) from error
    try:
        file = BrandFile.model_validate(document.data)
    except ValidationError as error:
        errors: Any = error.errors(include_url=False)
        fields = (
            *BrandFile.model_fields,
            *Colours.model_fields,
            *ExtraSection.model_fields,
        )
        raise ReportError("\n".join(problems(document, errors, fields))) from error
    logo = None if file.logo is None else read_logo(folder / file.logo)
    return Brand(file, logo)


def dress_of(brand: Brand | None) -> Dress:
    """Return what a brand adds to the look of a PDF."""
    if brand is None:
        return UNDRESSED
    png = b"" if brand.logo is None else brand.logo.png
    return Dress(brand.css, {LOGO: png} if png else {})


def brand_view(brand: Brand | None, pen: Pen, *, standalone: bool) -> BrandView | None:
    """Return what a template prints of a brand; nothing where there is none.

    Args:
        brand: The look of an organisation.
        pen: Writes in the language of the report.
        standalone: The page holds its pictures itself.
    """
    if brand is None:
        return None
    file = brand.file
    return BrandView(
        name=pen.name(file.name),
        css=brand.css,
        logo=_drawn(brand, pen, standalone=standalone),
        cover=pen.text(file.cover, 600),
        sections=tuple(
            (
                pen.text(one.title, 120),
                tuple(
                    part for part in pen.text(one.text).split("\n\n") if part.strip()
                ),
            )
            for one in file.sections
        ),
    )


def _drawn(brand: Brand, pen: Pen, *, standalone: bool) -> Drawing:
    """Return the logo as an element of the page; the name stands for it in words."""
    logo = brand.logo
    if logo is None:
        return Drawing("")
    said = pen.word("brand.logo", name=pen.name(brand.file.name))
    width = min(round(_HEIGHT * logo.ratio), _WIDEST)
    size = f'width="{width}" height="{round(width / logo.ratio)}"'
    if logo.svg:
        # Every part of the drawing was checked and written anew when it was read.
        return Drawing(
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size} '
            f'viewBox="{logo.box}"><title>{escape(said)}</title>{logo.svg}</svg>'
        )
    coded = base64.b64encode(logo.png).decode("ascii")
    source = f"data:image/png;base64,{coded}" if standalone else f"asset:{LOGO}"
    return Drawing(f'<img src="{source}" {size} alt="{escape(said)}"/>')
