"""Where each column of CodeCarbon goes."""

from assessor.exchange.measurements.model import Column, say

_LEFT = say(
    "kept in the file alone: it changes no figure",
    "reste dans le fichier : ne change aucun chiffre",
)
_PARTS = say(
    "not read: energy_consumed is the sum of the three",
    "non lue : energy_consumed est la somme des trois",
)


def _column(to: str, english: str, french: str) -> Column:
    return Column(to, say(english, french))


COLUMNS = {
    "timestamp": _column("year", "its year", "son année"),
    "project_name": _column(
        "name",
        "name of the row; runs of one project are added up",
        "nom de la ligne ; les exécutions d’un projet sont additionnées",
    ),
    "run_id": _column(
        "",
        "of several rows of one run the longest is read: the tool writes running sums",
        "de plusieurs lignes d’une exécution la plus longue est lue : l’outil écrit "
        "des cumuls",
    ),
    "experiment_id": Column("", _LEFT),
    "duration": _column(
        "duration", "time on the clock, from seconds", "durée, depuis des secondes"
    ),
    "emissions": _column(
        "",
        "a note beside the energy; the location-based factor is applied again",
        "note à côté de l’énergie ; le facteur fondé sur la localisation est "
        "appliqué de nouveau",
    ),
    "emissions_rate": Column("", _LEFT),
    **dict.fromkeys(("cpu_power", "gpu_power", "ram_power"), Column("", _LEFT)),
    **dict.fromkeys(("cpu_energy", "gpu_energy", "ram_energy"), Column("", _PARTS)),
    "energy_consumed": _column(
        "energy",
        "energy of the machines, divided by the column pue where it is above 1",
        "énergie des machines, divisée par la colonne pue si elle dépasse 1",
    ),
    "water_consumed": _column(
        "",
        "not read: water is computed from the energy",
        "non lue : l’eau est calculée depuis l’énergie",
    ),
    "country_name": Column("", _LEFT),
    "country_iso_code": _column("place", "where it ran", "lieu d’exécution"),
    "region": Column("", _LEFT),
    "cloud_provider": _column("cloud_zone", "with cloud_region", "avec cloud_region"),
    "cloud_region": _column(
        "cloud_zone", "zone of the provider", "zone du fournisseur"
    ),
    **dict.fromkeys(
        ("os", "python_version", "cpu_count", "cpu_model", "longitude", "latitude"),
        Column("", _LEFT),
    ),
    "codecarbon_version": _column(
        "", "said beside the energy", "dite à côté de l’énergie"
    ),
    "gpu_count": _column(
        "accelerators", "number of cards; 0 is none", "nombre de cartes ; 0 : aucune"
    ),
    "gpu_model": _column(
        "accelerator",
        "the card, where a table has it by that name",
        "la carte, si une table la connaît sous ce nom",
    ),
    "ram_total_size": Column("", _LEFT),
    "tracking_mode": _column(
        "",
        "“process” is said beside the energy: it leaves out the rest of the machine",
        "« process » est dit à côté de l’énergie : le reste de la machine en est exclu",
    ),
    **dict.fromkeys(
        (
            "cpu_utilization_percent",
            "gpu_utilization_percent",
            "ram_utilization_percent",
            "ram_used_gb",
        ),
        Column("", _LEFT),
    ),
    "on_cloud": _column("supply", "Y is a cloud", "Y : un cloud"),
    "pue": _column(
        "pue",
        "where it is above 1; the tool writes 1 when nobody set it",
        "si elle dépasse 1 ; l’outil écrit 1 quand personne ne l’a fixée",
    ),
    "wue": _column("wue", "where it is above 0", "si elle dépasse 0"),
}
