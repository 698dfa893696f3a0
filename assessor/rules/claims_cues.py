"""What stands around a wording that is denied, doubted, warned of or told of others.

Each cue is searched in the clause before the wording and reaches to its end, or in
what follows the wording; all repeats are bounded, so that a scan takes linear time.
"""

import re

NEW_CLAUSE = re.compile(
    r"[;:\u2014\n]|\((?!(?:eu|ue|ce|ec)\))|(?<!\(eu)(?<!\(ue)(?<!\(ce)(?<!\(ec)\)|,\s(?=(?:we|our|it|this|the|they|you|i|so|nous|notre|nos|il|elle"
    r"|cette|ce|le|la|les|vous|votre|on|just|only|simply|juste|seulement)\b)|,?\s(?:(?<!anything\s)but|yet|however|while|whereas"
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
    r"|labelled|presented|warranted|guaranteed|deemed|said|shown|proven|known|meant|words?|wordings?|terms?|claims?|phrase|expressions?|label"
    r"|mentions?|statement|saying|claiming|calling|using|use|like|such|green"
    r"|sustainable|system|service|model|un|une|des|du|de|d|le|la|les|l|notre|nos|votre"
    r"|encore|totalement|entièrement|vraiment|forcément|nécessairement|pour|autant"
    r"|considérée?s?|présentée?s?|comme|dire|parler|employer|utiliser|afficher|termes?"
    r"|mots?|formule|allégations?|être|qualifiée?s?|réputée?s?|jugée?s?|garantie?s?|dite?s?|tenue?s?|rien|ni|ou|or|and|et|ia|ai|système"
    r"|modèle)(?![\w]))*[\s«“\"'’‘»”,]{0,4}$"
)
_CLAIM = (
    r"(?:claim|call|say|present|describe|state|imply|assert|label|market|promise"
    r"|advertise|boast|pretend|write|mean|suggest|speak|talk)"
)
_CLAIMING = (
    r"(?:claiming|calling|saying|presenting|describing|stating|implying|asserting"
    r"|labelling|marketing|promising|advertising|boasting|pretending|writing|suggesting"
    r"|speaking|talking)"
)
_DIRE = (
    r"(?:prétend|affirm|dis|dit|dire|présent|qualifi|revendiqu|annonc|déclar|appel"
    r"|parl|promett|promet|écri|signifi|emploi|utilis|allégu|sous-entend|vant)\w{0,8}"
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
    r"|\b(?:nobody|no\sone|none|nothing|no)\b(?!\s(?:else|other|competitor|longer))"
    rf"(?:\s\w+){{1,5}}?\s{_CLAIM}s?\b"
    r"|\b(?:rien|personne|aucune?)\b(?!\s(?:autre|concurrent))"
    rf"(?:\s[\w’']+){{1,6}}?\s(?:ne\s|n['’])(?:\w+\s)?(?:{_DIRE}|laisse\sentendre)\b"
    rf"|\b(?:prohibit|forbid|ban|outlaw|bar)(?:s|den|ned|red|ning)?\s(?:from\s)?{_CLAIMING}\b"
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
    r"\b(?:bidders|applicants|tenderers|candidates|traders|undertakings|sellers"
    r"|advertisers|candidats|soumissionnaires|vendeurs|annonceurs|éditeurs|suppliers?|providers?|companies|firms|vendors|competitors|brands|others|some"
    r"|many|fournisseurs?|entreprises|sociétés|concurrents|marques|acteurs|certaine?s"
    r"|beaucoup|d['’]autres)\b"
)
_TOLD_OF_OTHERS = re.compile(
    rf"(?:{_OTHERS}(?:\s(?!our\b|nos\b|notre\b)[\w'’-]+){{0,4}}?\s(?:{_CLAIM}(?:s|d|ed)?|{_DIRE})\b"
    r"(?!\s(?:us|our|nous|notre|nos)\b)"
    r"|\b(?:fined|sued|condemned|sanctioned|criticised|blamed|warned)\b[^.!?]{0,60}"
    rf"\bfor\s(?:(?:\w+\s)?{_CLAIMING}\b|having\s(?:\w+\s)?{_CLAIM}(?:d|ed)?\b)"
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
    r"|\b(?:nothing|nobody|none|no\sone|no\s(?:study|figure))\s(?:\w+\s){0,4}"
    r"(?:prov|show|confirm|demonstrat|support|suggest|guarante)\w{0,8}"
    r"|\b(?:no\s(?:evidence|proof)|aucune\spreuve)\b"
    rf"|{_NE}(?:\w+\s)?(?:rend|suffi|garanti|prouv|démontr|montr|justifi"
    rf"|mentionn|évoqu|contien|cit|abord)\w{{0,6}}\s"
    rf"(?:{_PAS}|en\srien)\b"
    r"|\b(?:rien|personne|aucune?\s\w+)(?:\s\w+){0,4}\s(?:ne\s|n['’])(?:prouv|montr"
    r"|démontr|confirm|garanti|établi|justifi)\w{0,6}"
    r"|\bdoubt(?:s|ed)?\s(?:that|whether|if)\b|\bdout\w{1,6}\squ(?:e\b|['’])"
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
    r"|\banything\sbut|\btout\ssauf"
    r"|\bno\ssuch\sthing\sas|\bno\s(?!other\b|one\selse\b)\w+(?:\s\w+)?\s"
    r"(?:can|could|may)\s(?:ever\s)?be|\bthere\s(?:is|are)\sno(?!\s\w+er\b)"
    r"|\bn['’](?:existe|y\sa)\s(?:pas|point|aucune?)"
    r"|\bno\s(?:path|road|route|way|plan)\s(?:to|towards)"
    r"|\bet\snon|\bni|\bso-called|\bself-styled|\bpseudo|\bsoi-disant|\bprétendue?s?"
    rf"|\b(?:avoid|ban|prohibit|forbid|remove|delete|drop|retract|replace)"
    r"(?:s|d|ed|ing|den|bed)?|\bwithdr(?:aw|ew)(?:s|n|ing)?"
    r"|\b(?:évit|proscri|bann|interdi|supprim|retir|remplac)\w{0,8}"
    rf"){_FILLERS}"
)
_TALKED_ABOUT = re.compile(
    r"\b(?:rule|règle|notion|concept|condition|criterion|critère|(?<!par\s)définition|(?<!by\s)definition|terme?|mot|word|expression|mention"
    r"|formule|wording|phrase)(?:\s(?:of|the|an?|une?|de|du|la|le|l|d)\b)*['’]?"
    r"[\s«“”\"'‘’]{0,4}(?:(?:ia|ai)\s)?$"
    r"|\b(?:paper|book|report|study|talk|keynote|article|livre|rapport|étude|ouvrage"
    r"|conférence)\s(?:(?:titled|entitled|called|intitulée?)\s)?[«“\"]\s?"
    r"[^«»“”\".!?]{0,60}$"
    r"|\b(?:claim|statement|sentence|slogan|tagline|allégation|phrase)\s[«“\"'‘]\s?"
    r"[^«»“”\".!?]{0,60}$"
    r"|\b(?:avoid|évit)\w{0,4}\s(?:(?:the|any|les?|des|tous\sles)\s)?(?:words?|terms?"
    r"|wordings?|phrases?|mots?|termes?|formules?|expressions?|mentions?)\s"
    r"[^.!?]{0,90}$"
    r"|\b(?:words?|terms?|wordings?|claims?|phrases?|expressions?|labels?)\s"
    r"(?:such\sas|like)\s[^.!?]{0,90}$"
    r"|\b(?:mots?|termes?|formules?|mentions?|expressions?|allégations?|slogans?)\s"
    r"(?:\w+\s)?(?:comme|tels?\sque|telles?\sque|du\stype)\s[^.!?]{0,90}$"
)
# What heads a list of wordings; it reaches across colons.
LISTED = re.compile(
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
DISOWNED_AFTER = re.compile(
    r"^(?:\s(?:claims?|allégations?|statements?|wordings?|advertising|mentions?)\b[^.!?;]{0,80}?"
    r"\b(?:(?:is|are)\s(?:\w+\s)?(?:governed|regulated|covered|restricted|framed|subject)"
    r"|(?:est|sont)\s(?:\w+\s)?(?:encadrée?s?|régie?s?|réglementée?s?|soumise?s?))\b"
    r"|[^.!?;]{0,60}?\b(?:(?:is|are|was|were|must|should|may|shall|can|will|ha(?:s|ve)\sbeen)\s"
    r"(?:be\s)?(?:(?:\w+\s)?not\s(?:to\s)?(?:be\s)?(?:used|claimed|made|said|written|stated|displayed|shown|allowed|accepted|permitted"
    r"|a\sclaim)|(?:never|no\slonger)\s(?:be\s)?(?:used|claimed|made)"
    r"|prohibited|banned|forbidden|avoided|barred|misleading|a\smisleading"
    r"|unlawful|meaningless|rejected|condemned|withdrawn|refused|contested)"
    r"|(?:is|was|est|était)\s(?:the|an?|une?|le|la|l['’])\s?(?:\w+\s)?(?:national"
    r"|european|européen)\w{0,3}\s(?:target|goal|aim|objective)"
    r"|(?:is|are)\s(?:debated|disputed)|would\sbe\s(?:an?\s)?(?:mistake|error|lie|wrong"
    r"|false|misleading)|among\s(?:the\s)?(?:\w+\s)?(?:claims|words|terms|wordings)"
    r"|parmi\sles\s(?:\w+\s)?(?:allégations|mots|termes|formules)"
    r"|serait\s(?:une\serreur|un\smensonge|faux)|(?:est|sont)\s(?:débattu|contesté|discuté)"
    r"|(?:may|can|could|peu[tx]|peuvent)\s(?:\w+\s){0,3}(?:harm|nui|néfaste)"
    r"|matches\swording\scovered|correspond\sà\sune\sformul(?:e|ation)\svisée"
    r"|misle(?:d|ads?)\b|deceive[sd]?\b|has\sno\s(?:\w+\s)?meaning|makes\sno\ssense"
    r"|tromp(?:e|ent|ait|aient|ée?s?)\b|n['’]a\s(?:de\ssens|pas\sde\s|aucun)"
    r"|(?:a|ont)\sété\s(?:\w+\s)?(?:interdit|rejet|condamn|retir|contest)"
    r"|does\snot\smean|is\snot\sthe\ssame|to\sbe\sused\swith\s"
    r"|ne\s(?:signifie|veut)\spas|à\sutiliser\savec\s|cannot\sbe\s(?:used|claimed|made|shown)"
    r"|(?:est|sont|sera|seront|était|serait|seraient)\s(?:\w+\s)?(?:interdit|proscrit|banni|évité"
    r"|trompeu|prohibé|à\séviter|à\sproscrire|mensong)"
    r"|(?:ne|n['’])\s?(?:doi\w{1,3}|peu\w{1,3}|es?t|sont|sera|seront)\s"
    r"(?:(?:pas|jamais|plus)\s)?(?:être\s)?(?:employ|confond|utilis|affich|admis|autoris|accept)))"
)
CUES_BEFORE = (
    _TOLD_OF_OTHERS,
    _SAYING_DENIED,
    _DOUBTED,
    _BEING_DENIED,
    _TALKED_ABOUT,
    _OF_A_STATE,
)
