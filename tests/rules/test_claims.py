import time
from collections.abc import Sequence
from datetime import date

import pytest

from assessor import notation
from assessor.domain.assessment import ClaimHit
from assessor.domain.rules import Audience, ClaimRule
from assessor.errors import AnswerError
from assessor.resources import data_folder
from assessor.rules.claims import LONGEST_TEXT, MOST_HITS, audiences, scan

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def rules() -> tuple[ClaimRule, ...]:
    folder = data_folder("questionnaires") / "ai-environment" / "claims"
    return tuple(
        ClaimRule.model_validate(rule)
        for path in sorted(folder.glob("*.yaml"))
        for rule in notation.read_file(path).data["claims"]  # type: ignore[index] # a mapping of lists
    )


def hits(
    rules: Sequence[ClaimRule],
    text: str,
    audience: Audience = "public",
    today: date = TODAY,
) -> tuple[ClaimHit, ...]:
    return scan({"governance.claims": text}, rules, audience=audience, today=today)


USED_IN_ENGLISH = [
    ("Our AI is carbon neutral.", "carbon-neutral"),
    ("CARBON NEUTRAL AI", "carbon-neutral"),
    ("Our carbon-\nneutral assistant answers at once.", "carbon-neutral"),
    ("We are not only carbon neutral but also fast.", "carbon-neutral"),
    ("Do not hesitate to try our carbon neutral service.", "carbon-neutral"),
    ("We do not compromise, our AI is carbon neutral.", "carbon-neutral"),
    ("Not a dream any more: our carbon-neutral AI.", "carbon-neutral"),
    ("According to our director, “we are carbon neutral”.", "carbon-neutral"),
    ("We reached carbon neutrality last year.", "carbon-neutrality"),
    ("A climate-neutral chatbot.", "climate-neutral"),
    ("Certified CO2 neutral.", "co2-neutral-certified"),
    ("Zero carbon computing for all.", "zero-carbon"),
    ("A zero-emission model.", "zero-emission"),
    ("Our assistant is net zero.", "net-zero"),
    ("It leaves no carbon footprint.", "zero-footprint"),
    ("We are climate positive.", "climate-positive"),
    ("A carbon-negative data pipeline.", "carbon-negative"),
    ("Every request is 100 % offset.", "fully-offset"),
    ("The total after offsetting is 3 t.", "net-after-offsets"),
    ("The AI has zero environmental impact.", "zero-impact"),
    ("An environmentally friendly assistant.", "environmentally-friendly"),
    ("Our eco-friendly engine.", "ecological"),
    ("A greener solution for cities.", "green-product"),
    ("Welcome to green AI.", "green-ai"),
    ("Not a dream\nOur carbon neutral AI", "carbon-neutral"),
    ("We build sustainable AI.", "sustainable-ai"),
    ("It is good for the planet.", "good-for-the-planet"),
    ("Powered by renewable energy.", "powered-by-green-energy"),
    ("It runs on 100% renewable electricity.", "fully-renewable"),
    ("Low-carbon hosting.", "low-carbon"),
    ("Our avoided emissions outweigh all we emit.", "avoided-offsets-own"),
    ("It reduces emissions by 40 %.", "reduces-by-percent"),
    ("Up to 30% savings.", "up-to-percent"),
    ("Ten sites, 5 times less energy.", "times-less"),
    ("A net-positive project.", "net-positive"),
    ("AI for Good at work.", "ai-for-green"),
    ("The footprint is small; it has a negligible footprint.", "negligible-footprint"),
    ("Carbon neutral by 2030.", "neutral-by-date"),
    ("We are aligned with the Paris Agreement.", "paris-aligned"),
    ("A certified green product.", "green-label"),
    ("The greenest model on the market.", "greenest"),
    ("Thanks to AI, there is no need to travel.", "solutionism"),
    ("Fully recyclable boxes.", "fully-recyclable"),
    ("Nothing beats our green data centre.", "green-hosting"),
    ("You should not be surprised that our AI is carbon neutral.", "carbon-neutral"),
    ("Avoid emissions with our carbon neutral AI.", "carbon-neutral"),
    ("Without any means we built a carbon neutral AI.", "carbon-neutral"),
    ("We are not alone in being carbon neutral.", "carbon-neutral"),
    ("Why not choose our carbon neutral AI?", "carbon-neutral"),
    ("Our product, the “carbon neutral” assistant.", "carbon-neutral"),
    ("# References\nOur clients trust our carbon neutral AI.", "carbon-neutral"),
]
USED_IN_FRENCH = [
    ("Notre IA est neutre en carbone.", "carbon-neutral"),
    ("Notre service n'est pas seulement neutre en carbone.", "carbon-neutral"),
    ("N'hésitez pas à essayer notre service neutre en carbone.", "carbon-neutral"),
    ("Ne tardez plus, notre IA est neutre en carbone.", "carbon-neutral"),
    ("Selon notre directrice, « nous sommes neutres en carbone ».", "carbon-neutral"),
    ("NOTRE SERVICE EST NEUTRE EN CARBONE", "carbon-neutral"),
    ("Le service vise la neutralité carbone.", "carbon-neutrality"),
    ("Un service neutre pour le climat.", "climate-neutral"),
    ("Certifiée neutre par un tiers.", "co2-neutral-certified"),
    ("Une IA zéro carbone.", "zero-carbon"),
    ("Un assistant zéro émission.", "zero-emission"),
    ("Un service net zéro.", "net-zero"),
    ("Une empreinte carbone nulle.", "zero-footprint"),
    ("Une IA bonne pour la planète.", "good-for-the-planet"),
    ("Un calcul positif pour le climat.", "climate-positive"),
    ("Une IA carbone négatif.", "carbon-negative"),
    ("Toutes nos émissions sont compensées.", "fully-offset"),
    ("Un service 100 % compensé.", "fully-offset"),
    ("Le total après compensation est de 3 t.", "net-after-offsets"),
    ("Sans impact sur l'environnement.", "zero-impact"),
    ("Un outil respectueux de l'environnement.", "environmentally-friendly"),
    ("Une solution écologique.", "ecological"),
    ("Une démarche éco-responsable.", "eco-responsible"),
    ("Notre solution verte.", "green-product"),
    ("Découvrez l'IA verte.", "green-ai"),
    ("Pour une IA durable.", "sustainable-ai"),
    ("Une IA responsable.", "responsible-ai"),
    ("Une IA propre.", "clean"),
    ("Un hébergement bas carbone.", "low-carbon"),
    ("Une énergie décarbonée.", "decarbonised"),
    ("Une IA frugale.", "frugal-ai"),
    ("Certifié AFNOR SPEC 2314.", "certified-frugal"),
    ("Un service éco-conçu.", "eco-designed"),
    ("Un boîtier biodégradable.", "biodegradable"),
    ("De l'électricité verte.", "green-electricity"),
    ("Alimenté par des énergies renouvelables.", "powered-by-green-energy"),
    ("Le meilleur PUE du marché.", "best-pue"),
    ("Trois tonnes d'émissions évitées.", "avoided-emissions"),
    ("Il réduit les émissions de 40 %.", "reduces-by-percent"),
    ("Jusqu'à 30 % d'économies.", "up-to-percent"),
    ("Neutre en carbone d'ici 2030.", "neutral-by-date"),
    ("Un impact négligeable.", "negligible-footprint"),
    ("Grâce à l'IA, plus besoin de se déplacer.", "solutionism"),
    ("Le plus vert des assistants.", "greenest"),
    ("N'attendez pas, passez à une IA neutre en carbone.", "carbon-neutral"),
    ("Nous ne sommes pas seuls à être neutres en carbone.", "carbon-neutral"),
    ("Évitez des émissions avec notre IA neutre en carbone.", "carbon-neutral"),
    ("Voici « l'assistant neutre en carbone ».", "carbon-neutral"),
    ("En un mot, une IA neutre en carbone.", "carbon-neutral"),
]
MENTIONED_IN_ENGLISH = [
    "We do not claim to be carbon neutral.",
    "We never call this service carbon neutral.",
    "Our service is not carbon neutral.",
    "The model isn't carbon neutral.",
    "It cannot be called carbon neutral.",
    "Avoid the term “carbon neutral”.",
    "Instead of claiming carbon neutrality, we publish figures.",
    "The wording “carbon neutral” is prohibited in advertising.",
    "The claim “zero emission” must not be used.",
    "We refrain from calling it green AI.",
    "So-called green AI has costs.",
    "Directive (EU) 2024/825 bans “carbon neutral” for products.",
    "According to ADEME, “carbon neutral” suits the planet alone.",
    "“Carbon neutral” is named there (Official Journal, 2024).",
    "Green AI (Schwartz et al., 2020) is a research term.",
    "The Climate Neutral Data Centre Pact was signed.",
    "The Net Zero Initiative publishes a guide.",
    "References\nSchwartz, Green AI, 2020.",
    "R. Schwartz et al., Green AI, arXiv 1907.10597, 2019.",
    "We say this without claiming to be carbon neutral.",
    "It is far from carbon neutral.",
    "The notion of carbon neutrality applies to the planet.",
    "Carbon neutral does not mean without impact, says the guide.",
    "We do not claim that this service\nis carbon neutral.",
    "We do not claim to be\ncarbon neutral.",
]
MENTIONED_IN_FRENCH = [
    "Nous ne prétendons pas être neutres en carbone.",
    "Nous ne disons jamais que le service est neutre en carbone.",
    "Notre service n'est pas neutre en carbone.",
    "Nous ne sommes pas neutres en carbone.",
    "L'IA ne peut pas être neutre en carbone.",
    "Nous éviterons le terme « neutre en carbone ».",
    "La mention « neutre en carbone » est interdite.",
    "L'expression « zéro émission » ne doit pas être employée.",
    "Ne pas présenter le service comme neutre en carbone.",
    "Sans prétendre à la neutralité carbone, nous mesurons.",
    "Le service est loin d'être neutre en carbone.",
    "Publions des chiffres plutôt que « neutre en carbone ».",
    "Une prétendue neutralité carbone ne prouve rien.",
    "Selon l'ADEME, la « neutralité carbone » vaut pour la planète.",
    "L'article L.229-68 encadre la formule « neutre en carbone ».",
    "L'Institut du Numérique Responsable publie un guide.",
    "Références\nDupont, L'IA verte, 2021.",
    "Il est interdit de dire que l'IA est neutre en carbone.",
    "Le concept d'IA verte est ancien.",
    "La notion de neutralité carbone est à utiliser avec précaution.",
    "Comme le rappelle l'ADEME : « la neutralité carbone vaut pour la planète ».",
    "Ni neutre en carbone ni verte, notre IA consomme 3 MWh par an.",
]
ORDINARY = [
    "Leave the green button on the left.",
    "Clean data make a better model.",
    "The green light turns on when the answer is ready.",
    "Sustainable growth of the user base.",
    "The responsible person is named in section 2.",
    "A neutral tone is used in answers.",
    "The carbon of the pencil and the neutral wire.",
    "Zero impact on accuracy was measured.",
    "Le feu vert est donné au projet.",
    "Les données propres sont versées chaque nuit.",
    "Cliquez sur le bouton vert.",
    "L'Agenda 2030 du développement durable.",
    "La personne responsable signe le document.",
    "Une réponse au ton neutre.",
    "Zéro impact sur la performance.",
    "Le temps perdu est compensé par la qualité.",
    "Nos propres machines sont à Lyon.",
    "Un stockage durable des archives.",
]


@pytest.mark.parametrize(("text", "rule"), USED_IN_ENGLISH + USED_IN_FRENCH)
def test_wording_in_use_is_found(
    rules: tuple[ClaimRule, ...], text: str, rule: str
) -> None:
    found = [(hit.rule, hit.use) for hit in hits(rules, text)]

    assert (rule, True) in found


@pytest.mark.parametrize("text", MENTIONED_IN_ENGLISH + MENTIONED_IN_FRENCH)
def test_wording_that_is_only_mentioned_is_a_note(
    rules: tuple[ClaimRule, ...], text: str
) -> None:
    found = hits(rules, text)

    assert found
    assert {(hit.use, hit.severity) for hit in found} == {(False, "note")}


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sense_is_not_a_claim(rules: tuple[ClaimRule, ...], text: str) -> None:
    assert hits(rules, text) == ()


@pytest.mark.parametrize(
    ("text", "audience", "severity"),
    [
        ("Our AI is carbon neutral.", "public", "prohibited"),
        ("Our AI is carbon neutral.", "business", "prohibited"),
        ("Our AI is carbon neutral.", "funder", "needs_substantiation"),
        ("Our AI is carbon neutral.", "internal", "caution"),
        ("An eco-friendly AI.", "public", "prohibited"),
        ("An eco-friendly AI.", "business", "needs_substantiation"),
        ("Our avoided emissions are high.", "public", "needs_substantiation"),
        ("Our avoided emissions are high.", "business", "needs_substantiation"),
        ("Our avoided emissions are high.", "internal", "caution"),
        ("We buy carbon credits.", "public", "caution"),
        ("We buy carbon credits.", "funder", "caution"),
        ("We buy carbon credits.", "internal", "note"),
        ("An energy-efficient AI.", "public", "prohibited"),
        (
            "An energy-efficient AI: 0.3 Wh per answer.",
            "public",
            "needs_substantiation",
        ),
        (
            "An energy-efficient AI. One answer takes 0.3 Wh.",
            "public",
            "needs_substantiation",
        ),
        ("An energy-efficient AI.", "business", "needs_substantiation"),
    ],
)
def test_severity_depends_on_who_reads(
    rules: tuple[ClaimRule, ...], text: str, audience: Audience, severity: str
) -> None:
    assert [hit.severity for hit in hits(rules, text, audience)] == [severity]


def test_rule_that_is_not_in_force_yet_prohibits_nothing(
    rules: tuple[ClaimRule, ...],
) -> None:
    (hit,) = hits(rules, "An eco-friendly AI.", today=date(2026, 9, 26))

    assert (hit.in_force, hit.severity) == (False, "needs_substantiation")


@pytest.mark.parametrize(
    ("day", "severity", "binding"),
    [
        (date(2022, 12, 31), "needs_substantiation", date(2023, 1, 1)),
        (date(2023, 1, 1), "prohibited", date(2023, 1, 1)),
        (date(2026, 9, 26), "prohibited", date(2023, 1, 1)),
        (date(2026, 9, 27), "prohibited", date(2026, 9, 27)),
    ],
)
def test_neutral_wording_is_bound_by_the_french_rule_before_the_european_one(
    rules: tuple[ClaimRule, ...], day: date, severity: str, binding: date
) -> None:
    (hit,) = hits(rules, "Our AI is carbon neutral.", "public", today=day)

    assert (hit.severity, hit.in_force_from) == (severity, binding)


def test_rule_is_in_force_from_its_first_to_its_last_day(
    rules: tuple[ClaimRule, ...],
) -> None:
    rule = next(rule for rule in rules if rule.id == "ecological")
    ended = rule.model_copy(update={"in_force_until": date(2027, 1, 1)})
    days = [date(2026, 9, 27), date(2027, 1, 1), date(2027, 1, 2)]

    found = [hits([ended], "An eco-friendly AI.", today=day)[0] for day in days]

    assert [hit.in_force for hit in found] == [True, True, False]


def test_place_is_given_in_the_text_as_typed(rules: tuple[ClaimRule, ...]) -> None:
    text = "Voici.\nL'IA e\u0301colo\u00adgique, une solution e\u0301colo\u00adgique."

    found = [(h.line, h.column, h.text) for h in hits(rules, text)]

    assert (2, 24, "solution e\u0301colo\u00adgique") in found


@pytest.mark.parametrize(
    "text",
    [
        "carbon neutral",
        "carbon\u00a0neutral",
        "carbon\u2011neutral",
        "Carbon–Neutral",
        "car\u00adbon neutral",
        "carbon\u200b neutral",
        "carbon  \n neutral",
    ],
)
def test_every_way_of_typing_is_found(rules: tuple[ClaimRule, ...], text: str) -> None:
    assert [hit.rule for hit in hits(rules, text)] == ["carbon-neutral"]


@pytest.mark.parametrize(
    ("text", "line", "column", "written"),
    [
        ("An environmen-\ntally friendly app.", 1, 4, "environmen-\ntally friendly"),
        (
            "Il est bon pour l’environ\u2010\n  nement.",
            1,
            8,
            "bon pour l’environ\u2010\n  nement",
        ),
        ("A fair,\ncli\u00ad\nmate neutral app.", 2, 1, "cli\u00ad\nmate neutral"),
        ("A carbon-\nneutral app.", 1, 3, "carbon-\nneutral"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_mended(
    rules: tuple[ClaimRule, ...], text: str, line: int, column: int, written: str
) -> None:
    [hit] = hits(rules, text)

    assert (hit.line, hit.column, hit.text) == (line, column, written)
    assert hit.use


def test_longest_wording_wins(rules: tuple[ClaimRule, ...]) -> None:
    (hit,) = hits(rules, "Nos émissions évitées annulent le reste.")

    assert hit.rule == "avoided-offsets-own"


def test_caution_never_hides_a_prohibition(rules: tuple[ClaimRule, ...]) -> None:
    found = hits(rules, "Une contribution à la neutralité carbone.")

    assert [hit.rule for hit in found] == ["carbon-neutrality"]


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [
        ("Un service durable.", True),
        ("Une énergie propre.", True),
        ("Un service 100 % compensé.", True),
        ("Une solution verte.", True),
        ("Une IA responsable.", True),
        ("A sustainable service.", False),
        ("Une IA neutre en carbone.", False),
    ],
)
def test_ambiguous_french_words_ask_for_confirmation(
    rules: tuple[ClaimRule, ...],
    text: str,
    ambiguous: bool,
) -> None:
    assert [hit.ambiguous for hit in hits(rules, text)] == [ambiguous]


def test_sentence_of_a_hit_is_told(rules: tuple[ClaimRule, ...]) -> None:
    (hit,) = hits(rules, "It is fast. Our AI is carbon neutral, e.g. at night. Try it.")

    assert hit.sentence == "Our AI is carbon neutral, e.g. at night."


def test_texts_keep_their_order_and_name(rules: tuple[ClaimRule, ...]) -> None:
    texts = {"project.name": "Carbon neutral AI", "b": "Nothing.", "a": "Zero carbon."}

    found = scan(texts, rules, audience="public", today=TODAY)

    assert [hit.where for hit in found] == ["project.name", "a"]


def test_too_long_a_text_is_refused(rules: tuple[ClaimRule, ...]) -> None:
    with pytest.raises(AnswerError, match="split it"):
        hits(rules, "a" * (LONGEST_TEXT + 1))


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "unit",
    [
        "The energy of an answer was measured over a week. Our AI is carbon neutral. ",
        "carbon neutral ",
        "avoids 1 2,3. ",
        "émissions évitées mot ",
        '« " “ ',
        "is not a, ",
        "by 2030 neutre d'ici ",
        " ",
        "e\u0301\u0323",
        "ai 5 % ",
    ],
)
def test_hostile_and_long_texts_are_scanned_in_a_second(
    rules: tuple[ClaimRule, ...], unit: str
) -> None:
    # What grew with the square of the length would take minutes even for this.
    text = (unit * (50_000 // len(unit) + 1))[:50_000]
    hits(rules, "warm up")

    start = time.process_time()
    found = hits(rules, text)

    assert time.process_time() - start < 10
    assert len(found) <= MOST_HITS


def test_readers_map_to_audiences_strictest_first() -> None:
    assert audiences(["regulator", "internal", "press", "consumers"]) == (
        "public",
        "funder",
        "internal",
    )
