"""Remarks, formulas and quantities in words, for whoever tells of an assessment."""

import re
from dataclasses import dataclass

from assessor.reporting.remarks import in_language, is_known
from assessor.reporting.words import Words, words_of

_NAME = re.compile(r"(?<![\w.\[:])[a-z]+(?:_[a-z]+)*(?![\w.\]:(])")
"""A name in a relation, neither in a mark nor that of a function."""


@dataclass(frozen=True)
class Speech:
    """What the estimator notes in English, in the words of a language."""

    words: Words

    def remark(self, remark: str) -> str:
        """Return a remark; empty in another language that has no words for it."""
        if self.words.language == "en" or is_known(remark):
            return in_language(remark, self.words)
        return ""

    def relation(self, formula: str) -> str:
        """Return a formula with its quantities in words."""
        left, equals, right = formula.partition(" = ")
        if is_known(right or left):
            said = in_language(right or left, self.words)
            return f"{in_words(left, self.words)}{equals}{said}" if equals else said
        return in_words(formula, self.words)

    def quantity(self, name: str) -> str:
        """Return a quantity in words, without its indicator; empty without any."""
        return self.words.known(f"quantity.{name.partition(':')[0]}", "")


def speech_of(language: str) -> Speech:
    """Return the words of a language.

    Raises:
        ReportError: There are no words for the language.
    """
    return Speech(words_of(language))


def in_words(relation: str, words: Words) -> str:
    """Return a relation with the names of its quantities in words.

    Examples:
        >>> in_words("energy = it_energy * pue * 1.5", words_of("fr"))
        'énergie = énergie des machines × PUE × 1,5'
    """
    said = _NAME.sub(
        lambda found: words.known(f"quantity.{found[0]}", found[0]), relation
    )
    point = "," if words.language == "fr" else "."
    said = re.sub(r"(?<=\d)\.(?=\d)", point, said)
    return said.replace(" * ", " × ")
