"""The themes, series and kept promises of the demo publication, as plain data."""

THEMES: list[dict[str, str]] = [
    {
        "slug": "tres-haut-debit",
        "name": "Très haut débit",
        "description": (
            "Ce que les lignes rapides rendent possible loin des villes, et ce qu’il "
            "faut pour les y amener."
        ),
    },
    {
        "slug": "teletravail",
        "name": "Télétravail",
        "description": (
            "Exercer son métier là où l’on vit : les personnes, les lieux partagés et "
            "les réseaux qui le permettent."
        ),
    },
    {
        "slug": "economie-numerique",
        "name": "Économie numérique",
        "description": (
            "Vendre, produire et embaucher à la campagne quand le marché se trouve au "
            "bout de la ligne."
        ),
    },
    {
        "slug": "marketing-territorial",
        "name": "Marketing territorial",
        "description": (
            "Comment un territoire se présente à ceux qui pourraient venir y vivre, y "
            "travailler ou y investir."
        ),
    },
    {
        "slug": "reseaux-initiative-publique",
        "name": "Réseaux d’initiative publique",
        "description": (
            "Quand une collectivité décide du réseau : les choix, les usages et la "
            "valeur qu’il laisse sur place."
        ),
    },
    {
        "slug": "zones-blanches",
        "name": "Zones blanches",
        "description": (
            "Les endroits où le réseau manque, et les moyens d’en réduire le nombre."
        ),
    },
]

SERIES: list[dict[str, str]] = [
    {
        "title": "Économie numérique et emploi rural",
        "description": (
            "L’économie numérique et le retour d’emplois en milieu rural, en "
            "plusieurs entretiens."
        ),
    },
]

# What a story announced, and the slug of the one that keeps the promise.
PROMISES: dict[str, str] = {
    (
        "Laurent Caplat, entrepreneur à La Canourgue : un entretien en quatre séquences"
    ): "laurent-caplat-quatre-questions",
}
