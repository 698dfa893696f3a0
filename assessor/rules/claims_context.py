"""Who speaks in a sentence: one who claims, or one who judges what others claim.

Where the cues around a wording do not decide, the whole sentence does: a wording in
quotation marks beside a word of law, judgement or language is named, not used.
"""

import re


def _words(listed: str) -> re.Pattern[str]:
    """Return a pattern of words; ``*`` stands for any ending, ``_`` for a space."""
    parts = (
        re.escape(word.removesuffix("*")).replace("_", r"\s")
        + ("" if word.endswith("*") else r"\b")
        for word in listed.split()
    )
    return re.compile(r"\b(?:" + "|".join(parts) + ")")


# Our own voice: who says so of itself claims, in quotation marks or not.
_OURS = re.compile(
    r"\b(?:ours|we|us|nous|my|mon|(?:our|your|notre|nos|votre|vos)"
    r"(?!\s(?:competitor|supplier|provider|lawyer|auditor|engineer|concurrent|fournisseur"
    r"|prestataire|juriste|avocat|auditeur|ingénieur)))\b"
)
# Language: a wording is spoken of as a wording.
_LANGUAGE = _words(
    "term terms word words wording* expression* phrase phrases slogan* tagline*"
    " headline headlines adjective* epithet* notion* concept* claim claims claimed"
    " statement* argument* meaning* mean means meant refers_to definition* define"
    " defines defined mot mots terme termes formule formules formulation* adjectif*"
    " épithète* mention mentions allégation* affirmation* sens signifi* comprend*"
    " compris* entendre caractère défini* interprét* qualifi* libellé* intitulé*"
    " synonym* title* titre* says said writes wrote written explain* use uses using"
    " asked asks replied reports reported suggests tells told dit disait écrit"
    " explique* emploie* utilis* demand* sold_as billed_as marketed_as vendu_comme"
    " vendus_comme vendue_comme vendues_comme répond* rapport* parle parlent speaks"
    " talks voulai* souhait* jamais never no_business n’engage described marketed"
    " presented labelled advertised vantai* vanté* présentai* s’affich* proclam*"
    " a_vendor_writes argued notes noted soutenai* affirmai* veut_rien_dire"
    " veulent_rien_dire considers"
)
# Law, courts, those who watch over advertising.
_LAW = _words(
    "law laws directive* regulation regulations regulator* decree* court courts judge"
    " judges ruling* ruled tribuna* council_of_state authorit* watchdog* complaint*"
    " fine fined fines sue sued lawsuit* settle settled recital* annex ombuds* loi"
    " lois règlement* décret* cour juge juges jury jugement* arrêt arrêts"
    " conseil_d’état autorité* déontolog* plainte* amende* condamn*"
    " commission_d’enquête administration* considérant* annexe dgccrf arpp asa article"
    " articles code_de complainant* claimant plaignant*"
)
# What is forbidden, taken away, doubted or laughed at.
_JUDGED = _words(
    "avoid* ban bans banned banning forbid* prohibit* unlawful* illegal* mislead*"
    " misled decei* remov* delet* strike struck withdraw* withdrew retract* replac*"
    " reject* refus* objects objected objection* denounc* critici* mock* ridicul*"
    " dismiss* disput* contest contests contested challeng* questions questioned"
    " questionable doubt* suspici* scepti* skepti* wary beware unproven unfounded"
    " unsupported greenwash* trick loosely overused abused not_appear interdi*"
    " proscri* prohib* bannir bannie* évit* retir* supprim* rayer rayé* biff* remplac*"
    " écarter écarté* rejet* dénonc* critiqu* raill* moqu* fustig* épingl* conteste*"
    " doute* méfi* galvaud* trompe* mensong* abusi* illicit* illégal* écoblanchiment"
    " façade advise_against advises_against advised_against gardera gardons scept*"
    " infond* déconseill* ironis*"
)
# Rules, as they are worded: with a word of law they say what may be said.
_NORM = _words(
    "must shall may_not covers covered cover lists listed concerns explains upheld"
    " rules ruled ban bans banned forbid* forbad* prohibit* cannot unfair doit doivent"
    " vise visent interdi* proscri* impos* encadr* nul estim* rappel* bannit"
    " sanctionn*"
)
# Who claims is no one in particular, or someone who is warned of.
_WHOEVER = _words(
    "anyone whoever who_claims who_says where_a_trader where_an_advertiser any_offer"
    " any_bid any_supplier bids_that bids_which tenders_that sceptics skeptics critics"
    " campaigners quiconque qui_prétend toute_offre any_statement any_claim disregard"
    " toute_allégation toute_mention tout_fournisseur tout_candidat à_qui d’aucuns"
    " les_sceptiques nul_ne vous_lirez you_will_read you_may_read suppose supposons"
    " imagine_that a_supplier the_seller le_vendeur complainant* plaignant*"
    " a_vendor_writes un_éditeur_vous_écrit un_fournisseur_vous_écrit"
)
# Speakers who judge, by what they do.
_JUDGES = _words(
    "denounc* mocked mocks ridicul* dismiss* disput* contested criticis* condemn*"
    " advise_against advises_against ironi* objects objected dénonc* raill* fustig*"
    " moqu* épingl* contest* critiqu* déconseill* objecter* ironis* doubts doubted"
    " doute_que tongue_in_cheek with_suspicion score_nothing disqualif* sera_écartée*"
    " seront_écartée* dupe accuse* reproch* shall_not must_not ne_doivent ne_doit"
    " had_presented had_advertised had_claimed had_described having_claimed"
    " avait_présenté avait_vanté avait_affirmé d’avoir_proclamé ombudsman médiat*"
    " aucune_pièce concurrent_affirme competitor_claims according_to_its"
    ""
)
# What is only thought, told or wished, told as such by the noun or the mood.
_SUPPOSED = re.compile(
    r"\b(?:assertion|allegation|contention|pretence|myth|illusion|fiction|belief|idea"
    r"|assumption|hypothesis|slogan|affirmation|allégation|prétention|mythe|fable|croyance"
    r"|idée|hypothèse)s?\s(?:that|of|selon|que|qu['’]|d['’]|de)[^.!?]{0,70}$"
    r"|\baurai(?:t|ent)\s(?:\w+\s){0,2}$|\bany\s(?:evidence|proof)\b[^.!?;:]{0,60}$"
    r"|\bserai(?:t|ent)\s(?:\w+\s)?$|\bse\s(?:dit|disent|disait|disaient|prétend\w{0,3})\s$"
    r"|\b(?:would|['’]d)\s(?:\w+\s)?(?:love|like|wish|have)\sto\s(?:be\sable\sto\s)?"
    r"(?:call|say|present|describe)\b[^.!?]{0,60}$"
    r"|\b(?:aimeri|voudri|souhaiteri)\w{2,4}\s(?:\w+\s)?(?:dire|qualifier|présenter"
    r"|appeler)\b[^.!?]{0,60}$"
    r"|(?:^|[:;]\s)(?:to\s(?:speak|talk|call|say|claim|advertise|market|present|describe)"
    r"|claiming|calling|presenting|advertising|se\s(?:dire|prétendre)|s['’]afficher"
    r"|parler|dire|vanter|qualifier|présenter|prétendre|afficher|écrire"
    r"|whether(?!\syou\b)|savoir\ssi"
    r"|que\s(?:l[ea]s?\s|l['’]))\b(?!\s(?:it|things|simply|bref))[^.!?;:]{0,90}$"
    r"|\b(?:no|pas\sde|plus\sde|jamais\sde|never)\s[«“\"'‘]\s?$"
    r"|\bn['’]en\s\w+\s(?:pas|guère)\b[^.!?;:]{0,60}$"
    r"|\byet\sto\s(?:see|meet|find|come\sacross)\b[^.!?;:]{0,60}$"
    r"|\b(?:before|avant\sde)\s[^.!?]{0,30}?\b(?:could|can|may|pouvoir)\b[^.!?]{0,20}?\b"
    r"(?:call|claim|present|describ|qualifi|présent|dire|parler)\w{0,4}\b[^.!?]{0,60}$"
    r"|\bproof\sthat\b[^.!?;:]{0,60}$|\bpreuve\sque\b[^.!?;:]{0,60}$"
    r"|\b(?:until|unless|as\slong\sas|tant\sque)\b[^.!?]{3,120}\b(?:call|present|describ"
    r"|présent|qualifi|parl|dire)\w{0,6}\b[^.!?]{0,60}$"
    r"|\b(?:take|takes|il\sfaudrait)\b[^.!?]{0,20}\b(?:more|bien\splus|davantage)\b"
    r"[^.!?]{0,140}$"
    r"|\b(?:framework|référentiel)\s(?:\w+\s){0,2}?(?:for|on|pour|de|sur)\s(?:l['’]\s?)?$"
)
# Negation of what would make it so: to be, to become, to prove, to deserve, to say.
_SO = (
    r"(?:becom|infer|conclu|dedu|exist|deserv|believ|think|assum|imply|amount|equal"
    r"|qualif|constitut|establish|substantiat|verif|let\b|lets\b|allow|authoris|entitl"
    r"|warrant|justif|suffic|turn|automatically|necessarily|by\sitself|devien|dédui|déduir"
    r"|exist|mérit|croire|crois|pens|impliq|équiva|soutenir|conclur|permet|autoris|suffi"
    r"|étay|établi|prétend|présent|valoir|forcément|automatiquement|rien\sd)"
)
_NOT_SO = re.compile(
    r"(?:\b(?:not|never|cannot|hardly|nothing|nobody|none|no\sone|neither)\b|n['’]t\b"
    r"|\bno\s\w+\s(?:of\sthe\s\w+\s)?(?:has|have|can|could)\b)"
    rf"[^.!?;:]{{0,60}}?\b{_SO}\w{{0,8}}\b[^.!?;:]{{0,90}}$"
    rf"|(?:\bne\s|\bn['’])(?:[\w’']+\s){{0,4}}?(?:se\s)?{_SO}\w{{0,8}}\b"
    r"[^.!?;:]{0,90}$"
    r"|\bno\s(?!other|longer|doubt|one\selse|competitor|wonder)\w+(?:\s\w+){0,3}?"
    r"\s(?:is|are|was|has|have|will)\b(?!\s(?:as|so|more)\b)[^.!?;:]{0,60}$"
    r"|\baucune?\s(?!autre|concurrent)(?:[\w’']+\s){1,4}?n['’](?:est|a|sera)\b"
    r"(?!\s(?:aussi|plus)\b)[^.!?;:]{0,60}$"
    r"|\b(?:nor|not\sonce)\b[^.!?;:]{0,60}?\b(?:mak|show|prov|demonstrat|mean)\w{0,5}\b"
    r"[^.!?;:]{0,90}$"
    r"|\bgarder\w{1,3}\s(?:bien\s)?d(?:e\s|['’])[^.!?;:]{0,60}$"
    r"|\b(?:a|has)\sjamais\sété\s$|\bfar\sfrom\s(?:being\s)?$"
)
_ASIDE = re.compile(
    r"^(?:,\s(?:est-ce\sque|does\sit|j['’]attends\sencore|on\sattend)"
    r"|[»”\"’']?\s?\?\s(?:hardly|no\b|not\s|never|far\sfrom|pas\s|non\b|loin\sde"
    r"|certainement\spas|jamais)"
    r"|[^.!?]{0,90}?\b(?:does\snot\sexist|do\snot\sexist|n['’]existe(?:nt)?\spas"
    r"|is(?:n['’]t|\snot)\sone\sof\s(?:them|these)|a\scontradiction\b|une\scontradiction\b"
    r"|could\snot\sbe\s(?:substantiated|verified|proven|shown)"
    r"|n['’]a\s(?:\w+\s)?pu\sêtre|ne\spouvait\sêtre\s(?:étayé|vérifié|prouvé)"
    r"|is\s(?:now\s)?an?\s(?:unfair|unlawful|misleading|offence|infringement|myth|illusion)"
    r"|(?:est|constitue|relève)\s(?:\w+\s){0,2}?(?:une?\s|de\sl['’])?(?:pratique|acte\sde"
    r"|délit|infraction|mythe|leurre|illusion)"
    r"|(?:but|mais)\s(?:the|our|les|nos)\s(?:numbers|figures|data|chiffres|données)\s(?:do"
    r"|did|ne)\b"
    r"|would\sbe\sa\s(?:guess|lie|mistake|stretch)|induit\s[^.!?]{0,20}en\serreur"
    r"|(?:and|but)\swe\s(?:cannot|can['’]t|could\snot|do\snot)\b"
    r"|nous\sne\s(?:le\s)?(?:pouvons|faisons)|has\sforgotten|oublie\sle\b"
    r"|an?\s(?:\w+\s)?trick\b|deserves?\s(?:its|their)\sname)\b)"
)
_LONGEST_QUOTE = 90
"""A longer quotation is a statement that someone makes. [characters]"""


def is_spoken_of(outside: str, quoted: str) -> bool:
    """Say whether a wording in quotation marks is spoken of rather than claimed.

    Args:
        outside: The sentence without the quotation, in small letters.
        quoted: What stands between the marks.

    Examples:
        >>> is_spoken_of("few terms are as loosely used as .", "sustainable ai")
        True
        >>> is_spoken_of("meet our assistant.", "zero carbon")
        False
    """
    if len(quoted) > _LONGEST_QUOTE or _OURS.search(quoted):
        return False
    if _LAW.search(outside) or _JUDGED.search(outside):
        return True
    return bool(_LANGUAGE.search(outside)) and not _OURS.search(outside)


def is_kept_at_distance(before: str, after: str) -> bool:
    """Say whether a sentence keeps a wording at a distance, without quotation marks.

    Args:
        before: The sentence up to the wording, in small letters.
        after: What follows the wording, up to the end of the sentence and a little
            of the next.

    Examples:
        >>> is_kept_at_distance("a dashboard does not become a ", " by dark mode.")
        True
        >>> is_kept_at_distance("do not wait and take our ", " today.")
        False
    """
    if _NOT_SO.search(before) or _SUPPOSED.search(before) or _ASIDE.search(after):
        return True
    if _OURS.search(before):
        return False
    told = _WHOEVER.search(before) or _JUDGES.search(before)
    return bool(told or (_LAW.search(before) and _NORM.search(before)))
