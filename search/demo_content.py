"""What readers of the demo publication say in several ways, as plain data."""

# Abbreviations of the field, and what they stand for.
SYNONYMS: dict[str, list[str]] = {
    "THD": ["très haut débit"],
    "RIP": ["réseau d’initiative publique"],
    "FTTH": ["fibre jusqu’à l’abonné", "fibre optique à domicile"],
    "EPCI": ["intercommunalité", "communauté de communes"],
    "zone blanche": ["zone non couverte"],
    "tiers-lieu": ["espace de coworking", "télécentre"],
    "CNFS": ["conseiller numérique"],
    "ARCEP": ["Autorité de régulation des communications électroniques"],
}

# People type the number of their département: the slug of its page.
PROMOTED_TERRITORIES: dict[str, str] = {"32": "gers", "48": "lozere", "61": "orne"}
