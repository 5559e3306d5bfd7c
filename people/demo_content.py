"""The people and organisations of the demo publication, as plain data.

The people are real and public: their entries hold what the publication that the site
starts from says of them, and nothing else. Only addresses that it states are linked.
"""

PEOPLE: list[dict] = [
    {
        "slug": "franck-cazalas",
        "name": "Franck Cazalas",
        "role": "Chargé de mission, pilote du programme Sohosolo",
        "organisation": "cci-du-gers",
        "place": "Gers, Gascogne",
        "biography": (
            "Chargé de mission à la CCI du Gers, Franck Cazalas pilote Sohosolo, un "
            "programme lancé en 2008 pour aider indépendants, télétravailleurs et "
            "entrepreneurs « nomades » à s’installer dans le département."
        ),
        "links": [],
    },
    {
        "slug": "xavier-de-mazenod",
        "name": "Xavier de Mazenod",
        "role": "Fondateur d’Adverbe et animateur d’un réseau social",
        "organisation": "zevillage",
        "place": "Boitron, près d’Alençon (Orne)",
        "biography": (
            "Xavier de Mazenod a fondé l’entreprise Adverbe en 2002, à Nanterre. "
            "Depuis 2004, c’est à Boitron, près d’Alençon, qu’il télétravaille. Il "
            "anime Zevillage, un réseau social consacré au télétravail."
        ),
        "links": [],
    },
    {
        "slug": "laurent-caplat",
        "name": "Laurent Caplat",
        "role": "Chef d’entreprise",
        "organisation": "bienmanger",
        "place": "La Canourgue (Lozère)",
        "biography": (
            "Chef d’entreprise à La Canourgue, Laurent Caplat dirige Bienmanger.com. "
            "Il compte parmi les membres fondateurs des Webs du Gévaudan et plaide "
            "pour le très haut débit à la campagne."
        ),
        "links": [],
    },
    {
        "slug": "pierre-ygrie",
        "name": "Pierre Ygrie",
        "role": "Promoteur de l’association",
        "organisation": "les-webs-du-gevaudan",
        "place": "Lozère",
        "biography": (
            "En Lozère, Pierre Ygrie promeut Les Webs du Gévaudan, une association "
            "locale tournée vers le Web."
        ),
        "links": [],
    },
]

ORGANISATIONS: list[dict] = [
    {
        "slug": "cci-du-gers",
        "name": "CCI du Gers",
        "kind": "Chambre consulaire",
        "place": "Gers",
        "description": (
            "La chambre de commerce du Gers porte Sohosolo, programme d’aide à "
            "l’installation des indépendants, des télétravailleurs et des "
            "entrepreneurs « nomades »."
        ),
        "links": [],
    },
    {
        "slug": "adverbe",
        "name": "Adverbe",
        "kind": "Entreprise",
        "place": "Nanterre",
        "description": "Entreprise fondée en 2002, à Nanterre, par Xavier de Mazenod.",
        "links": [],
    },
    {
        "slug": "zevillage",
        "name": "Zevillage",
        "kind": "Réseau social",
        "place": "",
        "description": (
            "Réseau social consacré au télétravail, animé par Xavier de Mazenod."
        ),
        "links": [],
    },
    {
        "slug": "bienmanger",
        "name": "Bienmanger.com",
        "kind": "Entreprise",
        "place": "La Canourgue (Lozère)",
        "description": (
            "Entreprise de vente en ligne d’épicerie fine, dirigée par Laurent Caplat. "
            "La fiche de son entretien lui donne une dizaine d’années d’existence, "
            "environ 30 salariés et 3 millions d’euros de chiffre d’affaires (relevé "
            "de démonstration)."
        ),
        "links": [],
    },
    {
        "slug": "les-webs-du-gevaudan",
        "name": "Les Webs du Gévaudan",
        "kind": "Association",
        "place": "Lozère",
        "description": (
            "Association de Lozère tournée vers le Web. Laurent Caplat compte parmi "
            "ses membres fondateurs ; Pierre Ygrie la promeut."
        ),
        "links": [
            {
                "label": "Le site des Webs du Gévaudan",
                "url": "https://websdugevaudan.wordpress.com/",
            },
        ],
    },
    {
        "slug": "localtis",
        "name": "Localtis",
        "kind": "Média",
        "place": "",
        "description": (
            "Publication citée comme source de notre brève sur la méthode SynOpp."
        ),
        "links": [],
    },
    {
        "slug": "france-3",
        "name": "France 3",
        "kind": "Média",
        "place": "",
        "description": (
            "France 3 a diffusé un reportage sur l’initiative ZE Lozère et sur "
            "l’entreprise de Laurent Caplat, où se croisent très haut débit et emploi."
        ),
        "links": [],
    },
    # The signature of the demo articles.
    {
        "slug": "la-redaction-de-relais",
        "name": "La rédaction de Relais",
        "kind": "Média",
        "place": "",
        "description": (
            "Rédaction fictive qui signe les textes et les films de cette "
            "démonstration. Quand vous installerez Relais, c’est la vôtre qui prendra "
            "sa place."
        ),
        "links": [],
    },
]
