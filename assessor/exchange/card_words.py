"""What a model card says beside its figures, in French and in English."""

from collections.abc import Mapping

from assessor.domain.wording import Language

CARD_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "title": "Climate performance model card",
        "minimum": "Minimum card",
        "extended": "Extended card",
        "scores": "Carbon intensity scores, beside the total",
        "field": "Field",
        "value": "Value",
        "source": "Source",
        "transparency.model_public": "Is the resulting model publicly available?",
        "transparency.training_time": "Time to train the final model",
        "transparency.experiments_time": "Time for all experiments",
        "transparency.hardware_power": "Power of the hardware, and energy",
        "transparency.location": "Place of the computations",
        "mix": "Electricity mix",
        "final_model": "Climate impact of training the final model",
        "experiments": "Climate impact of all other experiments",
        "per_inference": "Climate impact of one inference, inference phase only",
        "positive": "Expected positive impact on the environment",
        "comments": "Comments",
        "consumer": "Consumer score: one use, training left out",
        "provider": "Provider score: making the model, use left out",
        "total": "Total of the project over its whole life",
        "computed": "computed by assessor",
        "declared": "declared: {value}",
        "per_use": "{figure} per use",
        "per_operation": "{figure} per operation (FLOP)",
        "boundary": "boundary as declared: {text}",
        "no_operations": "no rate: the number of operations of training is not known",
        "for_training": "{energy} for training",
        "not_stated": "not stated",
        "not_disclosed": "not disclosed",
        "left_out": "[prohibited wording left out]",
        "withheld": "not printed: a gate holds it back, or nothing is assessed",
        "locked": "locked by gate {gates}: not assessable",
        "gross": "gross potential per year: {figure}",
        "not_public": "Not for the public: gate {gates}.",
        "at_least": "at least {figure}",
        "interval": "{figure} [{low} to {high}]",
        "yes": "yes",
        "no": "no",
        "planned": "planned",
        "measured": "measured",
        "computed_quality": "computed",
        "estimated": "estimated",
        "assumed": "assumed",
        "project_said": "stated by the project",
        "colon": ": ",
        "foot": (
            "Location-based, before any credit bought elsewhere; ranges hold 95% of "
            "the draws. A rate may fall while the total rises: read the scores with "
            "the total. Made by assessor {version} with the questionnaire {pack} "
            "{pack_version} on {day}."
        ),
        "s_time": "Training the final model took {time}.",
        "s_hardware": "It ran on {hardware}.",
        "s_power": "The hardware drew {power}.",
        "s_place": "The computations were made at: {place}.",
        "s_energy": "They used {energy} of electricity.",
        "s_mix": "The carbon intensity of electricity was {mix}.",
        "s_made": "Training amounts to {made}.",
        "s_experiments": "All other experiments amount to {figure}.",
        "s_no_experiments": "The impact of all other experiments is not stated.",
        "s_inference": "One inference amounts to {figure}, training left out.",
        "s_missing": "Not stated: {names}.",
        "s_excluded": "Left out or to be known: {text}",
        "s_foot": (
            "Figures are location-based, before any credit bought elsewhere, with the "
            "manufacture of equipment where it is assessed; ranges hold 95% of the "
            "draws (assessor {version}, questionnaire {pack} {pack_version}, {day})."
        ),
        "hf_source": (
            "assessor {version}, questionnaire {pack} {pack_version}, {day}; "
            "location-based, no credit deducted{interval}{least}"
        ),
        "hf_interval": "; 95% range {low} to {high} g",
        "hf_least": "; at least: parts are not assessed",
        "hf_nothing": (
            "co2_eq_emissions is left out: the training of the model is not assessed."
        ),
    },
    "fr": {
        "title": "Fiche de performance climatique du modèle",
        "minimum": "Fiche minimale",
        "extended": "Fiche étendue",
        "scores": "Scores d’intensité carbone, à côté du total",
        "field": "Champ",
        "value": "Valeur",
        "source": "Source",
        "transparency.model_public": "Le modèle obtenu est-il accessible au public ?",
        "transparency.training_time": "Durée d’entraînement du modèle final",
        "transparency.experiments_time": "Durée de toutes les expériences",
        "transparency.hardware_power": "Puissance du matériel, et énergie",
        "transparency.location": "Lieu des calculs",
        "mix": "Mix électrique",
        "final_model": "Impact climatique de l’entraînement du modèle final",
        "experiments": "Impact climatique de toutes les autres expériences",
        "per_inference": "Impact climatique d’une inférence, phase d’inférence seule",
        "positive": "Impact positif attendu sur l’environnement",
        "comments": "Commentaires",
        "consumer": "Score consommateur : un usage, sans l’entraînement",
        "provider": "Score fournisseur : fabrication du modèle, sans l’usage",
        "total": "Total du projet sur toute sa durée de vie",
        "computed": "calculé par assessor",
        "declared": "déclaré : {value}",
        "per_use": "{figure} par usage",
        "per_operation": "{figure} par opération (FLOP)",
        "boundary": "périmètre déclaré : {text}",
        "no_operations": (
            "pas de taux : le nombre d’opérations de l’entraînement n’est pas connu"
        ),
        "for_training": "{energy} pour l’entraînement",
        "not_stated": "non indiqué",
        "not_disclosed": "non divulgué",
        "left_out": "[formulation interdite retirée]",
        "withheld": "non imprimé : un verrou le retient, ou rien n’est évalué",
        "locked": "bloqué par le verrou {gates} : non évaluable",
        "gross": "potentiel brut par an : {figure}",
        "not_public": "Ne pas diffuser au public : verrou {gates}.",
        "at_least": "au moins {figure}",
        "interval": "{figure} [{low} à {high}]",
        "yes": "oui",
        "no": "non",
        "planned": "prévu",
        "measured": "mesuré",
        "computed_quality": "calculé",
        "estimated": "estimé",
        "assumed": "supposé",
        "project_said": "indiqué par le projet",
        "colon": " : ",
        "foot": (
            "Selon la localisation, avant tout crédit acheté ailleurs ; les "
            "intervalles contiennent 95 % des tirages. Un taux peut baisser pendant "
            "que le total monte : lisez les scores avec le total. Établi par assessor "
            "{version} avec le questionnaire {pack} {pack_version} le {day}."
        ),
        "s_time": "L’entraînement du modèle final a duré {time}.",
        "s_hardware": "Il a été exécuté sur {hardware}.",
        "s_power": "Le matériel a appelé {power}.",
        "s_place": "Lieu des calculs : {place}.",
        "s_energy": "Ils ont consommé {energy} d’électricité.",
        "s_mix": "L’intensité carbone de l’électricité était de {mix}.",
        "s_made": "L’entraînement représente {made}.",
        "s_experiments": "Toutes les autres expériences représentent {figure}.",
        "s_no_experiments": (
            "L’impact de toutes les autres expériences n’est pas indiqué."
        ),
        "s_inference": "Une inférence représente {figure}, sans l’entraînement.",
        "s_missing": "Non indiqué : {names}.",
        "s_excluded": "Laissé de côté ou à savoir : {text}",
        "s_foot": (
            "Les chiffres sont établis selon la localisation, avant tout crédit acheté "
            "ailleurs, avec la fabrication des équipements là où elle est évaluée ; "
            "les intervalles contiennent 95 % des tirages (assessor {version}, "
            "questionnaire {pack} {pack_version}, {day})."
        ),
        "hf_source": (
            "assessor {version}, questionnaire {pack} {pack_version}, {day} ; selon la "
            "localisation, aucun crédit déduit{interval}{least}"
        ),
        "hf_interval": " ; intervalle à 95 % : {low} à {high} g",
        "hf_least": " ; au moins : des parts ne sont pas évaluées",
        "hf_nothing": (
            "co2_eq_emissions est absent : l’entraînement du modèle n’est pas évalué."
        ),
    },
}
