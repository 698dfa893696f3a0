"""Whether a wording is used, or only mentioned: denied, warned of, quoted, named.

In doubt a wording counts as used: a reader can set a false alarm aside, but not
find what was passed over.
"""

import re

from assessor.rules.claims_reading import Reading

_NEAR = 160
_NEW_CLAUSE = re.compile(
    r"[;:()\u2014\n]|,\s(?=(?:we|our|it|this|the|they|you|i|so|nous|notre|nos|il|elle"
    r"|cette|ce|le|la|les|vous|votre|on|just|only|simply|juste|seulement)\b)|,?\s(?:but|yet|however|while|whereas"
    r"|because|and\s(?:our|we)|mais|cependant|toutefois|car|donc|et\s(?:notre|nous"
    r"|nos))\s"
)
_ONLY = (
    r"(?!\s(?:only|just|merely|simply|solely|seulement|uniquement|simplement|juste|que"
    r"|qu['’])\b)"
)
# What may stand between a negation and the wording it denies.
_FILLERS = (
    r"(?:[\s«“\"'’‘»”,]{1,4}(?:a|an|the|any|our|its|your|my|some|of|as|to|be|being|yet"
    r"|fully|entirely|completely|truly|really|necessarily|considered|described|called"
    r"|labelled|presented|words?|wordings?|terms?|claims?|phrase|expressions?|label"
    r"|mentions?|statement|saying|claiming|calling|using|use|like|such|green"
    r"|sustainable|system|service|model|un|une|des|du|de|d|le|la|les|l|notre|nos|votre"
    r"|encore|totalement|entièrement|vraiment|forcément|nécessairement|pour|autant"
    r"|considérée?s?|présentée?s?|comme|dire|parler|employer|utiliser|afficher|termes?"
    r"|mots?|formule|allégations?|être|qualifiée?s?|rien|ni|ou|or|and|et|ia|ai|système"
    r"|modèle)(?![\w]))*[\s«“\"'’‘»”,]{0,4}$"
)
_CLAIM = (
    r"(?:claim|call|say|present|describe|state|imply|assert|label|market|promise"
    r"|advertise|pretend|write|mean|suggest|speak|talk)"
)
_CLAIMING = (
    r"(?:claiming|calling|saying|presenting|describing|stating|implying|asserting"
    r"|labelling|marketing|promising|advertising|pretending|writing|suggesting"
    r"|speaking|talking)"
)
_DIRE = (
    r"(?:prétend|affirm|dis|dit|dire|présent|qualifi|revendiqu|annonc|déclar|appel"
    r"|parl|promett|promet|écri|signifi|emploi|utilis|allégu|sous-entend)\w{0,8}"
)
_NE = r"(?:\bne\s|\bn['’])"
_PAS = r"(?:pas|jamais|plus|point|aucunement|nullement)"
_SAYING_DENIED = re.compile(
    r"(?:\b(?:not|never|cannot|no\slonger|nor|refuse[sd]?\sto)\s(?:\w+\s)?"
    rf"{_CLAIM}(?:s|ed)?\b|n['’]t\s(?:\w+\s)?{_CLAIM}\b"
    r"|\b(?:without|stop(?:s|ped)?|refrain(?:s|ed)?\sfrom|avoid(?:s|ed)?|instead\sof"
    rf"|rather\sthan|from)\s(?:\w+\s)?{_CLAIMING}\b"
    rf"|{_NE}(?:\w+\s){{0,3}}?{_DIRE}\s{_PAS}\b(?!\sseulement)"
    rf"|\bne\s{_PAS}\s(?:\w+\s)?{_DIRE}\b|\bsans\s{_DIRE}\b"
    rf"|{_NE}\w+\s{_PAS}\s{_DIRE}\b"
    r"|\b(?:évit|refus|renonc|proscri|interdi|bann|cess|arrêt)\w{0,8}"
    rf"\s(?:de\s|d['’]|à\s)(?:nous\s|vous\s|se\s|s['’])?{_DIRE}\b"
    r"|\b(?:misleading|false|wrong|unlawful|dishonest|forbidden|prohibited|impossible"
    rf"|absurd|too\s(?:early|soon))\sto\s(?:\w+\s)?{_CLAIM}\b"
    r"|\b(?:trompeu|mensong|fau[xs]|abusi|illicite|illégal|impossible|absurde|prématuré"
    rf"|trop\stôt)\w{{0,4}}\s(?:de\s|d['’]|pour\s)(?:se\s|s['’])?{_DIRE}\b"
    r")[^.!?]{0,90}$"
)
# What others say of themselves, what they were blamed for, what a rule covers.
_OTHERS = (
    r"\b(?:suppliers?|providers?|companies|firms|vendors|competitors|brands|others|some"
    r"|many|fournisseurs?|entreprises|sociétés|concurrents|marques|acteurs|certaine?s"
    r"|beaucoup|d['’]autres)\b"
)
_TOLD_OF_OTHERS = re.compile(
    rf"(?:{_OTHERS}(?:\s(?!our\b|nos\b|notre\b)[\w'’-]+){{0,4}}?\s(?:{_CLAIM}s?|{_DIRE})\b"
    r"(?!\s(?:us|our|nous|notre|nos)\b)"
    r"|\b(?:fined|sued|condemned|sanctioned|criticised|blamed|warned)\b[^.!?]{0,60}"
    rf"\bfor\s(?:\w+\s)?{_CLAIMING}\b"
    r"|\b(?:sanctionn|condamn|poursuiv|critiqu|épingl)\w{0,5}\b[^.!?]{0,60}\bpour\s"
    rf"(?:s['’]être\s|avoir\s)?{_DIRE}\b"
    rf"|\brather\b[^.!?]{{0,60}}\bthan\s(?:to\s)?{_CLAIM}\b"
    rf"|\bpréfér\w{{1,6}}\s[^.!?]{{0,60}}\bque\s(?:de\s)?(?:nous\s|se\s)?{_DIRE}\b"
    r"|\b(?:rule|law|article|directive|regulation|règle|loi|décret|règlement)"
    r"(?:\s[\w().\-/]{1,12}){0,3}?\s(?:cover|ban|prohibit|forbid|concern|target|restrict"
    r"|vis|encadr|interdi|proscri|couvr|limit)\w{0,6}\b"
    r"|\b(?:unclear|unknown|doubtful|question(?:s|ed)?|ask(?:s|ed)?|wonder(?:s|ed)?"
    r"|not\sknow\w{0,3}|not\sclear|not\ssure)\s(?:what|whether|if|how)\b"
    r"|\bwhether\s(?:\w+\s){1,4}(?:can|could|is|are|may|might)\b"
    r"|\b(?:ne\ssa\w{1,4}\spas|savoir|demand\w{1,5}|ignor\w{1,5}|vérifi\w{1,5})\s"
    r"(?:ce\squ(?:e|i)|si|s['’]ils?)\b"
    r")(?:(?!\b(?:our|us|notre|nos|nous)\b)[^.!?]){0,90}$"
)
# What does not follow, what nothing shows, what one is warned of.
_DOUBTED = re.compile(
    r"(?:\b(?:not|never|n['’]t)\s(?:\w+\s)?(?:make|prove|show|guarantee|justify"
    r"|demonstrate|support|mention|use|cite|contain|include|address|discuss)\b"
    r"|\b(?:nothing|nobody|no\sone|no\s(?:study|figure))\s(?:\w+\s){0,2}"
    r"(?:prov|show|confirm|demonstrat|support|suggest|guarante)\w{0,8}"
    r"|\b(?:no\s(?:evidence|proof)|aucune\spreuve)\b"
    rf"|{_NE}(?:\w+\s)?(?:rend|suffi|garanti|prouv|démontr|montr|justifi"
    rf"|mentionn|évoqu|contien|cit|abord)\w{{0,6}}\s"
    rf"(?:{_PAS}|en\srien)\b"
    r"|\b(?:rien|personne|aucune?\s\w+)\sne\s(?:prouv|montr|démontr|confirm|garanti"
    r"|établi|justifi)\w{0,6}"
    r"|\b(?:beware|be\swary|be\ssceptical|distrust)\b"
    r"|\bméfi(?:ez|ons|er|ance)\b|\b(?:gare|attention)\saux?\b"
    r")[^.!?]{0,90}$"
)
_BEING_DENIED = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being)\s(?:not|never|no\slonger|far\sfrom"
    rf"|in\sno\sway){_ONLY}|\b(?:is|are|was|were)n['’]t{_ONLY}"
    r"|\b(?:cannot|can['’]t|won['’]t|will\snot|must\snot|may\snot|should\snot)\sbe"
    rf"|{_NE}(?:est|sont|était|étaient|sera|seront|serait|soit|sommes|suis)\s{_PAS}"
    rf"{_ONLY}|{_NE}(?:est|sont)\sen\srien|\bne\s{_PAS}\sêtre"
    rf"|{_NE}(?:peut|peuvent|doit|doivent)\s{_PAS}?\s?être|\bloin\sd['’]être"
    rf"|\brather\sthan|\binstead\sof|\bnot|\bnor|\bneither|\bplutôt\sque|\bau\slieu\sde"
    r"|\bno\ssuch\sthing\sas|\bno\s(?!other\b|one\selse\b)\w+(?:\s\w+)?\s"
    r"(?:can|could|may)\s(?:ever\s)?be|\bthere\s(?:is|are)\sno(?!\s\w+er\b)"
    r"|\bn['’](?:existe|y\sa)\s(?:pas|point|aucune?)"
    r"|\bet\snon|\bni|\bso-called|\bself-styled|\bpseudo|\bsoi-disant|\bprétendue?s?"
    rf"|\b(?:avoid|ban|prohibit|forbid|remove|delete|drop|retract|replace)"
    r"(?:s|d|ed|ing|den|bed)?|\bwithdr(?:aw|ew)(?:s|n|ing)?"
    r"|\b(?:évit|proscri|bann|interdi|supprim|retir|remplac)\w{0,8}"
    rf"){_FILLERS}"
)
_TALKED_ABOUT = re.compile(
    r"\b(?:notion|concept|définition|definition|terme?|mot|word|expression|mention"
    r"|formule|wording|phrase)(?:\s(?:of|the|de|du|la|le|l|d)\b)*['’]?"
    r"[\s«“”\"'‘’]{0,4}(?:(?:ia|ai)\s)?$"
    r"|\b(?:words?|terms?|wordings?|claims?|phrases?|expressions?|labels?)\s"
    r"(?:such\sas|like)\s[^.!?]{0,90}$"
    r"|\b(?:mots?|termes?|formules?|mentions?|expressions?|allégations?|slogans?)\s"
    r"(?:\w+\s)?(?:comme|tels?\sque|telles?\sque|du\stype)\s[^.!?]{0,90}$"
)
# What heads a list of wordings; it reaches across colons.
_LISTED = re.compile(
    r"\b(?:words?|terms?|wordings?|claims?|phrases?|expressions?|mots?|termes?|formules?"
    r"|mentions?|allégations?)\s(?:to\savoid|not\sto\suse|not\sallowed|à\s(?:éviter"
    r"|proscrire|bannir)|interdite?s?|proscrite?s?|prohibited|banned|forbidden)\b"
    r"|\b(?:examples?|exemples?)\s(?:of|de|d['’])\s?(?:an?\s|une?\s)?(?:\w+\s)?"
    r"(?:statement|claim|wording|phrase|formule|allégation|mention|expression)"
)
# For the planet or a state the notion has its meaning.
_OF_A_STATE = re.compile(
    r"\b(?:la\sfrance|l['’](?:europe|union\seuropéenne|ue|état)|france|europe"
    r"|the\s(?:eu|european\sunion|union|state))\s(?:vis|s['’]est\sengag|s['’]engag|veu"
    r"|doi|prévoi|aim|plan|must|has\spledged|target|want)\w{0,4}\b[^.!?]{0,60}$"
)
_DISOWNED_AFTER = re.compile(
    r"^[^.!?;\n]{0,40}?\b(?:(?:is|are|was|were|must|should|may|shall|can|will)\s"
    r"(?:be\s)?(?:not\s(?:be\s)?(?:used|claimed|made|allowed|accepted|permitted"
    r"|a\sclaim)|(?:never|no\slonger)\s(?:be\s)?(?:used|claimed|made)"
    r"|prohibited|banned|forbidden|avoided|barred|misleading|a\smisleading"
    r"|unlawful|meaningless|rejected|condemned|withdrawn|refused|contested)"
    r"|(?:is|are)\s(?:debated|disputed)|would\sbe\s(?:an?\s)?(?:mistake|error|lie|wrong"
    r"|false|misleading)|among\s(?:the\s)?(?:\w+\s)?(?:claims|words|terms|wordings)"
    r"|parmi\sles\s(?:\w+\s)?(?:allégations|mots|termes|formules)"
    r"|serait\s(?:une\serreur|un\smensonge|faux)|(?:est|sont)\s(?:débattu|contesté|discuté)"
    r"|misle(?:d|ads?)\b|deceive[sd]?\b|has\sno\s(?:\w+\s)?meaning|makes\sno\ssense"
    r"|tromp(?:e|ent|ait|aient)\b|n['’]a\s(?:de\ssens|pas\sde\s|aucun)"
    r"|(?:a|ont)\sété\s(?:\w+\s)?(?:interdit|rejet|condamn|retir|contest)"
    r"|does\snot\smean|is\snot\sthe\ssame|to\sbe\sused\swith\s"
    r"|ne\s(?:signifie|veut)\spas|à\sutiliser\savec\s|cannot\sbe\s(?:used|claimed|made|shown)"
    r"|(?:est|sont|sera|seront|était|serait|seraient)\s(?:\w+\s)?(?:interdit|proscrit|banni|évité"
    r"|trompeu|prohibé|à\séviter|à\sproscrire|mensong)"
    r"|(?:ne|n['’])\s?(?:doi\w{1,3}|peu\w{1,3}|es?t|sont|sera|seront)\s"
    r"(?:pas|jamais|plus)\s(?:être\s)?(?:employ|confond|utilis|affich|admis|autoris|accept))"
)
_CUES_BEFORE = (
    _TOLD_OF_OTHERS,
    _SAYING_DENIED,
    _DOUBTED,
    _BEING_DENIED,
    _TALKED_ABOUT,
    _OF_A_STATE,
)
# A question that asks after a wording, and is not put to a customer.
_ASKS = re.compile(
    r"^\W{0,4}(?:is|are|can|could|does|do|should|must|may|what|how|which|who|when|est-ce"
    r"|que|qu['’]|quel\w{0,3}|comment|qui|peut-on|faut-il|doit-on)\b"
    r"|-(?:t-)?(?:ils?|elles?|on)\b"
)
_ADDRESSED = re.compile(
    r"\b(?:you|your|yours|we|our|ours|us|vous|votre|vos|nous|notre|nos|not|pas|need"
    r"|besoin)\b"
)
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
_CITED = re.compile(
    r"\s?[»”\"]?\s?[(\[]\s?(?:[A-ZÀ-Ý]\.\s?)?[A-ZÀ-Ý][\w'’-]{1,30}"
    r"(?:\s(?:et\sal\.?|and|&|et)(?:\s[A-ZÀ-Ý][\w'’-]{1,30})?,?|,)\s(?:19|20)\d\d"
)
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
        or _names_a_body(reading, start, end)
        or reading.in_reference_list(start)
        or _asked_after(reading, start, end)
        or bool(_ADDRESS.search(reading.text, max(0, start - 240), start))
    )


def _asked_after(reading: Reading, start: int, end: int) -> bool:
    begin, finish = reading.sentence(start, end)
    sentence = reading.text[begin:finish].strip()
    return (
        sentence.rstrip("»”\"') ").endswith("?")
        and bool(_ASKS.search(sentence))
        and not _ADDRESSED.search(sentence)
        and not _AFFIRMED.match(reading.text, finish)
    )


def _denied(reading: Reading, start: int, end: int) -> bool:
    begin, finish = reading.sentence(start, end)
    before = reading.text[max(begin, start - _NEAR) : start]
    clause = before[_last_break(before) :]
    if _LISTED.search(before) or any(cue.search(clause) for cue in _CUES_BEFORE):
        return True
    return bool(_DISOWNED_AFTER.search(reading.text[end : min(finish, end + _NEAR)]))


def _last_break(before: str) -> int:
    place = 0
    for match in _NEW_CLAUSE.finditer(before):
        place = match.end()
    return place


def _quoted_from_a_source(reading: Reading, start: int, end: int) -> bool:
    if _CITED.match(reading.given(end, min(end + 80, len(reading.text)))):
        return True
    quote = _quote_around(reading, start, end)
    if quote is None:
        return False
    begin, _ = reading.sentence(quote[0], quote[0])
    _, finish = reading.sentence(quote[1], quote[1])
    before, after = reading.text[begin:start], reading.text[end:finish]
    return bool(_SOURCE.search(before) or _SOURCE.search(after))


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
    return (begin, finish) if odd and finish >= 0 else None


def _names_a_body(reading: Reading, start: int, end: int) -> bool:
    words = re.findall(r"[^\W\d]+", reading.given(start, end))
    if not all(word[0].isupper() or word in _SMALL_WORDS for word in words):
        return False
    before = reading.given(max(0, start - 80), start)
    after = reading.given(end, min(end + 80, len(reading.text)))
    return bool(_BODY_BEFORE.search(before) or _BODY_AFTER.search(after))
