"""Translations of an extension that are older than their text, or missing."""

import hashlib
import json
from collections.abc import Iterator

from assessor.domain.extension import Extension, Translation, extended
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question
from assessor.domain.wording import LANGUAGES, Text

Named = tuple[str, str]
_MARK = 8  # [hexadecimal digits]


def mark_of(question: Question, given: Translation) -> str:
    """Return the mark of the texts that a translation was made from.

    It changes with every word of the texts that are translated, in any language, and
    with no other text of the question.

    Args:
        question: A question of the pack below, as it stands there.
        given: Its translation.
    """
    sources = [
        text
        for name in ("ask", "help", "why")
        if getattr(given, name) is not None
        and isinstance(text := getattr(question, name), Text)
    ]
    sources += [question.choices[key] for key in sorted(given.choices)]
    if given.levels is not None and question.levels is not None:
        sources += question.levels
    written = json.dumps([text.root for text in sources], sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:_MARK]


def translation_notes(base: Pack, extension: Extension) -> Iterator[Named]:
    """Yield what a translator has to look at again, by question or language.

    Args:
        base: The pack that is extended.
        extension: What is added, without faults.
    """
    for addition in extension.additions:
        question = base.by_id[addition.id]
        for language, given in addition.translations.items():
            mark = mark_of(question, given)
            if given.of == mark:
                continue
            said = (
                "it does not say which wording it was made from"
                if given.of is None
                else "the wording changed since it was translated"
            )
            what = f'compare both, then write of: "{mark}"'
            yield addition.id, f"translations: {language}: {said}: {what}"
    yield from _missing(base, extension)


def _missing(base: Pack, extension: Extension) -> Iterator[Named]:
    used = [name for one in extension.additions for name in one.translations]
    for language in dict.fromkeys((*extension.header.languages, *used)):
        if language in LANGUAGES:
            continue
        asked = [
            question
            for question in extended(base, extension).questions()
            if {*question.profiles} & {*extension.profiles}
        ]
        lacking = [one for one in asked if language not in one.ask.root]
        if lacking:
            said = f"{len(lacking)} of {len(asked)} questions have no wording in it"
            yield language, f"{said} and are asked in English, first {lacking[0].id}"
