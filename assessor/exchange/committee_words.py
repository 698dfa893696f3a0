"""The words of the workbook of a committee, in both languages."""

from assessor.domain.wording import Text

SHEETS = {
    "entries": Text({"en": "Submissions", "fr": "Dossiers"}),
    "reasons": Text({"en": "Missing and reasons", "fr": "Manques et motifs"}),
    "points": Text({"en": "Points of the funder", "fr": "Points du financeur"}),
    "refused": Text({"en": "Not assessed", "fr": "Non évalués"}),
    "reading": Text({"en": "How to read", "fr": "Mode de lecture"}),
}
HEADS = {
    "name": Text({"en": "Submission", "fr": "Dossier"}),
    "project": Text({"en": "Project", "fr": "Projet"}),
    "organisation": Text({"en": "Organisation", "fr": "Organisme"}),
    "outcome": Text({"en": "Outcome", "fr": "Conclusion"}),
    "declared": Text({"en": "On declared answers", "fr": "Sur les réponses déclarées"}),
    "supported": Text({"en": "On supported answers", "fr": "Sur les réponses étayées"}),
    "evidence": Text(
        {"en": "Measured evidence [0 to 1]", "fr": "Preuves mesurées [0 à 1]"}
    ),
    "fired": Text({"en": "Gates fired", "fr": "Verrous déclenchés"}),
    "possible": Text({"en": "Gates possible", "fr": "Verrous possibles"}),
    "reading": Text({"en": "Footprint reads", "fr": "Lecture de l’empreinte"}),
    "central": Text(
        {
            "en": "Footprint, whole life [kgCO2e]",
            "fr": "Empreinte, vie entière [kgCO2e]",
        }
    ),
    "low": Text({"en": "Low [kgCO2e]", "fr": "Borne basse [kgCO2e]"}),
    "high": Text({"en": "High [kgCO2e]", "fr": "Borne haute [kgCO2e]"}),
    "assessed": Text({"en": "Parts assessed [0 to 1]", "fr": "Parts évaluées [0 à 1]"}),
    "given": Text({"en": "Answers given", "fr": "Réponses données"}),
    "claimed": Text(
        {"en": "Claimed, without evidence", "fr": "Affirmées, sans preuve"}
    ),
    "missing": Text({"en": "Required, missing", "fr": "Obligatoires, manquantes"}),
    "comparable": Text({"en": "Comparable", "fr": "Comparable"}),
    "file": Text({"en": "File", "fr": "Fichier"}),
    "kind": Text({"en": "What", "fr": "Nature"}),
    "text": Text({"en": "In words", "fr": "En toutes lettres"}),
    "problem": Text({"en": "What is wrong", "fr": "Ce qui ne va pas"}),
    "place": Text({"en": "Place", "fr": "Rang"}),
    "points_low": Text({"en": "Points, at least", "fr": "Points, au moins"}),
    "points_high": Text({"en": "Points, at most", "fr": "Points, au plus"}),
    "most": Text({"en": "Most there is", "fr": "Maximum possible"}),
    "criterion": Text({"en": "Criterion", "fr": "Critère"}),
    "moved": Text(
        {
            "en": "Change places if its weight moves by half",
            "fr": "Changent de rang si son poids varie de moitié",
        }
    ),
}
SAID = {
    "missing": Text({"en": "required, missing", "fr": "obligatoire, manquant"}),
    "reason": Text({"en": "not comparable", "fr": "non comparable"}),
    "yes": Text({"en": "yes", "fr": "oui"}),
    "no": Text({"en": "no", "fr": "non"}),
    "whole": Text({"en": "everything that applies", "fr": "tout ce qui s’applique"}),
    "at_least": Text(
        {"en": "partial, only what is assessed", "fr": "partielle, ce qui est évalué"}
    ),
    "held_back": Text(
        {
            "en": "held back: number of uses not known",
            "fr": "retenue : nombre d’usages inconnu",
        }
    ),
    "not_assessed": Text({"en": "not assessed", "fr": "non évaluée"}),
    "nobody": Text({"en": "none", "fr": "aucun"}),
    "not_placed": Text(
        {"en": "not placed, not comparable", "fr": "sans rang, non comparable"}
    ),
    "rule": Text(
        {
            "en": "{title}. Rule of {author}, {since}, not of assessor: {reason}",
            "fr": "{title}. Règle posée par : {author}, {since}, et non par assessor. "
            "{reason}",
        }
    ),
}
OUTCOMES = {
    "refer": Text({"en": "refer to a person", "fr": "demander l’avis d’une personne"}),
    "insufficient": Text(
        {"en": "insufficient information", "fr": "informations insuffisantes"}
    ),
    "rework": Text({"en": "rework", "fr": "à retravailler"}),
    "conditions": Text(
        {"en": "proceed with conditions", "fr": "poursuivre sous conditions"}
    ),
    "proceed": Text(
        {
            "en": "proceed, within the stated limits",
            "fr": "poursuivre, avec les limites indiquées",
        }
    ),
}
READING = Text(
    {
        "en": "This is not a decision and not a ranking: published rules are applied "
        "to the answers given, and the committee decides.\n"
        "Rows are sorted by outcome ({outcomes}), then by measured evidence, then by "
        "name.\n"
        "Footprints may be set side by side only where a submission is comparable, "
        "and only with their range: services differ in what they do.\n"
        "A claimed answer is one for which the profile asks evidence and none is "
        "named. An empty cell is not known, never zero.\n"
        "Every submission was assessed on {day}, with {pack} {version} "
        "({pack_sha256}), factor tables {factors_sha256}, assessor {program}, "
        "{draws} draws.",
        "fr": "Ceci n’est ni une décision ni un classement : des règles publiées sont "
        "appliquées aux réponses données, et le comité décide.\n"
        "Les lignes sont triées par conclusion ({outcomes}), puis par preuves "
        "mesurées, puis par nom.\n"
        "Les empreintes ne se mettent côte à côte que si les dossiers sont "
        "comparables, et seulement avec leur fourchette : les services rendus "
        "diffèrent.\n"
        "Une réponse affirmée est une réponse pour laquelle le profil demande une "
        "preuve qui n’est pas citée. Une case vide est inconnue, jamais nulle.\n"
        "Chaque dossier est évalué au {day}, avec {pack} {version} ({pack_sha256}), "
        "les tables de facteurs {factors_sha256}, assessor {program}, {draws} tirages.",
    }
)
