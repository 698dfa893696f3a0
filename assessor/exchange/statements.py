"""The claims found in the documents of a project, each with its place and its rule."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from assessor.domain.assessment import ClaimHit
from assessor.domain.model import Model
from assessor.domain.rules import Audience, ClaimRule
from assessor.domain.wording import LANGUAGES, Language, Text, said
from assessor.exchange.documents import Document
from assessor.rules.claims import LONGEST_TEXT, scan
from assessor.rules.claims_figures import RULE, figures_without_source

_SPOKEN: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:a|the|and|of|to|is|are|in|it|our|we|with|for|on|you)\b"),
    "fr": re.compile(
        r"\b(?:une?|l[ea]s?|des?|et|est|du|en|notre|nos|nous|pour|sur|vous)\b"
        r"|\b[ldnsq]['’]"
    ),
}
_SAMPLE = 100_000
READ_BY: dict[Audience, Text] = {
    "public": Text({"en": "the public", "fr": "le public"}),
    "business": Text({"en": "business customers", "fr": "des clients professionnels"}),
    "funder": Text(
        {"en": "a funder or a regulator", "fr": "un financeur ou un régulateur"}
    ),
    "internal": Text(
        {"en": "people of the organisation", "fr": "des membres de l’organisation"}
    ),
}
_MESSAGE = Text(
    {
        "en": "“{text}” matches wording covered by rule {rule} ({rules}), under these "
        "conditions: read by {readers} on {on}{force}.",
        "fr": "« {text} » correspond à une formulation visée par la règle {rule} "
        "({rules}), dans ces conditions : lue par {readers} le {on}{force}.",
    }
)
_FIGURE = Text(
    {
        "en": "“{text}” is a figure without source: no result of the assessment given "
        "supports it.",
        "fr": "« {text} » est un chiffre sans source : aucun résultat de l’évaluation "
        "fournie ne l’appuie.",
    }
)
_FORCE = Text(
    {"en": "; rule in force from {day}", "fr": " ; règle en vigueur depuis le {day}"}
)
_FORCE_LATER = Text(
    {
        "en": "; the rule was not in force on that day (from {day})",
        "fr": " ; la règle n’était pas en vigueur ce jour-là (à partir du {day})",
    }
)
_MENTIONED = Text(
    {
        "en": " It is mentioned, not used: nothing to change.",
        "fr": " Elle est mentionnée et non employée : rien à changer.",
    }
)
_AMBIGUOUS = Text(
    {
        "en": " The word has other senses: confirm that this one is meant.",
        "fr": " Le mot a d’autres sens : confirmez qu’il s’agit de celui-ci.",
    }
)


class FoundClaim(Model):
    """A wording in a file.

    Attributes:
        page: Page of a PDF.
        line: Line of the file, from 1; in a Word file the paragraph, in a PDF the
            line of the page.
        rule: Id of the wording in the questionnaire; ``rules`` are the rules of law
            or of method that cover it.
        transposition: Where national law stands, on the day of ``checked_on``.
        ambiguous: The word has other senses; a person has to confirm.
        language: Language of the message, the explanation and the safe wording.
    """

    file: str
    page: int | None
    line: int
    column: int
    text: str
    sentence: str
    severity: Literal["prohibited", "needs_substantiation", "caution", "note"]
    use: bool
    rule: str
    rules: tuple[str, ...]
    jurisdiction: str
    reference: str
    in_force_from: date | None
    in_force_until: date | None
    in_force: bool
    checked_on: date
    transposition: str | None
    ambiguous: bool
    language: Language
    message: str
    explanation: str
    safe_wording: str


@dataclass(frozen=True)
class Reader:
    """How documents are read.

    Attributes:
        rules: The wordings to look for.
        audience: Who will read the documents.
        on: Date of the statement; rules are read at this day.
        language: Language to look for and to explain in; ``None`` looks for both
            and explains in the one the document is written in.
        supported: Values that an assessment supports, by unit; ``None`` where there
            is no assessment to hold figures against.
    """

    rules: Sequence[ClaimRule]
    audience: Audience
    on: date
    language: Language | None = None
    supported: Mapping[str, Sequence[float]] | None = None
    by_id: Mapping[str, ClaimRule] = field(init=False)

    def __post_init__(self) -> None:
        """Find rules by their id."""
        object.__setattr__(self, "by_id", {rule.id: rule for rule in self.rules})

    def read(self, document: Document) -> tuple[FoundClaim, ...]:
        """Return the claims of a document, in the order of its text."""
        language = self.language or spoken(document.text)
        found = sorted(self._hits(document.text), key=lambda pair: pair[0])
        return tuple(
            self._claim(document, offset, hit, language) for offset, hit in found
        )

    def _hits(self, text: str) -> Iterator[tuple[int, ClaimHit]]:
        languages = LANGUAGES if self.language is None else (self.language,)
        for begin, piece in pieces(text):
            part = Document("", piece)
            hits = scan(
                {"": piece},
                self.rules,
                audience=self.audience,
                today=self.on,
                languages=languages,
            )
            if self.supported is not None:
                hits += figures_without_source("", piece, self.supported, self.on)
            for hit in hits:
                yield begin + part.offset(hit.line, hit.column), hit

    def _claim(
        self, document: Document, offset: int, hit: ClaimHit, language: Language
    ) -> FoundClaim:
        place = document.place(offset)
        rule = self.by_id.get(hit.rule)
        state = rule.transposition if rule else None
        return FoundClaim(
            file=document.name,
            page=place.page,
            line=place.line,
            column=place.column,
            text=visible(hit.text),
            sentence=visible(hit.sentence),
            severity=hit.severity,
            use=hit.use,
            rule=hit.rule,
            rules=hit.rules,
            jurisdiction=hit.jurisdiction,
            reference=said(hit.reference, language),
            in_force_from=hit.in_force_from,
            in_force_until=rule.in_force_until if rule else None,
            in_force=hit.in_force,
            checked_on=hit.checked_on,
            transposition=state.in_language(language) if state else None,
            ambiguous=hit.ambiguous,
            language=language,
            message=self._message(hit, language),
            explanation=hit.explanation.in_language(language),
            safe_wording=hit.safe_wording.in_language(language),
        )

    def _message(self, hit: ClaimHit, language: Language) -> str:
        if hit.rule == RULE:
            return _FIGURE.in_language(language).format(text=visible(hit.text))
        force = _FORCE if hit.in_force else _FORCE_LATER
        day = hit.in_force_from
        message = _MESSAGE.in_language(language).format(
            text=visible(hit.text),
            rule=hit.rule,
            rules=", ".join(hit.rules),
            readers=READ_BY[self.audience].in_language(language),
            on=self.on.isoformat(),
            force=force.in_language(language).format(day=day) if day else "",
        )
        if not hit.use:
            return message + _MENTIONED.in_language(language)
        return message + (_AMBIGUOUS.in_language(language) if hit.ambiguous else "")


def spoken(text: str) -> Language:
    """Guess the language of a text from its small words.

    Examples:
        >>> spoken("Notre service est la solution"), spoken("We are the best")
        ('fr', 'en')
    """
    sample = text[:_SAMPLE].lower()
    counts = {name: len(small.findall(sample)) for name, small in _SPOKEN.items()}
    return "fr" if counts["fr"] > counts["en"] else "en"


def visible(text: str) -> str:
    r"""Return a text on one line, without what could steer a terminal.

    Examples:
        >>> visible("a\x1b[31m b\n c")
        'a[31m b c'
    """
    kept = (
        " " if letter.isspace() else letter
        for letter in text
        if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cf", "Cs"}
    )
    return " ".join("".join(kept).split())


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield a long text in parts that can be scanned, cut where a paragraph ends.

    Args:
        text: The text.
    """
    begin = 0
    while len(text) - begin > LONGEST_TEXT:
        low, high = begin + LONGEST_TEXT // 2, begin + LONGEST_TEXT
        cuts = (text.rfind(mark, low, high) for mark in ("\n\n", "\n", ". ", " "))
        cut = next((cut for cut in cuts if cut >= 0), high - 1) + 1
        yield begin, text[begin:cut]
        begin = cut
    yield begin, text[begin:]
