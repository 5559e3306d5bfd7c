"""The territories of the demo publication, as plain data.

Figures come from the publication that the site starts from; the days on which they
were read are demonstration dates, and each source line says so.
"""

TERRITORIES: list[dict] = [
    {
        "slug": "gers",
        "title": "Gers",
        "level": "departement",
        "code": "32",
        "former": "",
        "summary": (
            "En Gascogne, la CCI du Gers tend la main à ceux qui emportent leur métier "
            "avec eux. Son programme Sohosolo existe depuis 2008 ; autour de lui, des "
            "bénévoles accueillent et un réseau s’est formé."
        ),
        "cover": {"landscape": "gers", "seed": "portrait"},
        "body": [
            ("heading", {"text": "S’installer, avec des voisins", "level": "h2"}),
            (
                "text",
                (
                    "<p>Indépendants, télétravailleurs, entrepreneurs « nomades » : "
                    "Sohosolo aide ceux qui peuvent travailler loin d’un siège à poser "
                    "leurs valises dans le Gers. Franck Cazalas, chargé de mission à "
                    "la CCI du Gers, pilote ce programme. Les projets des candidats "
                    "sont qualifiés en amont. Puis viennent les voisins : des comités "
                    "locaux, tenus par des bénévoles, facilitent l’installation.</p>"
                ),
            ),
            (
                "key_number",
                {
                    "value": "100",
                    "unit": "familles environ",
                    "label": "Les familles installées, soit autour de 300 personnes.",
                    "date": "2026-11-09",
                    "source": (
                        "Relais, fiche de l’entretien sur Sohosolo (CCI du Gers) ; "
                        "relevé de démonstration"
                    ),
                    "source_url": "",
                },
            ),
            (
                "key_number",
                {
                    "value": "2",
                    "unit": "familles",
                    "label": "Les seules familles qui soient reparties.",
                    "date": "2026-11-09",
                    "source": (
                        "Relais, fiche de l’entretien sur Sohosolo (CCI du Gers) ; "
                        "relevé de démonstration"
                    ),
                    "source_url": "",
                },
            ),
            (
                "key_number",
                {
                    "value": "50",
                    "unit": "comités locaux",
                    "label": "Les équipes de bénévoles qui aident les arrivants.",
                    "date": "2026-11-09",
                    "source": (
                        "Relais, fiche de l’entretien sur Sohosolo (CCI du Gers) ; "
                        "relevé de démonstration"
                    ),
                    "source_url": "",
                },
            ),
            ("heading", {"text": "Travailler seul, pas isolé", "level": "h2"}),
            (
                "text",
                (
                    "<p>Le programme ne s’arrête pas au déménagement. Des travailleurs "
                    "nomades se retrouvent dans un réseau, en ligne par l’intranet et "
                    "les réseaux sociaux, et de vive voix lors de rencontres "
                    "régulières.</p>"
                ),
            ),
            (
                "key_number",
                {
                    "value": "280",
                    "unit": "travailleurs nomades",
                    "label": (
                        "Près de 280 membres pour un réseau nourri d’outils numériques "
                        "et de rencontres."
                    ),
                    "date": "2026-11-09",
                    "source": (
                        "Relais, fiche de l’entretien sur Sohosolo (CCI du Gers) ; "
                        "relevé de démonstration"
                    ),
                    "source_url": "",
                },
            ),
            (
                "aside",
                {
                    "title": "Lire ces chiffres",
                    "text": (
                        "<p>Les dates de relevé sont fictives et servent la "
                        "démonstration. Les « environ » et les « près de » font partie "
                        "de l’information : gardez-les si vous citez ces valeurs.</p>"
                    ),
                },
            ),
        ],
    },
    {
        "slug": "lozere",
        "title": "Lozère",
        "level": "departement",
        "code": "48",
        "former": "",
        "summary": (
            "Un commerce en ligne dans un chef-lieu de canton, une association du Web, "
            "une initiative locale passée par la télévision : en Lozère, le très haut "
            "débit se discute à partir d’exemples."
        ),
        "cover": {"landscape": "lozere", "seed": "portrait"},
        "body": [
            (
                "heading",
                {"text": "Une boutique en ligne à La Canourgue", "level": "h2"},
            ),
            (
                "text",
                (
                    "<p>L’A75 passe tout près ; Millau est à une cinquantaine de "
                    "kilomètres, au sud. La Canourgue (code commune 48034) est le "
                    "chef-lieu de son canton, qui compte environ 3 000 habitants. "
                    "C’est là que Bienmanger.com vend de l’épicerie fine, en ligne. "
                    "Son dirigeant, Laurent Caplat, plaide pour le très haut débit à "
                    "la campagne.</p>"
                ),
            ),
            (
                "key_number",
                {
                    "value": "30",
                    "unit": "salariés environ",
                    "label": "L’effectif de Bienmanger.com, à La Canourgue.",
                    "date": "2026-10-12",
                    "source": (
                        "Relais, fiche de l’entretien à La Canourgue ; relevé de "
                        "démonstration"
                    ),
                    "source_url": "",
                },
            ),
            (
                "key_number",
                {
                    "value": "3",
                    "unit": "millions d’euros",
                    "label": "Le chiffre d’affaires de Bienmanger.com.",
                    "date": "2026-10-12",
                    "source": (
                        "Relais, fiche de l’entretien à La Canourgue ; relevé de "
                        "démonstration"
                    ),
                    "source_url": "",
                },
            ),
            ("heading", {"text": "La Lozère prend l’initiative", "level": "h2"}),
            (
                "text",
                (
                    "<p>Deux noms à retenir. ZE Lozère, une initiative locale, a eu "
                    "les honneurs d’un reportage de France 3, où il est question de "
                    "débit et d’emploi. Les Webs du Gévaudan forment une association "
                    "tournée vers le Web : Laurent Caplat compte parmi ses membres "
                    "fondateurs, et Pierre Ygrie la promeut.</p>"
                ),
            ),
            (
                "links",
                {
                    "title": "Pour aller plus loin",
                    "links": [
                        {
                            "label": "Les Webs du Gévaudan",
                            "url": "https://websdugevaudan.wordpress.com/",
                            "note": "Le site de l’association",
                        },
                    ],
                },
            ),
            (
                "aside",
                {
                    "title": "Lire ces chiffres",
                    "text": (
                        "<p>Les chiffres de ce portrait sont des relevés de "
                        "démonstration : leur date est fictive, et la plupart sont des "
                        "ordres de grandeur.</p>"
                    ),
                },
            ),
        ],
    },
    {
        "slug": "orne",
        "title": "Orne",
        "level": "departement",
        "code": "61",
        "former": "",
        "summary": (
            "À Boitron, près d’Alençon, le télécentre met un prix sur le débit. Dans "
            "la même commune, Xavier de Mazenod télétravaille depuis 2004. Une "
            "question relie les deux : comment ramener des emplois à la campagne ?"
        ),
        "cover": {"landscape": "orne", "seed": "portrait"},
        "body": [
            ("heading", {"text": "Boitron, un débit et son prix", "level": "h2"}),
            (
                "text",
                (
                    "<p>À Boitron (code commune 61051), l’offre du télécentre s’énonce "
                    "en une ligne : un débit, un prix. Ce n’est pas toute l’histoire "
                    "d’un lieu de travail, mais c’est assez pour comparer, pour "
                    "discuter et, le cas échéant, pour contester. Qui s’en sert, et à "
                    "quoi ? Nous ne le savons pas encore.</p>"
                ),
            ),
            (
                "key_number",
                {
                    "value": "30",
                    "unit": "Mbit/s",
                    "label": "Le débit au télécentre de Boitron.",
                    "date": "2026-10-26",
                    "source": "Télécentre de Boitron (Orne), relevé de démonstration",
                    "source_url": "",
                },
            ),
            (
                "key_number",
                {
                    "value": "100",
                    "unit": "€ par mois",
                    "label": "Le prix de cette offre à 30 Mbit/s.",
                    "date": "2026-10-26",
                    "source": "Télécentre de Boitron (Orne), relevé de démonstration",
                    "source_url": "",
                },
            ),
            ("heading", {"text": "Le bureau à la campagne", "level": "h2"}),
            (
                "text",
                (
                    "<p>Xavier de Mazenod a fondé Adverbe à Nanterre, en 2002 ; deux "
                    "ans plus tard, il télétravaillait à Boitron. Il anime Zevillage, "
                    "un réseau social dont le télétravail est le sujet. Notre "
                    "entretien filmé avec lui porte sur l’économie numérique et sur le "
                    "retour d’emplois dans les territoires ruraux. Deux suites sont "
                    "annoncées : un article sur cette économie, et un point sur "
                    "l’offre du télécentre.</p>"
                ),
            ),
            (
                "aside",
                {
                    "title": "Lire ces chiffres",
                    "text": (
                        "<p>Le débit et le prix sont des relevés de démonstration, à "
                        "une date fictive. Avant de vous engager, demandez l’offre en "
                        "cours.</p>"
                    ),
                },
            ),
        ],
    },
    {
        "slug": "limousin",
        "title": "Limousin",
        "level": "ancienne_region",
        "code": "74",
        "former": "avant 2016",
        "summary": (
            "Quand on parle d’attirer des habitants, cette ancienne région revient en "
            "exemple : on la cite pour un marketing territorial délibéré, qui "
            "infléchit les flux démographiques."
        ),
        "cover": {"landscape": "limousin", "seed": "portrait"},
        "body": [
            (
                "heading",
                {"text": "Faire venir, un choix qui se travaille", "level": "h2"},
            ),
            (
                "text",
                (
                    "<p>Un territoire peut attendre que l’on s’intéresse à lui. Il "
                    "peut aussi se présenter, dire à qui il s’adresse et ce qu’il "
                    "offre : c’est ce que l’on nomme le marketing territorial. Le "
                    "Limousin est cité comme une région qui a choisi la seconde voie, "
                    "assez résolument pour peser sur les flux démographiques.</p>"
                    "<p>Comment, avec quels moyens, auprès de qui ? Nous n’en savons "
                    "pas davantage aujourd’hui. Et pour un site consacré au numérique, "
                    "une autre question se greffe aussitôt : quelle place y tiennent "
                    "les réseaux ?</p>"
                ),
            ),
            (
                "aside",
                {
                    "title": "Pourquoi aucun chiffre ici",
                    "text": (
                        "<p>Parce que nous n’en avons pas. Sur Relais, un chiffre "
                        "s’affiche avec sa date et sa source, ou ne s’affiche pas. Ce "
                        "portrait en recevra quand la rédaction en aura vérifié.</p>"
                    ),
                },
            ),
            ("heading", {"text": "Une région d’avant 2016", "level": "h2"}),
            (
                "text",
                (
                    "<p>Le Limousin figure ici comme ancienne région, sous le code 74, "
                    "valable avant 2016. Garder ce nom et ce code permet de retrouver "
                    "ce qui a été écrit sur lui.</p>"
                ),
            ),
        ],
    },
]
