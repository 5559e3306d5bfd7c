"""The territories of the demo publication, as plain data.

Figures come from the publication that the site starts from; the days on which they
were read are demonstration dates, and each source line says so. The populations are
INSEE's own, with their true dates: see ``reference/README.md``.
"""

SOHOSOLO = (
    "Relais, fiche de l’entretien sur Sohosolo (CCI du Gers) ; relevé de démonstration"
)
LA_CANOURGUE = "Relais, fiche de l’entretien à La Canourgue ; relevé de démonstration"
TELECENTRE = "Télécentre de Boitron (Orne), relevé de démonstration"


def figure(value, unit, label, date, source, qualifier=""):
    return {
        "label": label,
        "qualifier": qualifier,
        "value": value,
        "unit": unit,
        "date": date,
        "source": source,
    }


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
        "figures": [
            figure(
                "100",
                "familles",
                "Les familles installées, soit autour de 300 personnes.",
                "2026-11-09",
                SOHOSOLO,
                "environ",
            ),
            figure(
                "2",
                "familles",
                "Les seules familles qui soient reparties.",
                "2026-11-09",
                SOHOSOLO,
            ),
            figure(
                "50",
                "comités locaux",
                "Les équipes de bénévoles qui aident les arrivants.",
                "2026-11-09",
                SOHOSOLO,
            ),
            figure(
                "280",
                "travailleurs nomades",
                "Les membres d’un réseau nourri d’outils numériques et de rencontres.",
                "2026-11-09",
                SOHOSOLO,
                "près de",
            ),
        ],
        "initiatives": [
            {
                "name": "Sohosolo",
                "kind": "Programme",
                "place": "Gers",
                "since": "2008",
                "operator": "cci-du-gers",
                "text": (
                    "<p>Un programme d’aide à l’installation des indépendants, des "
                    "télétravailleurs et des entrepreneurs « nomades ». Les projets "
                    "sont qualifiés en amont ; sur place, des comités de bénévoles "
                    "prennent le relais.</p>"
                ),
            },
        ],
        "people": ["franck-cazalas"],
        "organisations": [],
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
                "aside",
                {
                    "title": "Lire ces chiffres",
                    "text": (
                        "<p>Les dates de relevé sont fictives et servent la "
                        "démonstration, sauf pour la population, que compte l’Insee. "
                        "Les « environ » et les « près de » font partie de "
                        "l’information : gardez-les si vous citez ces valeurs.</p>"
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
        "figures": [
            figure(
                "30",
                "salariés",
                "L’effectif de Bienmanger.com, à La Canourgue.",
                "2026-10-12",
                LA_CANOURGUE,
                "environ",
            ),
            figure(
                "3",
                "millions d’euros",
                "Le chiffre d’affaires de Bienmanger.com.",
                "2026-10-12",
                LA_CANOURGUE,
            ),
        ],
        "initiatives": [
            {
                "name": "ZE Lozère",
                "kind": "Initiative locale",
                "place": "Lozère",
                "text": (
                    "<p>Une initiative que France 3 a montrée dans un reportage, où il "
                    "est question de très haut débit et d’emploi. L’entreprise de "
                    "Laurent Caplat y figure aussi.</p>"
                ),
            },
            {
                "name": "Les Webs du Gévaudan",
                "kind": "Association",
                "place": "Lozère",
                "text": (
                    "<p>Une association locale tournée vers le Web. Laurent Caplat "
                    "compte parmi ses membres fondateurs ; Pierre Ygrie la promeut.</p>"
                ),
                "link": "https://websdugevaudan.wordpress.com/",
            },
        ],
        "people": ["laurent-caplat", "pierre-ygrie"],
        "organisations": ["les-webs-du-gevaudan", "bienmanger"],
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
                "aside",
                {
                    "title": "Lire ces chiffres",
                    "text": (
                        "<p>La population est celle de l’Insee, à sa date. Les autres "
                        "chiffres de ce portrait sont des relevés de démonstration : "
                        "leur date est fictive, et la plupart sont des ordres de "
                        "grandeur.</p>"
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
        "figures": [
            figure(
                "30",
                "Mbit/s",
                "Le débit au télécentre de Boitron.",
                "2026-10-26",
                TELECENTRE,
            ),
            figure(
                "100",
                "€ par mois",
                "Le prix de cette offre à 30 Mbit/s.",
                "2026-10-26",
                TELECENTRE,
            ),
        ],
        "initiatives": [
            {
                "name": "Télécentre de Boitron",
                "kind": "Télécentre",
                "place": "Boitron",
                "text": (
                    "<p>Un lieu de travail, un débit et un prix, dans la commune où "
                    "Xavier de Mazenod télétravaille depuis 2004. L’offre à 30 Mbit/s "
                    "sera le sujet d’une suite annoncée.</p>"
                ),
            },
        ],
        "people": ["xavier-de-mazenod"],
        "organisations": ["zevillage"],
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
                        "cours. La population, elle, est celle de l’Insee, à sa "
                        "date.</p>"
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
        "figures": [],
        "initiatives": [],
        "people": [],
        "organisations": [],
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
                    "title": "Pourquoi un seul chiffre ici",
                    "text": (
                        "<p>La population, que compte l’Insee, est tout ce que nous "
                        "avons. Sur Relais, un chiffre s’affiche avec sa date et sa "
                        "source, ou ne s’affiche pas. Ce portrait en recevra d’autres "
                        "quand la rédaction en aura vérifié.</p>"
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
    {
        "parent": "lozere",
        "slug": "la-canourgue",
        "title": "La Canourgue",
        "level": "commune",
        "code": "48034",
        "former": "",
        "summary": (
            "Un chef-lieu de canton de Lozère, à deux pas de l’A75, d’où une boutique "
            "en ligne vend de l’épicerie fine."
        ),
        "cover": {"landscape": "lozere", "seed": "la-canourgue"},
        "figures": [
            figure(
                "3000",
                "habitants",
                "La population du canton dont La Canourgue est le chef-lieu.",
                "2026-10-12",
                LA_CANOURGUE,
                "environ",
            ),
        ],
        "initiatives": [],
        "people": ["laurent-caplat"],
        "organisations": ["bienmanger"],
        "body": [
            (
                "text",
                (
                    "<p>Millau est à une cinquantaine de kilomètres, au sud, et "
                    "l’autoroute passe tout près. C’est à La Canourgue que Laurent "
                    "Caplat dirige Bienmanger.com.</p>"
                ),
            ),
            (
                "aside",
                {
                    "title": "Canton et commune",
                    "text": (
                        "<p>Deux chiffres, deux périmètres : l’ordre de grandeur est "
                        "celui du canton, à une date fictive ; la population de "
                        "l’Insee est celle de la commune seule.</p>"
                    ),
                },
            ),
        ],
    },
    {
        "parent": "orne",
        "slug": "boitron",
        "title": "Boitron",
        "level": "commune",
        "code": "61051",
        "former": "",
        "summary": (
            "Près d’Alençon, une commune de l’Orne qui a un télécentre, et où Xavier "
            "de Mazenod télétravaille depuis 2004."
        ),
        "cover": {"landscape": "orne", "seed": "boitron"},
        "figures": [],
        "initiatives": [
            {
                "name": "Télécentre de Boitron",
                "kind": "Télécentre",
                "place": "Boitron",
                "text": (
                    "<p>L’offre tient en une ligne : un débit, un prix. Qui s’en sert, "
                    "et à quoi ? Nous ne le savons pas encore.</p>"
                ),
                "figures": [
                    figure(
                        "30",
                        "Mbit/s",
                        "Le débit de l’offre.",
                        "2026-10-26",
                        TELECENTRE,
                    ),
                    figure(
                        "100",
                        "€ par mois",
                        "Le prix de l’offre.",
                        "2026-10-26",
                        TELECENTRE,
                    ),
                ],
            },
        ],
        "people": ["xavier-de-mazenod"],
        "organisations": [],
        "body": [
            (
                "text",
                (
                    "<p>Fondateur d’Adverbe, Xavier de Mazenod anime Zevillage, un "
                    "réseau social consacré au télétravail. Notre entretien filmé avec "
                    "lui porte sur l’économie numérique dans les territoires "
                    "ruraux.</p>"
                ),
            ),
        ],
    },
]
