"""Whether a wording is used, or only mentioned: denied, warned of, quoted, named.

In doubt a wording counts as used: a reader can set a false alarm aside, but not
find what was passed over.
"""

import re

from assessor.rules.claims_context import is_kept_at_distance, is_spoken_of
from assessor.rules.claims_cues import (
    CUES_BEFORE,
    DISOWNED_AFTER,
    LISTED,
    NEW_CLAUSE,
)
from assessor.rules.claims_reading import Reading

_NEAR = 160
_ANSWER = 20
"""How far into the next sentence an answer to a question is looked for."""
# A question that asks after a wording, and is not put to a customer.
_ASKS = re.compile(
    r"(?:^\W{0,4}|[«“\"]\s?|,\s(?=is\b|are\b|can\b))(?:is|are|can|could|does|do|should|must|may|what|how|which|who|when|est-ce"
    r"|que|qu['’]|quel\w{0,3}|comment|qui|peut-on|faut-il|doit-on)\b"
    r"|-(?:t-)?(?:ils?|elles?|on)\b"
)
_ADDRESSED = re.compile(
    r"\b(?:you|your|yours|we|our|ours|us|vous|votre|vos|nous|notre|nos|not|pas|need"
    r"|besoin)\b"
)
# A question about what somebody says, as a questionnaire or a judge asks it.
_ASKS_WHAT_IS_SAID = re.compile(
    r"\b(?:described|called|claimed|presented|labelled|advertised|qualifié|présenté"
    r"|prétendu|affirmé|revendiqué|appelé|vanté)\w{0,3}\b"
)
_FORBIDS = re.compile(
    r"\b(?:never|cannot|must\snot|may\snot|ne\s\w+\s(?:pas|jamais)|ne\ssaur\w+)\b"
)
_QUESTION = re.compile(r"[^.!?]{0,160}\?")
_AFFIRMED = re.compile(r"\W{0,4}(?:yes|of\scourse|oui|si|bien\ssûr|absolument|now)\b")
_ADDRESS = re.compile(
    r"(?:://|\bwww\.|\b[\w-]{1,63}\.(?:com|org|net|eu|fr|io)/)\S{0,200}$"
)
_OPEN_SOURCE = (
    r"\b(?:according\sto|as\sdefined\s(?:by|in)|quoted\s(?:in|from)|cited\s(?:in|by)"
    r"|selon|d['’]après|cité\w{0,2}\s(?:dans|par)|au\ssens\sde"
    r"|comme\s(?:le\s|l['’])(?:rappelle|souligne|définit|note|indique))"
    r"(?!\s(?:us|our|nous|notre|nos)\b)"
)
_SOURCE = re.compile(
    _OPEN_SOURCE + r"|\b(?:directive|regulation|règlement|recital|considérant"
    r"|code\s(?:de|of)|article\s[ldr]?\.?\s?\d|art\.\s?\d)"
    r"|\([^()]{2,60}\b(?:19|20)\d\d\)|\[\d{1,3}\]|,\s(?:19|20)\d\d(?:-\d{2,4})?\W{0,2}$"
)
_QUOTES = (("«", "»"), ("“", "”"))
# A mark that is an apostrophe too opens after a space and closes before one.
_OPENS = re.compile(r"(?:^|(?<=[\s(\[]))['‘](?=\S)")
_CLOSES = re.compile(r"['’](?=[\s.,;:!?)\]]|$)")
_CITED = re.compile(
    r"\s?[»”\"]?\s?[(\[]\s?(?:[A-ZÀ-Ý]\.\s?)?[A-ZÀ-Ý][\w'’-]{1,30}"
    r"(?:\s(?:et\sal\.?|and|&|et)(?:\s[A-ZÀ-Ý][\w'’-]{1,30})?,?|,)\s(?:19|20)\d\d"
)
_ET_AL = re.compile(r"\bet\sal\b")
# A standard, its title and its year.
_STANDARD = re.compile(r"\b(?:afnor|iso|iec|itu-t|etsi|cen)\b[\w ./:-]{0,20}\d, ")
_ITS_YEAR = re.compile(r", (?:19|20)\d\d\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BODIES = (
    r"(?:Institute?|Foundation|Fondation|Initiative|initiative|Association|Alliance"
    r"|Pacte?|Act|Directive|Regulation|Ministère|Ministry|Agency|Agence|Observatoire"
    r"|Observatory|Commission|Conf[eé]rence|Workshop|Journal|Collectif|Programme"
    r"|Protocol|Charte|Charter|Chaire|Laboratoire|Laboratory|Convention|Agreement"
    r"|Summit|Sommet)"
)
_BODY_BEFORE = re.compile(
    _BODIES + r"\s(?:(?:du|de|des|la|le|pour|of|for|on|the)\s|de\sl['’]"
    r"|[A-ZÀ-Ý][\w-]{1,30}\s){0,4}$"
)
_BODY_AFTER = re.compile(
    r"^(?:\s(?:[A-ZÀ-Ý][\w-]{1,30}|of|for|data|de)){0,3}\s" + _BODIES
)
# The title of a work: "Author, Green Cloud Computing, Texte 94/2021".
_DATED = re.compile(
    r"(?:\s[A-ZÀ-Ý][\w-]{1,30}){0,6},\s(?:[A-ZÀ-Ý][\w.]{0,20}\s){0,3}[\d/]{0,8}"
    r"(?:19|20)\d\d\b"
)
_SMALL_WORDS = frozenset(
    ("de", "du", "des", "la", "le", "the", "of", "for", "en", "au")
)


def is_mention(reading: Reading, start: int, end: int) -> bool:
    """Say whether a wording is only mentioned.

    Args:
        reading: The text.
        start: Where the wording begins in the prepared text.
        end: Where it ends.
    """
    return (
        _denied(reading, start, end)
        or _quoted_from_a_source(reading, start, end)
        or _spoken_of(reading, start, end)
        or _at_distance(reading, start, end)
        or _names_a_body_or_work(reading, start, end)
        or reading.in_reference_list(start)
        or _asked_after(reading, start, end)
        or bool(_ADDRESS.search(reading.text, max(0, start - 240), start))
    )


def _asked_after(reading: Reading, start: int, end: int) -> bool:
    begin, finish = reading.sentence(start, end)
    sentence = reading.text[begin:finish].strip()
    if not _QUESTION.match(reading.text, end):
        return False
    if _ASKS_WHAT_IS_SAID.search(reading.text, begin, start):
        return True
    return (
        bool(_ASKS.search(sentence))
        and not _ADDRESSED.search(sentence)
        and not _AFFIRMED.match(reading.text, finish)
    )


def _denied(reading: Reading, start: int, end: int) -> bool:
    begin, finish = reading.sentence(start, end)
    low = max(begin, start - _NEAR)
    before = reading.text[low:start]
    clause = reading.text[_last_break(reading, low, start) : start]
    if LISTED.search(before) or any(cue.search(clause) for cue in CUES_BEFORE):
        return True
    return bool(DISOWNED_AFTER.search(reading.text[end : min(finish, end + _NEAR)]))


def _last_break(reading: Reading, low: int, start: int) -> int:
    """Return where the last clause before a wording begins.

    A line that goes on in small letters is wrapped, and no clause of its own.
    """
    place = low
    for match in NEW_CLAUSE.finditer(reading.text, low, start):
        wrapped = match[0] == "\n" and _goes_on(reading, match.end())
        place = place if wrapped else match.end()
    return place


def _goes_on(reading: Reading, index: int) -> bool:
    rest = reading.given(index, min(index + 20, len(reading.text))).lstrip()
    return rest[:1].islower()


def _quoted_from_a_source(reading: Reading, start: int, end: int) -> bool:
    begin, finish = reading.sentence(start, end)
    if _ET_AL.search(reading.text, begin, start) and _YEAR.search(
        reading.text, end, finish
    ):
        return True
    if _STANDARD.search(reading.text, begin, start) and _ITS_YEAR.match(
        reading.text, end
    ):
        return True
    if _CITED.match(reading.given(end, min(end + 80, len(reading.text)))):
        return True
    quote = _quote_around(reading, start, end)
    if quote is None:
        return False
    begin, _ = reading.sentence(quote[0], quote[0])
    _, finish = reading.sentence(quote[1], quote[1])
    before, after = reading.text[begin:start], reading.text[end:finish]
    return bool(_SOURCE.search(before) or _SOURCE.search(after))


def _at_distance(reading: Reading, start: int, end: int) -> bool:
    begin, finish = reading.sentence(start, end)
    if _FORBIDS.search(reading.text, start, end):
        return True
    return is_kept_at_distance(
        reading.text[begin:start], reading.text[end : finish + _ANSWER]
    )


def _spoken_of(reading: Reading, start: int, end: int) -> bool:
    quote = _quote_around(reading, start, end)
    if quote is None:
        return False
    begin, _ = reading.sentence(quote[0], quote[0])
    _, finish = reading.sentence(quote[1], quote[1])
    outside = f"{reading.text[begin : quote[0]]} {reading.text[quote[1] + 1 : finish]}"
    return is_spoken_of(outside, reading.text[quote[0] + 1 : quote[1]])


def _quote_around(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Return where a quotation begins and ends, on one line and not too far away."""
    text = reading.text
    low, high = reading.nearby_line(start, end)
    for opening, closing in _QUOTES:
        begin, finish = text.rfind(opening, low, start), text.find(closing, end, high)
        if begin > text.rfind(closing, low, start) and finish >= 0:
            return begin, finish
    begin, finish = text.rfind('"', low, start), text.find('"', end, high)
    odd = text.count('"', low, start) % 2 == 1
    if odd and finish >= 0:
        return begin, finish
    return _simple_quote_around(text, (low, start), (end, high))


def _simple_quote_around(
    text: str, before: tuple[int, int], after: tuple[int, int]
) -> tuple[int, int] | None:
    opened = [
        match.start() for match in _OPENS.finditer(text, before[0], before[1] + 1)
    ]
    closing = _CLOSES.search(text, *after)
    if not opened or closing is None or _CLOSES.search(text, opened[-1] + 1, before[1]):
        return None
    return opened[-1], closing.start()


def _names_a_body_or_work(reading: Reading, start: int, end: int) -> bool:
    words = re.findall(r"[^\W\d]+", reading.given(start, end))
    if not all(word[0].isupper() or word in _SMALL_WORDS for word in words):
        return False
    before = reading.given(max(0, start - 80), start)
    after = reading.given(end, min(end + 80, len(reading.text)))
    if before.endswith(", ") and _DATED.match(after):
        return True
    return bool(_BODY_BEFORE.search(before) or _BODY_AFTER.search(after))
