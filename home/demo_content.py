"""The themes, settings, home page and standard pages of the demo, as plain data.

Standard pages leave to the newsroom what only a publisher can declare: those places
are in square brackets.
"""

SITE: dict = {
    "name": "Relais",
    "tagline": "La campagne en ligne, faits à l’appui",
    "description": (
        "Relais suit ce que le numérique change dans les territoires ruraux : "
        "articles, entretiens filmés, portraits de territoires. Les sources sont "
        "citées, les chiffres portent leur date."
    ),
    "footer_text": (
        "<p>Une publication de démonstration sur le numérique dans les territoires "
        "ruraux. Les faits y ont une source, les chiffres une date, les points de vue "
        "une signature.</p>"
    ),
    "legal_note": (
        "Site de démonstration : les dates de publication et de relevé sont fictives, "
        "celles de l’Insee exceptées. "
        "Ni traceur ni bandeau ; aucun tiers n’est contacté avant que vous l’ayez "
        "demandé."
    ),
    "social_image": {"landscape": "reseau", "seed": "relais"},
    "social_links": [],
}

HOME: dict = {
    "tagline": (
        "Ce que le numérique change à la campagne : des faits vérifiables, des "
        "visages, et des questions qui restent ouvertes."
    ),
    # The lead, then one for each other territory, and the opinion that has none.
    "featured": [
        "laurent-caplat-quatre-questions",
        "valeur-numerique-d-un-territoire",
        "franck-cazalas-sohosolo",
        "xavier-de-mazenod-emploi-rural",
    ],
}

STANDARD_PAGES: list[dict] = [
    {
        "slug": "a-propos",
        "title": "À propos",
        "menu": True,
        "standfirst": (
            "Relais s’intéresse au numérique des territoires ruraux. Voici ce que nous "
            "publions, comment nous travaillons et ce que vous pouvez exiger de nous."
        ),
        "body": [
            (
                "text",
                (
                    "<p>Le très haut débit, le télétravail, les réseaux d’initiative "
                    "publique, les zones blanches : ces sujets se décident souvent "
                    "loin de ceux qu’ils concernent. Relais les regarde depuis les "
                    "communes où ils se vivent. Nous publions des articles, des "
                    "entretiens filmés découpés question par question, et des "
                    "portraits de territoires.</p>"
                ),
            ),
            ("heading", {"text": "Nos règles", "level": "h2"}),
            (
                "text",
                (
                    "<ul>"
                    "<li><b>Dire d’où cela vient.</b> Quand une information a été "
                    "publiée ailleurs, la publication d’origine est citée, avec un "
                    "lien dès que nous avons l’adresse.</li>"
                    "<li><b>Relire à deux.</b> Un texte soumis attend l’accord d’un "
                    "modérateur avant de paraître.</li>"
                    "<li><b>Dater les chiffres.</b> Un chiffre clé s’affiche avec sa "
                    "source et sa date, ou ne s’affiche pas.</li>"
                    "<li><b>Ne parler pour personne.</b> Nous ne prêtons à quiconque "
                    "des mots qui ne sont pas les siens ; les points de vue sont "
                    "signalés comme tels.</li>"
                    "<li><b>Tenir nos promesses.</b> Une suite annoncée reste affichée "
                    "jusqu’à ce que nous l’ayons publiée.</li></ul>"
                ),
            ),
            ("heading", {"text": "Une démonstration, et un logiciel", "level": "h2"}),
            (
                "text",
                (
                    "<p>Ce que vous lisez est une publication de démonstration. Les "
                    "personnes, les organisations et les faits cités proviennent des "
                    "sept premiers billets d’un blog consacré au développement "
                    "numérique des territoires ruraux ; les textes, eux, ont été "
                    "entièrement récrits. Les dates de publication et de relevé sont "
                    "fictives. La rédaction qui signe l’est aussi. Les films des "
                    "entretiens sont muets et dessinés par le site : un narrateur y "
                    "rappelle les questions et les faits, et les invités n’y sont "
                    "pas cités.</p>"
                    "<p>Relais est également le nom du logiciel qui fait tourner ce "
                    "site : il est libre, construit avec Django et Wagtail, et toute "
                    "rédaction peut l’installer et l’adapter.</p>"
                ),
            ),
            (
                "aside",
                {
                    "title": "Lire sans être suivi",
                    "text": (
                        "<p>Nos pages se lisent sans JavaScript, sans traceur et sans "
                        "bandeau. Une vidéo hébergée ailleurs ne se charge qu’après "
                        "votre accord.</p>"
                    ),
                },
            ),
        ],
    },
    {
        "slug": "mentions-legales",
        "title": "Mentions légales",
        "menu": False,
        "standfirst": (
            "Ce site est une démonstration. Les rubriques entre crochets sont à "
            "remplir par la rédaction qui l’installe, avant toute mise en ligne."
        ),
        "body": [
            ("heading", {"text": "Éditeur", "level": "h2"}),
            (
                "text",
                (
                    "<p>Aucun éditeur réel ne se tient derrière cette démonstration. "
                    "Une rédaction qui publie avec Relais indique ici :</p>"
                    "<ul>"
                    "<li><b>[À compléter : nom ou raison sociale, forme juridique, "
                    "adresse et téléphone]</b></li>"
                    "<li><b>[À compléter : numéro d’immatriculation, s’il y a "
                    "lieu]</b></li>"
                    "<li><b>[À compléter : nom de la personne qui dirige la "
                    "publication]</b></li>"
                    "<li><b>[À compléter : moyen d’écrire à la rédaction]</b></li></ul>"
                ),
            ),
            ("heading", {"text": "Hébergement", "level": "h2"}),
            (
                "text",
                (
                    "<p><b>[À compléter : nom, adresse et téléphone de "
                    "l’hébergeur]</b></p>"
                ),
            ),
            ("heading", {"text": "Licences", "level": "h2"}),
            (
                "text",
                (
                    "<p>Relais est un logiciel libre ; sa licence est celle qu’indique "
                    "son dépôt de code. Les paysages et les films de la démonstration "
                    "sont dessinés par le site et versés dans le domaine public. Pour "
                    "les textes, les photographies et les vidéos qu’elle publiera, la "
                    "rédaction précise ses conditions : <b>[À compléter : licence des "
                    "contenus]</b>.</p>"
                ),
            ),
            ("heading", {"text": "Personnes et organisations citées", "level": "h2"}),
            (
                "text",
                (
                    "<p>À l’exception de la rédaction qui signe, elles sont réelles, "
                    "et n’ont pas pris part à cette démonstration. Nous rapportons à "
                    "leur sujet des faits déjà publiés, sans leur prêter ni parole ni "
                    "opinion, et sans prétendre à leur soutien. Une erreur nous aura "
                    "échappé ? Toute personne concernée peut demander une correction, "
                    "un retrait ou un droit de réponse : <b>[À compléter : adresse de "
                    "contact]</b>.</p>"
                ),
            ),
            ("heading", {"text": "Données personnelles", "level": "h2"}),
            (
                "text",
                (
                    "<p>Relais ne dépose aucun traceur, ni pour la publicité ni pour "
                    "la mesure d’audience. Les pages ne contactent aucun service tiers "
                    "tant que vous n’avez pas demandé à lire une vidéo qu’il héberge ; "
                    "l’accord que vous donnez alors n’est retenu que si vous le "
                    "souhaitez.</p>"
                    "<p>Des cookies de connexion sont nécessaires à l’administration, "
                    "réservée à la rédaction. Les journaux techniques, les recherches "
                    "sans résultat et les adresses introuvables peuvent être conservés "
                    "pour entretenir le site : <b>[À compléter : durées de "
                    "conservation et moyen d’exercer ses droits]</b>.</p>"
                ),
            ),
        ],
    },
    {
        "slug": "accessibilite",
        "title": "Accessibilité : non conforme",
        "menu": False,
        "standfirst": (
            "Relais n’a été audité qu’en partie. Voici ce qui a été vérifié, ce qui ne "
            "l’a pas été, et comment nous signaler un obstacle."
        ),
        "body": [
            ("heading", {"text": "État de conformité", "level": "h2"}),
            (
                "text",
                (
                    "<p>Cette déclaration porte sur le site de démonstration de "
                    "Relais, au regard du référentiel général d’amélioration de "
                    "l’accessibilité (RGAA). Une partie seulement en a été vérifiée, "
                    "et aucun audit n’a couvert l’ensemble des critères. Faute de "
                    "résultat d’audit, la mention qui convient est <b>non "
                    "conforme</b>. Elle ne signifie pas que le site soit "
                    "inutilisable : elle signifie que sa conformité n’a pas été "
                    "mesurée.</p>"
                ),
            ),
            ("heading", {"text": "Ce qui a été testé", "level": "h2"}),
            (
                "text",
                (
                    "<ul>"
                    "<li>Un contrôle automatique avec axe-core, en thème clair et en "
                    "thème sombre, à deux largeurs d’écran.</li>"
                    "<li>La navigation au clavier.</li></ul>"
                    "<p>Un outil automatique ne repère qu’une partie des obstacles. "
                    "Son silence n’est pas un certificat.</p>"
                ),
            ),
            ("heading", {"text": "Ce qui n’a pas été audité", "level": "h2"}),
            (
                "text",
                (
                    "<ul>"
                    "<li>La restitution par les lecteurs d’écran, sur ordinateur comme "
                    "sur téléphone.</li>"
                    "<li>L’agrandissement du texte et la modification des "
                    "espacements.</li>"
                    "<li>L’exactitude des sous-titres et des transcriptions.</li>"
                    "<li>Les lecteurs vidéo fournis par des tiers.</li>"
                    "<li>Les documents à télécharger.</li>"
                    "<li>L’interface d’administration.</li></ul>"
                ),
            ),
            ("heading", {"text": "Établissement de la déclaration", "level": "h2"}),
            (
                "text",
                (
                    "<p>Technologies employées : HTML, CSS et JavaScript. <b>[À "
                    "compléter par la rédaction : date de la déclaration, résultats "
                    "d’un audit RGAA, pages contrôlées, navigateurs et aides "
                    "techniques utilisés]</b></p>"
                ),
            ),
            ("heading", {"text": "Signaler un obstacle", "level": "h2"}),
            (
                "text",
                (
                    "<p>Un contenu vous résiste ? Dites-nous quelle page, avec quel "
                    "appareil et, si vous en utilisez une, quelle aide technique. Nous "
                    "vous indiquerons une autre façon d’accéder au contenu ou vous "
                    "l’enverrons sous une autre forme. <b>[À compléter par la "
                    "rédaction : moyen de contact]</b></p>"
                ),
            ),
            ("heading", {"text": "Voies de recours", "level": "h2"}),
            (
                "text",
                (
                    "<p>Si vous avez signalé un défaut d’accessibilité et que la "
                    "réponse ne vous satisfait pas, vous pouvez saisir le Défenseur "
                    "des droits : par son formulaire en ligne, auprès de l’un de ses "
                    "délégués ou par courrier.</p>"
                ),
            ),
        ],
    },
]
