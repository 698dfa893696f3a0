"""The words of a request for further information."""

from collections.abc import Mapping

from assessor.domain.wording import Text

WORDS: Mapping[str, Text] = {
    "title": Text(
        {
            "en": "Request for further information – {project}",
            "fr": "Demande de compléments – {project}",
        }
    ),
    "draft": Text(
        {
            "en": "Draft, to be checked, cut and signed by the person in charge. It "
            "takes no decision.",
            "fr": "Projet de courrier, à vérifier, à alléger et à signer par la "
            "personne chargée du dossier. Il ne vaut pas décision.",
        }
    ),
    "hello": Text({"en": "Hello,", "fr": "Madame, Monsieur,"}),
    "intro": Text(
        {
            "en": "We have read the environmental assessment of your project "
            "“{project}” (revision {revision}, {day}). Before its examination "
            "can go on, the points below need further information. “I don’t know” is a "
            "possible answer, and a range is better than a guess.",
            "fr": "Nous avons lu l’évaluation environnementale de votre projet "
            "« {project} » (révision {revision}, {day}). Avant de poursuivre son "
            "examen, les points ci-dessous appellent un complément. « Je ne sais "
            "pas » est une réponse possible, et une fourchette vaut mieux qu’un "
            "chiffre au hasard.",
        }
    ),
    "nothing": Text(
        {
            "en": "Nothing further is requested: no gate fires, no required answer is "
            "missing, and no reviewer asked for a change.",
            "fr": "Aucun complément n’est demandé : aucun verrou ne se déclenche, "
            "aucune réponse obligatoire ne manque et aucun relecteur n’a demandé de "
            "modification.",
        }
    ),
    "colon": Text({"en": ": ", "fr": "\N{NO-BREAK SPACE}: "}),
    "number": Text({"en": "No.", "fr": "N°"}),
    "what": Text({"en": "What is asked", "fr": "Ce qui est demandé"}),
    "why": Text({"en": "Why", "fr": "Pourquoi"}),
    "holder": Text({"en": "Who usually has it", "fr": "Qui l’a d’ordinaire"}),
    "when": Text({"en": "By when", "fr": "Pour le"}),
    "more": Text(
        {
            "en": "{count} further questions are open and weigh less; “assessor "
            "check” lists them.",
            "fr": "Autres questions ouvertes, de moindre poids : {count} ; "
            "« assessor check » les liste.",
        }
    ),
    "answer": Text(
        {
            "en": "Please answer in the answers file or in the workbook that came "
            "with this letter, and attach the documents that you refer to.",
            "fr": "Merci de répondre dans le fichier de réponses ou dans le classeur "
            "joint, et de joindre les documents auxquels vous renvoyez.",
        }
    ),
    "sign": Text(
        {
            "en": "Name, function, date: ______________________",
            "fr": "Nom, fonction, date : ______________________",
        }
    ),
    "made": Text(
        {
            "en": "Drafted with the questionnaire {pack} {version}; digest of the "
            "answers (SHA-256): {digest}",
            "fr": "Préparé avec le questionnaire {pack} {version} ; condensat "
            "(SHA-256) des réponses : {digest}",
        }
    ),
    "by_reviewer": Text(
        {"en": "Asked by {by}: {text}", "fr": "Demandé par {by} : {text}"}
    ),
    "fired": Text(
        {"en": "Gate {id} fires: {title}", "fr": "Verrou {id} déclenché : {title}"}
    ),
    "possible": Text(
        {
            "en": "Gate {id} is possible: {title}",
            "fr": "Verrou {id} possible : {title}",
        }
    ),
    "not_assessed": Text(
        {
            "en": "A part of the footprint cannot be assessed without it.",
            "fr": "Une partie de l’empreinte ne peut pas être évaluée sans cette "
            "réponse.",
        }
    ),
    "required": Text(
        {
            "en": "An answer is required for this profile.",
            "fr": "Une réponse est obligatoire pour ce profil.",
        }
    ),
    "proof": Text(
        {"en": "A document for: {ask}", "fr": "Un justificatif pour : {ask}"}
    ),
    "claimed": Text(
        {
            "en": "The answer is given without a document.",
            "fr": "La réponse est donnée sans justificatif.",
        }
    ),
    "again": Text(
        {"en": "The document {key} again", "fr": "De nouveau le document {key}"}
    ),
    "see": Text({"en": "See {codes}.", "fr": "Voir {codes}."}),
    "quoted": Text({"en": "“{ask}”", "fr": "« {ask} »"}),
    "day": Text({"en": "%Y-%m-%d", "fr": "%d/%m/%Y"}),
    "project": Text({"en": "The project", "fr": "Le projet"}),
}
