"""The texts of the demo articles, as plain data.

Every fact comes from the publication that the site starts from. Publication dates and
the dates of the key numbers are demonstration dates, and the texts say so. Real people
are given no words, no opinions and no biography beyond those facts.
"""

ARTICLES: list[dict] = [
    # A brief that credits its source.
    {
        "slug": "synopp-la-vision-avant-les-previsions",
        "title": "SynOpp : et si l’on commençait par la vision ?",
        "kind": "brief",
        "standfirst": (
            "Moins de prévisions, davantage de cap : repérée dans Localtis, la méthode "
            "SynOpp tourne le dos aux plans d’affaires prédictifs et aux vieilles "
            "recettes du marketing."
        ),
        "published": "2026-11-16T09:00:00+01:00",
        "territories": [],
        "themes": ["economie-numerique", "marketing-territorial"],
        "source": {"name": "Localtis", "url": "", "date": None},
        "follow_ups": [],
        "cover": {"landscape": "reseau", "seed": "synopp"},
        "body": [
            (
                "text",
                (
                    "<p>Un tableur, des hypothèses, une courbe qui monte : quiconque a "
                    "défendu un projet connaît la scène. La méthode <b>SynOpp</b>, "
                    "repérée dans Localtis, refuse de la rejouer. Elle récuse le plan "
                    "d’affaires qui prétend prédire, écarte le marketing d’autrefois "
                    "et leur préfère un mot : la <i>vision</i>.</p>"
                    "<p>Le mot est ambitieux. Il est aussi glissant, et nous nous "
                    "garderons de lui faire dire plus qu’il ne dit. Ce qui nous "
                    "intéresse est le changement d’ordre qu’il suggère. Un plan "
                    "demande d’abord combien et quand ; une vision oblige à répondre "
                    "d’abord pour quoi et avec qui. Pour un territoire rural qui "
                    "réfléchit à son économie numérique, commencer par l’une ou par "
                    "l’autre n’est pas un détail. Cette lecture est la nôtre : elle "
                    "n’engage que la rédaction.</p>"
                ),
            ),
            ("heading", {"text": "Ce que cette brève ne dit pas", "level": "h2"}),
            (
                "text",
                (
                    "<p>Une brève signale, elle n’évalue pas. Nous n’avons ni essayé "
                    "la méthode, ni interrogé ceux qui s’en servent, ni mesuré ses "
                    "effets.</p>"
                ),
            ),
            (
                "aside",
                {
                    "title": "Lire la suite",
                    "text": (
                        "<p>L’information vient de Localtis : c’est là que se trouve "
                        "l’article d’origine, dont nous ne reproduisons aucun passage. "
                        "Son adresse ne figure pas dans la documentation de cette "
                        "démonstration ; plutôt que d’en inventer une, nous ne donnons "
                        "pas de lien.</p>"
                    ),
                },
            ),
        ],
    },
    # What the newsroom has announced and not published yet.
    {
        "slug": "a-suivre-orne-gers",
        "title": "À suivre : trois chantiers sur l’établi de la rédaction",
        "kind": "article",
        "standfirst": (
            "Un article sur l’économie numérique des campagnes, un retour sur l’offre "
            "du télécentre de Boitron, une nouvelle étape avec Sohosolo : voici ce que "
            "nous préparons, et ce qui est déjà établi."
        ),
        "published": "2026-11-17T09:00:00+01:00",
        "territories": ["orne", "gers"],
        "themes": ["teletravail", "economie-numerique", "tres-haut-debit"],
        "source": None,
        # The interviews announce them: here they are told, not announced again.
        "follow_ups": [],
        "cover": {"landscape": "orne", "seed": "a-suivre"},
        "body": [
            (
                "text",
                (
                    "<p>Annoncer une suite, c’est contracter une dette envers ses "
                    "lecteurs. Nos entretiens filmés nous en ont laissé trois. Les "
                    "voici, avec ce que nous savons déjà et ce qui reste à "
                    "vérifier.</p>"
                ),
            ),
            ("heading", {"text": "Dans l’Orne, deux sujets", "level": "h2"}),
            (
                "text",
                (
                    "<p>L’entretien avec Xavier de Mazenod, télétravailleur à Boitron "
                    "depuis 2004, portait sur l’économie numérique et le retour "
                    "d’emplois à la campagne. Sa publication annonçait deux "
                    "prolongements : un article sur l’économie numérique appliquée aux "
                    "territoires ruraux, et un point sur le télécentre de Boitron, "
                    "avec ses 30 Mbit/s pour 100 € par mois. Le tarif est connu ; les "
                    "usages restent à raconter.</p>"
                ),
            ),
            ("pull", {"kind": "story", "slug": "xavier-de-mazenod-emploi-rural"}),
            ("heading", {"text": "Dans le Gers, un accueil à suivre", "level": "h2"}),
            (
                "text",
                (
                    "<p>Franck Cazalas pilote à la CCI du Gers le programme Sohosolo, "
                    "lancé en 2008. Le bilan : une centaine de familles se sont "
                    "installées, environ 300 personnes en tout, et deux familles "
                    "seulement sont reparties. Sur place, 50 comités locaux de "
                    "bénévoles aident les arrivants, et près de 280 travailleurs "
                    "nomades forment un réseau. Nous y reviendrons.</p>"
                ),
            ),
            ("pull", {"kind": "story", "slug": "franck-cazalas-sohosolo"}),
            (
                "aside",
                {
                    "title": "Note de la rédaction",
                    "text": (
                        "<p>Les chiffres cités sont des relevés de démonstration. Nous "
                        "n’annonçons pas de date : un sujet paraît quand il est "
                        "vérifié et relu.</p>"
                    ),
                },
            ),
        ],
    },
    # A brief that announces an interview.
    {
        "slug": "ze-lozere-reportage-france-3",
        "title": "Très haut débit et emploi : la Lozère vue par France 3",
        "kind": "brief",
        "standfirst": (
            "Un reportage de France 3 s’intéresse à l’initiative ZE Lozère et à "
            "l’entreprise de Laurent Caplat. Son fil conducteur : ce que le très haut "
            "débit peut avoir à faire avec l’emploi."
        ),
        "published": "2025-12-11T09:00:00+01:00",
        "territories": ["lozere"],
        "themes": ["tres-haut-debit", "economie-numerique"],
        "source": {"name": "un reportage de France 3", "url": "", "date": None},
        "follow_ups": [
            {
                "title": (
                    "Laurent Caplat, entrepreneur à La Canourgue : un entretien en "
                    "quatre séquences"
                ),
                "note": "Entretien filmé",
                "territory": "lozere",
            },
        ],
        "cover": {"landscape": "lozere", "seed": "france-3"},
        "body": [
            (
                "text",
                (
                    "<p>Trois lettres, aucune image : « THD » n’est pas un sigle fait "
                    "pour la télévision. France 3 lui consacre pourtant un reportage, "
                    "et l’aborde par deux noms de Lozère : ZE Lozère, une initiative "
                    "locale, et l’entreprise de Laurent Caplat. Au bout du câble, un "
                    "sujet que tout le monde comprend : l’emploi.</p>"
                    "<p>L’entreprise, c’est Bienmanger.com, qui vend en ligne de "
                    "l’épicerie fine. Son adresse surprendra ceux qui logent le "
                    "commerce électronique dans les métropoles : La Canourgue, "
                    "chef-lieu d’un canton de quelque 3 000 habitants, près de l’A75. "
                    "Millau est à une cinquantaine de kilomètres, au sud. Une dizaine "
                    "d’années d’existence, une trentaine de salariés, 3 millions "
                    "d’euros de chiffre d’affaires : voilà pour la fiche "
                    "d’identité.</p>"
                ),
            ),
            ("heading", {"text": "La suite, question par question", "level": "h2"}),
            (
                "text",
                (
                    "<p>Un reportage va vite, c’est son métier. Le nôtre sera de "
                    "prendre le temps : Relais prépare un entretien filmé avec Laurent "
                    "Caplat. Quatre questions, une séquence pour chacune : pourquoi du "
                    "THD en milieu rural, comment l’y déployer, quels besoins Web et "
                    "réseau pour son entreprise, quel sens donner aux initiatives "
                    "locales de Lozère. Les réponses lui appartiennent ; nous n’en "
                    "devançons aucune.</p>"
                ),
            ),
            (
                "aside",
                {
                    "title": "Qui est qui",
                    "text": (
                        "<ul>"
                        "<li><b>Laurent Caplat</b> dirige Bienmanger.com. Défenseur du "
                        "THD en milieu rural, il est membre fondateur des Webs du "
                        "Gévaudan.</li>"
                        '<li><b><a href="https://websdugevaudan.wordpress.com/">Les '
                        "Webs du Gévaudan</a></b> : association locale tournée vers le "
                        "Web, que promeut Pierre Ygrie.</li>"
                        "<li><b>ZE Lozère</b> : initiative locale montrée par "
                        "France 3.</li></ul>"
                        "<p>Chiffres : relevés de démonstration. La vidéo n’est pas "
                        "intégrée ici, faute d’adresse connue.</p>"
                    ),
                },
            ),
            ("pull", {"kind": "territory", "slug": "lozere"}),
        ],
    },
    # An opinion piece, argued in three numbered parts.
    {
        "slug": "valeur-numerique-d-un-territoire",
        "title": "La valeur numérique d’un territoire tient-elle dans une box ?",
        "kind": "opinion",
        "standfirst": (
            "D’un côté, des réseaux d’initiative publique ; de l’autre, un abonnement "
            "à trois services. Données, voix, images : et si on lisait l’offre avec "
            "les yeux du territoire, et plus seulement avec ceux de l’abonné ?"
        ),
        "published": "2025-11-20T09:00:00+01:00",
        "territories": [],
        "themes": [
            "reseaux-initiative-publique",
            "tres-haut-debit",
            "zones-blanches",
            "marketing-territorial",
        ],
        "source": None,
        "follow_ups": [],
        "cover": {"landscape": "reseau", "seed": "nuit"},
        "body": [
            (
                "text",
                (
                    "<p>Imaginons deux réunions. Dans la première, des élus parlent de "
                    "leur réseau d’initiative publique. Les mots sont longs et les "
                    "échéances aussi : attractivité, télétravail, égalité entre les "
                    "bourgs et les villes. Dans la seconde, un vendeur présente une "
                    "offre à un habitant. Les mots sont courts : Internet, téléphone, "
                    "télévision. Un prix, une signature, un rendez-vous.</p>"
                    "<p>Les deux réunions parlent de la même ligne. Entre l’une et "
                    "l’autre, pourtant, il s’est passé quelque chose que l’on commente "
                    "peu : un projet de territoire est devenu un produit. Rien de "
                    "choquant à cela, c’est ainsi qu’une infrastructure finit par "
                    "entrer dans les maisons. Mais ce que la collectivité espère et ce "
                    "que l’abonné paie ne se comptent pas dans la même monnaie.</p>"
                    "<p>Reprenons donc les trois services du <i>triple play</i>, un "
                    "par un, avec à chaque fois la même question, un peu têtue : qu’y "
                    "gagne le territoire, une fois l’abonné servi ?</p>"
                ),
            ),
            (
                "aside",
                {
                    "title": "Petit lexique avant de commencer",
                    "text": (
                        "<ul>"
                        "<li><b>RIP</b>, pour réseau d’initiative publique : "
                        "l’équipement y est décidé par une collectivité, et non par le "
                        "seul calcul d’un opérateur.</li>"
                        "<li><b>THD</b>, très haut débit : le sigle classe une "
                        "connexion par sa vitesse ; il ne dit rien de son usage.</li>"
                        "<li><b><i>Triple play</i></b> : une offre commerciale qui "
                        "vend ensemble l’accès à Internet, le téléphone et la "
                        "télévision.</li></ul>"
                    ),
                },
            ),
            (
                "table",
                {
                    "caption": (
                        "Les trois services du triple play : ce qui est vendu, ce "
                        "qu’un territoire peut demander"
                    ),
                    "columns": [
                        "Service",
                        "Ce qui est vendu",
                        "Ce qu’un territoire peut demander",
                    ],
                    "rows": [
                        [
                            "Les données",
                            "Un accès à Internet, décrit par un débit et un prix",
                            (
                                "Une connexion qui sache aussi envoyer, et sur "
                                "laquelle un métier puisse compter"
                            ),
                        ],
                        [
                            "La voix",
                            "Un service téléphonique, compris dans l’ensemble",
                            (
                                "Une ligne qui tienne, un interlocuteur quand elle "
                                "lâche, une réponse pour les zones blanches"
                            ),
                        ],
                        [
                            "Les images",
                            "Un accès à des chaînes et à des programmes",
                            "De quoi montrer le pays autant que regarder le monde",
                        ],
                    ],
                },
            ),
            (
                "text",
                (
                    "<p>Ce tableau ne contient pas un chiffre, et c’est volontaire : "
                    "il ne compare pas des tarifs, il compare des intentions. "
                    "Lisons-le ligne à ligne.</p>"
                ),
            ),
            (
                "heading",
                {
                    "text": "Les données : acheter un accès, espérer une activité",
                    "level": "h2",
                },
            ),
            (
                "text",
                (
                    "<p>Première ligne, la plus facile à chiffrer. Au télécentre de "
                    "Boitron, dans l’Orne, le marché est limpide : 30 Mbit/s pour "
                    "100 € par mois. Chacun trouvera la somme élevée ou raisonnable ; "
                    "du moins peut-on en discuter, puisqu’elle est posée sur la "
                    "table.</p>"
                ),
            ),
            (
                "key_number",
                {
                    "value": "30",
                    "unit": "Mbit/s",
                    "label": "Le débit au télécentre de Boitron, pour 100 € par mois.",
                    "date": "2025-11-20",
                    "source": "Télécentre de Boitron (Orne), relevé de démonstration",
                    "source_url": "",
                },
            ),
            (
                "text",
                (
                    "<p>Seulement, un débit est une capacité. C’est la largeur d’un "
                    "chemin, et personne n’a jamais jugé de la vie d’un village à la "
                    "largeur de ses chemins. On regarde plutôt ce qui y passe, dans "
                    "quel sens, et au profit de qui. Une boutique en ligne n’attend "
                    "pas de sa connexion ce qu’en attend un foyer en vacances : elle "
                    "doit envoyer, pas seulement recevoir, et il faut que cela marche "
                    "le lundi matin.</p>"
                    "<p>Voilà le premier écart. L’abonné achète un accès ; le "
                    "territoire, lui, espère une activité. L’un se mesure en mégabits. "
                    "L’autre se mesure en devis partis à l’heure, en commandes "
                    "honorées, en journées de travail qui ne commencent plus par un "
                    "trajet. Aucune de ces unités ne figure sur une facture. C’est "
                    "peut-être pour cela qu’on les oublie au moment de signer.</p>"
                ),
            ),
            (
                "heading",
                {
                    "text": "La voix : un service que l’on remarque quand il manque",
                    "level": "h2",
                },
            ),
            (
                "text",
                (
                    "<p>Deuxième ligne, le téléphone. Dans une offre groupée, il fait "
                    "figure d’accessoire : une mention de plus, rarement l’argument "
                    "qui décide. À la campagne, ce serait une erreur de n’y voir qu’un "
                    "détail. Signaler un arbre tombé, prendre des nouvelles d’un "
                    "parent âgé, convenir d’une livraison avec quelqu’un que les "
                    "formulaires découragent : il y a des heures où l’on ne demande "
                    "pas au réseau d’être rapide, on lui demande de décrocher.</p>"
                    "<p>Pour un territoire, la valeur de la voix n’est donc pas la "
                    "minute d’appel, c’est la certitude. Savoir que la ligne tiendra, "
                    "savoir à qui s’adresser si elle ne tient pas, savoir sous quel "
                    "délai elle sera réparée. Dans les zones blanches, la question se "
                    "pose plus crûment encore : avant d’y réclamer une meilleure voix, "
                    "on y réclame une voix.</p>"
                    "<p>On objectera que la voix n’est plus qu’une donnée parmi "
                    "d’autres. L’argument technique se défend. Mais il laisse entier "
                    "le problème politique : quand trois services partagent un seul "
                    "fil, une seule panne les emporte tous.</p>"
                ),
            ),
            (
                "image",
                {
                    "landscape": "reseau",
                    "seed": "trois-services",
                    "caption": (
                        "Un horizon imaginaire, dessiné par le site : il ne représente "
                        "aucun lieu réel."
                    ),
                    "credit": "Relais",
                },
            ),
            (
                "heading",
                {
                    "text": "Les images : regarder le monde, ou s’y montrer",
                    "level": "h2",
                },
            ),
            (
                "text",
                (
                    "<p>Troisième ligne, la télévision. Vue du canapé, c’est la plus "
                    "séduisante des trois. Vue du territoire, c’est celle qui circule "
                    "le plus volontiers dans un seul sens : les images arrivent, on "
                    "les regarde, rien ne repart. N’en faisons pas un péché. Un "
                    "village a droit à ses soirées de cinéma comme une capitale.</p>"
                    "<p>Mais une image peut aussi prendre la route à rebours. Un cours "
                    "donné depuis la salle communale, un chantier que l’on fait suivre "
                    "pas à pas à un client lointain, un conseil municipal que l’on "
                    "revoit le lendemain : celles-là partent du pays. Elles ne "
                    "figurent dans aucun bouquet de chaînes, et ce sont elles qui font "
                    "connaître un lieu, une compétence, une équipe. Le marketing "
                    "territorial ne peut guère s’en passer. On cite le Limousin, "
                    "ancienne région, pour avoir assumé le sien au point d’infléchir "
                    "les flux démographiques ; on imagine mal pareille ambition sans "
                    "rien à montrer.</p>"
                    "<p>La télévision elle-même fait parfois le chemin, lorsqu’un "
                    "reportage vient chercher en Lozère de quoi parler de débit et "
                    "d’emploi.</p>"
                ),
            ),
            ("pull", {"kind": "story", "slug": "ze-lozere-reportage-france-3"}),
            (
                "quote",
                {
                    "text": (
                        "Un réseau n’enrichit pas un territoire parce qu’il le "
                        "traverse, mais parce qu’on y travaille, qu’on y vend et qu’on "
                        "s’y parle."
                    ),
                    "speaker": "La rédaction",
                    "role": "Point de vue",
                },
            ),
            (
                "text",
                (
                    "<p>On dira que la colonne de droite de notre tableau coûte plus "
                    "cher que celle du milieu. C’est possible, et il faudra le "
                    "chiffrer sans tricher. Elle a du moins un mérite : elle rend à la "
                    "collectivité le rôle qu’elle s’était donné en lançant son réseau, "
                    "celui de formuler une demande. Un opérateur répond à ses "
                    "clients ; on ne saurait le lui reprocher. Il faut bien que "
                    "quelqu’un parle pour ceux qui ne le sont pas encore : "
                    "l’entreprise qui hésite à venir, le télétravailleur qui cherche "
                    "une maison, l’élève qui choisira de rester ou de partir.</p>"
                    "<p>Reste le plus difficile. Nous savons lire un débit, rapprocher "
                    "deux tarifs, compter des abonnés. Nous ne savons pas encore "
                    "écrire, en face, la ligne qui dirait ce qu’un territoire est "
                    "devenu grâce à son réseau. Le jour où un habitant demandera à ses "
                    "élus ce que tout cela a changé, que faudra-t-il lui montrer : une "
                    "carte sans trous, des abonnements bien tenus, ou des vies que "
                    "l’on n’aurait pas pu mener ici ?</p>"
                ),
            ),
        ],
    },
]
