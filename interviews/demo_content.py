"""The interviews of the demo publication and their films, as plain data.

Every fact comes from the publication that the site starts from; publication dates are
demonstration dates. The guests are real people who took no part in this: questions and
facts are a narrator's, nobody is quoted, and there is no pull quote. The four questions
to Laurent Caplat were put to him; those of the other two interviews are the newsroom's.
"""

FILM_CREDIT = "Relais, muet et dessiné par le site"

# In demo_films/, with their captions; drawn on the landscapes of their posters.
FILMS: dict[str, dict] = {
    "caplat-1": {
        "title": "Démonstration : quatre questions à Laurent Caplat (1)",
        "captions": "caplat-1.srt",
        "poster": {"landscape": "lozere", "seed": "caplat-1"},
    },
    "caplat-2": {
        "title": "Démonstration : quatre questions à Laurent Caplat (2)",
        "captions": "caplat-2.vtt",
        "poster": {"landscape": "lozere", "seed": "caplat-2"},
    },
    "caplat-3": {
        "title": "Démonstration : quatre questions à Laurent Caplat (3)",
        "captions": "caplat-3.vtt",
        "poster": {"landscape": "lozere", "seed": "caplat-3"},
    },
    "caplat-4": {
        "title": "Démonstration : quatre questions à Laurent Caplat (4)",
        "captions": "caplat-4.srt",
        "poster": {"landscape": "lozere", "seed": "caplat-4"},
    },
    "cazalas": {
        "title": "Démonstration : Sohosolo en trois questions",
        "captions": "cazalas.vtt",
        "poster": {"landscape": "gers", "seed": "cazalas"},
    },
    "mazenod": {
        "title": "Démonstration : de Nanterre à Boitron",
        "captions": "mazenod.srt",
        "poster": {"landscape": "orne", "seed": "mazenod"},
    },
    # A video that exists nowhere, to show how one hosted elsewhere is announced.
    "mazenod-youtube": {
        "title": "Démonstration : une vidéo hébergée ailleurs",
        "captions": "mazenod-youtube.vtt",
        "poster": {"landscape": "orne", "seed": "ailleurs"},
        "elsewhere": {
            "link": "https://www.youtube.com/watch?v=relais-demo",
            "duration": 36,
            "credit": "aucun, puisque cette adresse est fictive",
        },
    },
}

INTERVIEWS: list[dict] = [
    # One film with three windows.
    {
        "slug": "franck-cazalas-sohosolo",
        "title": "Franck Cazalas et Sohosolo : s’installer dans le Gers avec son métier",
        "standfirst": (
            "Une centaine de familles installées, deux seulement reparties : à la CCI "
            "du Gers, Franck Cazalas pilote un programme lancé en 2008 pour ceux qui "
            "emportent leur travail avec eux. Trois questions, un seul film."
        ),
        "published": "2026-11-09T09:00:00+01:00",
        "territories": ["gers"],
        "themes": ["teletravail", "marketing-territorial"],
        "series": None,
        "part": None,
        "guests": [
            {
                "person": "franck-cazalas",
                "role": "Chargé de mission, pilote du programme Sohosolo",
                "organisation": "cci-du-gers",
            },
        ],
        "follow_ups": [
            {
                "title": "Sohosolo dans le Gers : prochaine étape",
                "note": "",
                "territory": "gers",
            },
        ],
        "cover": {"landscape": "gers", "seed": "cazalas"},
        "introduction": (
            "<p>Chargé de mission à la CCI du Gers, Franck Cazalas pilote Sohosolo. Le "
            "programme s’adresse aux indépendants, aux télétravailleurs et aux "
            "entrepreneurs « nomades » : il les aide à s’installer dans le "
            "département.</p>"
            "<p><b>Ceci est une démonstration.</b> Le film est muet, dessiné par le "
            "site et d’un seul tenant : chaque question en montre un extrait. Les "
            "questions sont celles de la rédaction ; un narrateur y répond par des "
            "faits déjà publiés. Franck Cazalas n’y a pas pris part, et n’y est pas "
            "cité.</p>"
        ),
        "segments": [
            {
                "question": "À quoi sert le programme Sohosolo ?",
                "film": "cazalas",
                "start": "0:00",
                "end": "0:22",
                "answer": (
                    "<p>Porté par la CCI du Gers depuis 2008, Sohosolo aide des "
                    "indépendants, des télétravailleurs et des entrepreneurs "
                    "« nomades » à s’installer.</p>"
                ),
                "note": "",
            },
            {
                "question": "Combien de familles se sont installées ?",
                "film": "cazalas",
                "start": "0:22",
                "end": "0:45",
                "answer": (
                    "<p>Une centaine, soit autour de 300 personnes. Deux familles "
                    "seulement sont reparties. Les projets des candidats sont "
                    "qualifiés en amont.</p>"
                ),
                "note": (
                    "Relevés de démonstration, à une date fictive. Les « autour de » "
                    "font partie de l’information."
                ),
            },
            {
                "question": "Qui accompagne les arrivants ?",
                "film": "cazalas",
                "start": "0:45",
                "end": "",
                "answer": (
                    "<p>Cinquante comités locaux, tenus par des bénévoles, aident les "
                    "nouveaux venus à s’installer. Près de 280 travailleurs nomades "
                    "forment un réseau, que nourrissent des outils numériques "
                    "(intranet, réseaux sociaux) et des rencontres régulières.</p>"
                ),
                "note": "Relevés de démonstration, à une date fictive.",
            },
        ],
    },
    # Part of a series: a film with two windows, and a video hosted elsewhere.
    {
        "slug": "xavier-de-mazenod-emploi-rural",
        "title": "Xavier de Mazenod et le retour des emplois à la campagne",
        "standfirst": (
            "Il a fondé Adverbe à Nanterre, télétravaille à Boitron depuis 2004 et "
            "anime Zevillage. Première partie d’une série sur l’économie numérique et "
            "l’emploi en milieu rural."
        ),
        "published": "2026-10-26T09:00:00+01:00",
        "territories": ["orne"],
        "themes": ["teletravail", "economie-numerique"],
        "series": "Économie numérique et emploi rural",
        "part": 1,
        "guests": [
            {
                "person": "xavier-de-mazenod",
                "role": "Fondateur d’Adverbe, animateur d’un réseau social",
                "organisation": "zevillage",
            },
        ],
        "follow_ups": [
            {
                "title": "L’économie numérique appliquée aux territoires ruraux",
                "note": "Article",
                "territory": "orne",
            },
            {
                "title": "Télécentre de Boitron : retour sur l’offre à 30 Mbit/s",
                "note": "",
                "territory": "orne",
            },
        ],
        "cover": {"landscape": "orne", "seed": "mazenod"},
        "introduction": (
            "<p>Boitron, près d’Alençon : Xavier de Mazenod y télétravaille depuis "
            "2004. L’entretien porte sur l’économie numérique et sur le retour "
            "d’emplois à la campagne.</p>"
            "<p><b>Ceci est une démonstration.</b> Le film est muet et dessiné par le "
            "site ; la dernière séquence annonce une vidéo hébergée ailleurs, à une "
            "adresse fictive. Les questions sont celles de la rédaction ; un narrateur "
            "y répond par des faits déjà publiés. Xavier de Mazenod n’y a pas pris "
            "part, et n’y est pas cité.</p>"
        ),
        "segments": [
            {
                "question": "De Nanterre à Boitron, quel parcours ?",
                "film": "mazenod",
                "start": "0:00",
                "end": "0:26",
                "answer": (
                    "<p>Xavier de Mazenod fonde Adverbe en 2002, à Nanterre. Depuis "
                    "2004, il télétravaille à Boitron, dans l’Orne. Il anime "
                    "Zevillage, un réseau social consacré au télétravail.</p>"
                ),
                "note": "",
            },
            {
                "question": "Que propose le télécentre de Boitron ?",
                "film": "mazenod",
                "start": "0:26",
                "end": "",
                "answer": (
                    "<p>Un débit de 30 Mbit/s, pour 100 € par mois. Qui s’en sert, et "
                    "à quoi ? Ce sera l’objet d’une suite, annoncée plus bas.</p>"
                ),
                "note": "Relevés de démonstration, à une date fictive.",
            },
            {
                "question": "Comment ramener des emplois en milieu rural ?",
                "film": "mazenod-youtube",
                "start": "",
                "end": "",
                "answer": (
                    "<p>C’est le sujet de l’entretien, et celui de la série. Un "
                    "article sur l’économie numérique appliquée aux territoires ruraux "
                    "est annoncé.</p>"
                ),
                "note": (
                    "L’adresse YouTube de cette séquence est fictive : elle montre "
                    "comment une vidéo hébergée ailleurs est annoncée. Si vous la "
                    "demandez, YouTube répondra qu’elle n’existe pas."
                ),
            },
        ],
    },
    # Four films, one for each question.
    {
        "slug": "laurent-caplat-quatre-questions",
        "title": "Quatre questions à Laurent Caplat sur le très haut débit",
        "standfirst": (
            "Une épicerie fine en ligne, une trentaine de salariés, un chef-lieu de "
            "canton en Lozère : voilà le décor. Pour chaque question, une séquence, et "
            "les faits qui l’éclairent."
        ),
        "published": "2026-10-12T09:00:00+02:00",
        "territories": ["lozere"],
        "themes": ["tres-haut-debit", "economie-numerique"],
        "series": None,
        "part": None,
        "guests": [
            {
                "person": "laurent-caplat",
                "role": "Chef d’entreprise, membre fondateur des Webs du Gévaudan",
                "organisation": "bienmanger",
            },
        ],
        "follow_ups": [],
        "cover": {"landscape": "lozere", "seed": "caplat-1"},
        "introduction": (
            "<p>Laurent Caplat dirige Bienmanger.com, à La Canourgue, et défend le "
            "très haut débit en milieu rural. Après le reportage de France 3, nous "
            "avions annoncé un entretien en quatre séquences. Le voici.</p>"
            "<p><b>Ceci est une démonstration.</b> Les quatre films sont muets et "
            "dessinés par le site. Un narrateur y rappelle chaque question, puis des "
            "faits déjà publiés. Laurent Caplat n’y a pas pris part : ses réponses lui "
            "appartiennent, et nous n’en inventons aucune.</p>"
        ),
        "segments": [
            {
                "question": "Pourquoi faut-il du THD en milieu rural ?",
                "film": "caplat-1",
                "start": "",
                "end": "",
                "answer": (
                    "<p>La Canourgue est le chef-lieu d’un canton d’environ 3 000 "
                    "habitants, près de l’A75, à une cinquantaine de kilomètres au "
                    "nord de Millau. Laurent Caplat y dirige une entreprise. France 3 "
                    "a diffusé un reportage sur elle et sur ZE Lozère, où se croisent "
                    "très haut débit et emploi.</p>"
                ),
                "note": "",
            },
            {
                "question": "Comment déployer du THD dans ces zones ?",
                "film": "caplat-2",
                "start": "",
                "end": "",
                "answer": (
                    "<p>Deux expressions aident à lire la question. Dans un <b>réseau "
                    "d’initiative publique</b> (RIP), l’équipement est décidé par une "
                    "collectivité ; dans une <b>zone blanche</b>, le réseau manque. Un "
                    "repère, dans l’Orne : au télécentre de Boitron, 30 Mbit/s pour "
                    "100 € par mois.</p>"
                ),
                "note": "Débit et prix : relevés de démonstration, à une date fictive.",
            },
            {
                "question": (
                    "Quels sont les besoins Web et réseau de l’entreprise de Laurent ?"
                ),
                "film": "caplat-3",
                "start": "",
                "end": "",
                "answer": (
                    "<p>L’entreprise, Bienmanger.com, vend de l’épicerie fine en "
                    "ligne. La fiche de l’entretien lui donne une dizaine d’années "
                    "d’existence, environ 30 salariés et 3 millions d’euros de chiffre "
                    "d’affaires.</p>"
                ),
                "note": "Relevés de démonstration, à une date fictive.",
            },
            {
                "question": (
                    "Quel est le sens des initiatives locales prises en Lozère ?"
                ),
                "film": "caplat-4",
                "start": "",
                "end": "",
                "answer": (
                    "<p>Deux noms. ZE Lozère, une initiative locale que France 3 a "
                    "montrée ; et Les Webs du Gévaudan, une association du Web que "
                    "promeut Pierre Ygrie et dont Laurent Caplat est membre fondateur. "
                    "L’adresse de l’association : <a "
                    'href="https://websdugevaudan.wordpress.com/">websdugevaudan.'
                    "wordpress.com</a>.</p>"
                ),
                "note": "",
            },
        ],
    },
]
