"""The words for what verifying a report finds."""

from assessor.domain.wording import Text
from assessor.reporting.verifying import Kind

WORDS: dict[Kind, Text] = {
    "answers_changed": Text(
        {
            "en": "answers changed: {where} is not the file this report was made from",
            "fr": "réponses modifiées : {where} n’est pas le fichier dont ce rapport "
            "est tiré",
        }
    ),
    "figures_changed": Text(
        {
            "en": "figures changed: {where} is not the file this report was made with",
            "fr": "chiffres modifiés : {where} n’est pas le fichier avec lequel ce "
            "rapport a été établi",
        }
    ),
    "figure_changed": Text(
        {
            "en": "figure changed: {where} reads {there}, the answers give {here}",
            "fr": "chiffre modifié : {where} indique {there}, les réponses donnent "
            "{here}",
        }
    ),
    "basis_changed": Text(
        {
            "en": "basis changed: {where} reads {there}, here it is {here}",
            "fr": "base modifiée : {where} indique {there}, ici c’est {here}",
        }
    ),
    "page_changed": Text(
        {
            "en": "page {where} changed: it reads “{there}”, it was made as “{here}”",
            "fr": "page {where} modifiée : on y lit « {there} », elle a été établie "
            "avec « {here} »",
        }
    ),
    "page_redrawn": Text(
        {
            "en": "note: page {where} has the same text and is drawn otherwise: made "
            "with other libraries, or altered; look at it",
            "fr": "note : la page {where} a le même texte et un autre dessin : établie "
            "avec d’autres bibliothèques, ou altérée ; regardez-la",
        }
    ),
    "pages_differ": Text(
        {
            "en": "pages missing or added: the file has {there}, the report {here}",
            "fr": "pages manquantes ou ajoutées : le fichier en a {there}, le rapport "
            "{here}",
        }
    ),
    "other_version": Text(
        {
            "en": "other version: made with assessor {there}, this one is {here}; "
            "verify with that version",
            "fr": "autre version : établi avec assessor {there}, celui-ci est en "
            "{here} ; vérifiez avec la même version",
        }
    ),
    "other_pack": Text(
        {
            "en": "other questionnaire: made with {there}, the one here is {here}; "
            "give the folder of the right one with --pack",
            "fr": "autre questionnaire : établi avec {there}, celui d’ici est {here} ; "
            "donnez le dossier du bon avec --pack",
        }
    ),
    "other_factors": Text(
        {
            "en": "other factor tables: made with {there}, those here are {here}; "
            "give the folder of the right ones with --factors",
            "fr": "autres tables de facteurs : établi avec {there}, celles d’ici sont "
            "{here} ; donnez le dossier des bonnes avec --factors",
        }
    ),
    "other_own_factors": Text(
        {
            "en": "other factor tables of the user’s own: made with {there}, those "
            "here are {here}; they travel in the report, or give their folder with "
            "--factors",
            "fr": "autres tables de facteurs propres à l’utilisateur : établi avec "
            "{there}, celles d’ici sont {here} ; elles voyagent dans le rapport, ou "
            "donnez leur dossier avec --factors",
        }
    ),
    "page_altered": Text(
        {
            "en": "page {where} altered: something was added to it after the report "
            "was made",
            "fr": "page {where} altérée : on y a ajouté quelque chose après "
            "l’établissement du rapport",
        }
    ),
    "part_altered": Text(
        {
            "en": "file altered: its part {where} was changed after the report was "
            "made",
            "fr": "fichier altéré : sa partie {where} a été modifiée après "
            "l’établissement du rapport",
        }
    ),
    "journal_broken": Text(
        {
            "en": "journal broken: a record of it was changed, removed or moved",
            "fr": "journal rompu : un enregistrement a été modifié, retiré ou déplacé",
        }
    ),
    "journal_other": Text(
        {
            "en": "other journal: its record {where} is not the one this report names",
            "fr": "autre journal : son enregistrement {where} n’est pas celui que ce "
            "rapport nomme",
        }
    ),
    "journal_moved": Text(
        {
            "en": "note: the journal has gone on since, from record {there} to {here}",
            "fr": "note : le journal a continué depuis, de l’enregistrement {there} à "
            "{here}",
        }
    ),
    "journal_absent": Text(
        {
            "en": "note: this report names no journal, so it cannot be held against "
            "one",
            "fr": "note : ce rapport ne nomme aucun journal, il ne peut donc pas y "
            "être confronté",
        }
    ),
    "layout_own": Text(
        {
            "en": "note: pages not compared: set with a template, a look or a "
            "statement of the user’s own",
            "fr": "note : pages non comparées : elles viennent d’un modèle, d’une "
            "charte ou d’une déclaration propres à l’utilisateur",
        }
    ),
    "signature_broken": Text(
        {
            "en": "signature invalid: {where}: what was signed was changed, or the "
            "signature is of another file",
            "fr": "signature non valable : {where} : ce qui a été signé a été modifié, "
            "ou la signature est celle d’un autre fichier",
        }
    ),
    "signature_partial": Text(
        {
            "en": "signature invalid: {where}: it covers only a part of the file",
            "fr": "signature non valable : {where} : elle ne couvre qu’une partie du "
            "fichier",
        }
    ),
    "signature_overtaken": Text(
        {
            "en": "signature invalid: {where}: after it something other than a "
            "signature was added",
            "fr": "signature non valable : {where} : après elle, autre chose qu’une "
            "signature a été ajouté",
        }
    ),
    "signature_unreadable": Text(
        {
            "en": "signature invalid: {there}",
            "fr": "signature non valable : {there}",
        }
    ),
    "signature_unchecked": Text(
        {
            "en": "note: signatures not checked: install what that needs with "
            'pip install "assessor[sign]"',
            "fr": "note : signatures non vérifiées : installez ce qu’il faut avec "
            'pip install "assessor[sign]"',
        }
    ),
}
SAID = {
    "made": Text(
        {
            "en": "{name}: made on {day} with assessor {version}, questionnaire {pack}",
            "fr": "{name} : établi le {day} avec assessor {version}, questionnaire "
            "{pack}",
        }
    ),
    "refused": Text(
        {
            "en": "figures not computed again: {why}",
            "fr": "chiffres non recalculés : {why}",
        }
    ),
    "identical": Text(
        {
            "en": "computed and set again: the same, byte for byte ({compared} figures "
            "compared, all agree)",
            "fr": "recalculé et remis en page : identique, octet pour octet "
            "({compared} chiffres comparés, tous concordent)",
        }
    ),
    "agree": Text(
        {
            "en": "computed again: {compared} figures compared, all agree",
            "fr": "recalculé : {compared} chiffres comparés, tous concordent",
        }
    ),
    "disagree": Text(
        {
            "en": "computed again: {compared} figures compared, {differing} values do "
            "not agree, the first of them are above",
            "fr": "recalculé : {compared} chiffres comparés, {differing} valeurs ne "
            "concordent pas, les premières sont ci-dessus",
        }
    ),
    "not_set": Text(
        {
            "en": "pages not compared: they are set by another version or basis",
            "fr": "pages non comparées : elles viennent d’une autre version ou base",
        }
    ),
    "fine": Text(
        {
            "en": "verified: the report agrees with its answers. This does not say "
            "that the answers are true.",
            "fr": "vérifié : le rapport concorde avec ses réponses. Cela ne dit pas "
            "que les réponses sont vraies.",
        }
    ),
    "fine_in_figures": Text(
        {
            "en": "verified in its figures: they are those that its answers give. Its "
            "pages were not compared, so read figures in evaluation.json inside it. "
            "This does not say that the answers are true.",
            "fr": "vérifié dans ses chiffres : ce sont ceux que donnent ses réponses. "
            "Ses pages n’ont pas été comparées : lisez les chiffres dans le fichier "
            "evaluation.json qu’il contient. Cela ne dit pas que les réponses sont "
            "vraies.",
        }
    ),
    "failed": Text(
        {
            "en": "not verified: {count} point(s) above do not agree.",
            "fr": "non vérifié : {count} point(s) ci-dessus ne concordent pas.",
        }
    ),
}
