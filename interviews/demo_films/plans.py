"""What the cards of each film say, as plain data. When, its captions tell."""

from typing import NamedTuple


class Card(NamedTuple):
    """Shown from the start of a cue, counted from 1, until the next card.

    The head is large; ``about`` stands above it, the unit beside it, the text below.
    """

    cue: int
    head: str
    text: str = ""
    unit: str = ""
    about: str = ""


CARDS: dict[str, list[Card]] = {
    "caplat-1": [
        Card(3, "THD", "très haut débit"),
        Card(4, "La Canourgue", "en Lozère"),
        Card(5, "3 000", "dans son canton", unit="habitants", about="environ"),
        Card(6, "50", "jusqu’à Millau, au sud", unit="km", about="environ"),
        Card(7, "Un défenseur du THD en milieu rural", about="selon notre fiche"),
        Card(8, "France 3", "Un reportage : très haut débit et emploi"),
        Card(10, "La réponse lui appartient."),
    ],
    "caplat-2": [
        Card(3, "« Ces zones »", "celles du milieu rural"),
        Card(4, "RIP", "réseau d’initiative publique"),
        Card(6, "Zone blanche", "un endroit où le réseau manque"),
        Card(7, "30", "pour 100 € par mois, à Boitron (Orne)", unit="Mbit/s"),
        Card(10, "Et en Lozère ?", "La question reste posée."),
    ],
    "caplat-3": [
        Card(3, "Bienmanger.com", "à La Canourgue, en Lozère"),
        Card(4, "Épicerie fine", "vendue en ligne"),
        Card(5, "10", "d’existence", unit="ans", about="environ"),
        Card(6, "30", "à La Canourgue", unit="salariés", about="environ"),
        Card(7, "3", "de chiffre d’affaires", unit="millions d’euros"),
        Card(9, "Le décor, pas la réponse."),
    ],
    "caplat-4": [
        Card(3, "Deux initiatives", "locales, en Lozère"),
        Card(4, "ZE Lozère", "montrée par France 3"),
        Card(6, "Les Webs du Gévaudan", "association locale du Web"),
        Card(7, "Laurent Caplat", "membre fondateur de l’association"),
        Card(8, "Pierre Ygrie", "promoteur de l’association"),
        Card(9, "websdugevaudan", ".wordpress.com"),
        Card(10, "Des faits, rien de plus."),
    ],
    "cazalas": [
        Card(3, "2008", "Sohosolo est lancé dans le Gers."),
        Card(4, "S’installer", "indépendants, télétravailleurs, « nomades »"),
        Card(5, "Franck Cazalas", "chargé de mission, pilote du programme"),
        Card(7, "100", "soit quelque 300 personnes", unit="familles", about="environ"),
        Card(8, "2", "sont reparties", unit="familles", about="seulement"),
        Card(9, "Des projets qualifiés en amont"),
        Card(12, "50", "de bénévoles", unit="comités locaux"),
        Card(13, "280", "nomades, en réseau", unit="travailleurs", about="près de"),
        Card(14, "En ligne et de vive voix", "intranet, réseaux sociaux, rencontres"),
        Card(15, "Le reste est à lui demander."),
    ],
    "mazenod": [
        Card(3, "2002", "Adverbe est fondée à Nanterre."),
        Card(4, "2004", "Le télétravail, depuis Boitron, près d’Alençon"),
        Card(5, "Zevillage", "réseau social consacré au télétravail"),
        Card(6, "Le reste lui appartient."),
        Card(8, "30", "au télécentre de Boitron", unit="Mbit/s"),
        Card(9, "100", "pour ce débit", unit="€ par mois"),
        Card(11, "À suivre", "Une suite est annoncée."),
    ],
}
