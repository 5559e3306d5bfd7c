"""What is found by what, as a French reader expects it, on each database."""

import unicodedata

import pytest

pytestmark = pytest.mark.django_db

FOUND, CORRECTED, APPROXIMATE, NOTHING = "found", "corrected", "approximate", "nothing"

# The text of the only page, what is typed, and what comes of it. A title stands before
# a bar.
PAIRS = [
    # Number
    ("Les réseaux du canton", "réseau", FOUND),
    ("Un réseau du canton", "réseaux", FOUND),
    ("Les travaux du pont", "travail", FOUND),
    ("Le travail à distance", "travaux", FOUND),
    ("Les élus du canton", "élu", FOUND),
    ("Une élue du canton", "élus", FOUND),
    ("Des tiers-lieux en Aveyron", "tiers-lieu", FOUND),
    ("Un tiers-lieu en Aveyron", "tiers lieux", FOUND),
    ("Des locaux vides", "locale", FOUND),
    ("La presse locale", "locaux", FOUND),
    ("Les hôpitaux ferment", "hôpital", FOUND),
    ("Le bureau de poste", "bureaux", FOUND),
    ("Les journaux du soir", "journal", FOUND),
    ("Un vitrail ancien", "vitraux", FOUND),
    ("Des bijoux anciens", "bijou", FOUND),
    ("Un festival d’été", "festivals", FOUND),
    ("Les nouveaux habitants", "nouvel habitant", FOUND),
    ("L’école publique", "publics", FOUND),
    ("Un beau pont", "belle", FOUND),
    ("Le prix du lait", "prix", FOUND),
    ("Les eaux usées", "eau", FOUND),
    ("Les jeux olympiques", "jeu", FOUND),
    # Gender and trades
    ("Les agricultrices du Lot", "agriculteur", FOUND),
    ("Une infirmière libérale", "infirmiers", FOUND),
    ("Les chercheuses de Toulouse", "chercheur", FOUND),
    ("La conseillère municipale", "conseillers municipaux", FOUND),
    ("Les paysannes", "paysan", FOUND),
    ("Une lycéenne", "lycéens", FOUND),
    # Accents and ligatures
    ("L’été à la rivière", "ete riviere", FOUND),
    ("Un pylone", "pylône", FOUND),
    ("Le château", "chateaux", FOUND),
    ("Le maïs et le blé", "mais", FOUND),
    ("Un garçon de café", "garcon", FOUND),
    ("Une œuvre d’art", "oeuvre", FOUND),
    ("Une oeuvre d’art", "œuvres", FOUND),
    ("Le cœur du village", "COEUR", FOUND),
    ("Classés ex æquo", "ex aequo", FOUND),
    # Elisions
    ("Devant l’école", "école", FOUND),
    ("Devant l'école", "l’école", FOUND),
    ("Une école", "qu’une école", FOUND),
    ("Ce qu’il faudra", "faudra", FOUND),
    ("Jusqu’à Mende", "Mende", FOUND),
    ("Mende", "jusqu'à Mende", FOUND),
    ("Un syndicat d’initiative", "initiative", FOUND),
    ("Une initiative", "d’initiative", FOUND),
    ("S’installer ici", "installer", FOUND),
    ("La presqu’île", "presqu'ile", FOUND),
    ("Aujourd’hui", "aujourd'hui", FOUND),
    # Hyphens
    ("À Saint-Flour", "saint flour", FOUND),
    ("À Saint Flour", "Saint-Flour", FOUND),
    ("Villefranche-de-Rouergue", "villefranche rouergue", FOUND),
    ("Une porte-parole", "porte\u2011parole", FOUND),
    ("Un centre-bourg", "bourg", FOUND),
    # Acronyms
    ("Le plan T.H.D.", "THD", FOUND),
    ("Le plan THD", "T.H.D.", FOUND),
    ("La S.N.C.F. supprime une gare", "sncf", FOUND),
    ("La SNCF supprime une gare", "S.N.C.F", FOUND),
    ("Le FTTx", "fttx", FOUND),
    ("L’O.N.U. se réunit", "ONU", FOUND),
    ("L’U.E. paie", "ue", FOUND),
    # Quoted phrases
    ("La fibre arrive au village", '"arrive au village"', FOUND),
    ("La fibre arrive au village", "« la fibre arrive »", FOUND),
    ("La fibre arrive au village", "“fibre” village", FOUND),
    ("La fibre arrive au village", '"village arrive"', APPROXIMATE),
    ("La fibre arrive au village", '"fibre village"', APPROXIMATE),
    ("La fibre arrive au village", '"fibre arrive', FOUND),
    ("Devant l'école du bourg", '"l’école du bourg"', FOUND),
    ("Les écoles rurales", '"école rurale"', FOUND),
    ("La fibre | Optique et fière", '"fibre optique"', APPROXIMATE),
    ("La fibre optique | Enfin", '"fibre optique"', FOUND),
    ("La fibre optique | Enfin", '"optique fibre"', APPROXIMATE),
    # Slips
    ("Le village", "vilage", CORRECTED),
    ("Le village", "vilalge", CORRECTED),
    ("Le réseau", "réseaau", CORRECTED),
    ("La fibre", "fbire", CORRECTED),
    ("L’agriculture", "agricuture", CORRECTED),
    ("L’agriculture", "agircultrue", CORRECTED),
    ("Le département", "deprtemant", CORRECTED),
    ("Une médiathèque", "mediateque ouverte", CORRECTED),
    ("Le village", "vilagee", NOTHING),
    ("Le village", "billage", NOTHING),
    ("En 2026", "2025", NOTHING),
    # What is typed around words
    ("La mairie du bourg", "mairie ?", FOUND),
    ("La mairie du bourg", "mairie\u00a0?", FOUND),
    ("La mairie du bourg", "mairie\u202f!", FOUND),
    ("La mairie du bourg", "Où est la mairie ?", FOUND),
    ("Où est la mairie\u00a0?", "mairie", FOUND),
    ("Ne rien lâcher (#ruralité)", "ruralité", FOUND),
    ("Écrire à contact@mairie.example", "mairie", FOUND),
    # Stop words alone
    ("Le maire est de la commune", "le", NOTHING),
    ("Le maire est de la commune", "de la", NOTHING),
    ("Le maire est de la commune", "où est-ce ?", NOTHING),
    ("Ce qu’il est", "qu’il", NOTHING),
    ("Le maire est de la commune", '"de la"', NOTHING),
    ("Le maire est de la commune", "l'", NOTHING),
    # Names
    ("Rencontre avec Zoé Müller", "zoe muller", FOUND),
    ("Éloi O’Connor", "o'connor", FOUND),
    ("À L’Haÿ-les-Roses", "l'hay les roses", FOUND),
    ("La route de D’Artagnan", "artagnan", FOUND),
    ("De Łódź à Rodez", "lodz", FOUND),
    ("Les Hautes-Pyrénées", "hautes pyrenees", FOUND),
    # Figures
    ("L’A75 est coupée", "A75", FOUND),
    ("L’A75 est coupée", "A7", NOTHING),
    ("Un débit de 30 Mbit/s", "30 mbit/s", FOUND),
    ("Les élections de 2026", "élection 2026", FOUND),
    ("Une imprimante 3D", "3d", FOUND),
    ("Le Covid-19", "covid 19", FOUND),
    ("Soit 14,2 millions", "14,2 millions", FOUND),
    # Writing
    ("LA FIBRE OPTIQUE", "fibre optique", FOUND),
    ("L’école", "ÉCOLE", FOUND),
    (unicodedata.normalize("NFD", "L’école élémentaire"), "élémentaire", FOUND),
    ("L’école élémentaire", unicodedata.normalize("NFD", "élémentaire"), FOUND),
    ("Un hé\u00adber\u00adge\u00adment", "hébergement", FOUND),
    ("Un hébergement", "héber\u00adgement", FOUND),
    ("La \ufb01bre", "fibre", FOUND),
]

# Words that are not forms of one another, however alike.
STRANGERS = [
    ("La fibre", "fibreux"),
    ("Un tissu fibreux", "fibre"),
    ("Dans le Gers", "gérer"),
    ("Gérer une commune", "Gers"),
    ("Une ville", "village"),
    ("La mairie", "Marie"),
    ("L’école", "écologie"),
    ("Une terre", "territoire"),
    ("L’univers", "université"),
    ("Le chat", "château"),
    ("Un canton", "cantine"),
    ("Du poisson", "poison"),
    ("Du lait", "laitue"),
    ("Un cheval", "chevalier"),
    ("Le parti", "partage"),
    ("La police", "politique"),
    ("Un cousin", "coussin"),
    ("Un dessert", "désert"),
    ("Un loup", "loutre"),
    ("Une fleur", "fleuve"),
]


def outcome(answer) -> str:
    if not answer.hits:
        return NOTHING
    if answer.question.is_corrected:
        return CORRECTED
    return APPROXIMATE if answer.is_approximate else FOUND


@pytest.mark.parametrize(("text", "query", "expected"), PAIRS)
def test_what_comes_of_a_query(publish, ask, text, query, expected):
    title, _, body = text.rpartition(" | ")
    publish(body, title)
    assert outcome(ask(query)) == expected


@pytest.mark.parametrize(("text", "query"), STRANGERS)
def test_words_that_only_look_alike_are_apart(publish, ask, text, query):
    publish(text)
    assert outcome(ask(query, is_exact=True)) == NOTHING
