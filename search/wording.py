"""When two readers search for the same, however each of them types it."""

import re

from .french import fold

MAX_LENGTH = 200
APOSTROPHES = str.maketrans("’ʼ`", "'''")
AROUND = re.compile(r"^[\W_]+|[\W_]+$")


def wording(text: str) -> str:
    """Folded, single spaces, nothing but words at both ends, at most 200 characters.

    “  Réseau d’Initiative publique ? ” is “reseau d'initiative publique”.
    """
    shown = "".join(
        character
        for character in text[: 2 * MAX_LENGTH]
        if character.isprintable() or character.isspace()
    )
    folded = fold(shown).translate(APOSTROPHES)
    return AROUND.sub("", " ".join(folded.split())[:MAX_LENGTH])
