"""The levels of the French territories, and which of them lie within which."""

import re
from unicodedata import combining, normalize

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    REGION = "region", _("Région")
    FORMER_REGION = "ancienne_region", _("Former région")
    DEPARTEMENT = "departement", _("Département")
    EPCI = "epci", _("Intercommunality (EPCI)")
    COMMUNE = "commune", _("Commune")


PLURALS = {
    Level.REGION: _("Régions"),
    Level.FORMER_REGION: _("Former régions"),
    Level.DEPARTEMENT: _("Départements"),
    Level.EPCI: _("Intercommunalities (EPCI)"),
    Level.COMMUNE: _("Communes"),
}

# What lies within what: a level holds those of a higher rank.
RANKS = {
    Level.REGION: 0,
    Level.FORMER_REGION: 0,
    Level.DEPARTEMENT: 1,
    Level.EPCI: 2,
    Level.COMMUNE: 3,
}


def may_hold(outer: str, inner: str) -> bool:
    """Whether a territory of the level ``inner`` may lie within one of ``outer``."""
    return RANKS[outer] < RANKS[inner]


def departement_of(commune: str) -> str:
    """The code of the département that the code of a commune begins with."""
    return commune[: 3 if commune.startswith(("97", "98")) else 2]


def plain(text: str) -> str:
    """Letters and digits alone, without accents: “L’Île-d’Yeu” gives “l ile d yeu”.

    Names are sorted and looked up by it: databases disagree on accents.
    """
    text = text.casefold().replace("œ", "oe").replace("æ", "ae")
    letters = "".join(c for c in normalize("NFD", text) if not combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", letters))
