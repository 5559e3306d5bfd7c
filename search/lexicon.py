"""The words of the index: how much each says, and what a slip was meant to be."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Length

from .models import Word

# Words that are too short have too many neighbours.
SHORTEST_CORRECTED = 4
TWO_SLIPS_FROM = 8
MAX_CORRECTED = 4
MAX_CANDIDATES = 5_000


class Candidate(NamedTuple):
    """A word that the index holds."""

    folded: str
    shown: str
    stem: str


def corrections(unknown: Iterable[str]) -> dict[str, Candidate]:
    """For folded words that no passage holds, the likeliest words that one does.

    One slip away (two from eight letters on), the first letter kept; of several, the
    nearest, then the commonest. At most four words are corrected.
    """
    slips = {
        word: 2 if len(word) >= TWO_SLIPS_FROM else 1
        for word in unknown
        if len(word) >= SHORTEST_CORRECTED and word.isalpha()
    }
    slips = dict(list(slips.items())[:MAX_CORRECTED])
    if not slips:
        return {}
    near = Q()
    for word, most in slips.items():
        near |= Q(
            folded__startswith=word[0],
            letters__range=(len(word) - most, len(word) + most),
        )
    words = Word.objects.annotate(letters=Length("folded")).filter(near)
    commonest = words.order_by("-passages", "folded")[:MAX_CANDIDATES]
    candidates = [Candidate(*row) for row in commonest.values_list(*Candidate._fields)]
    found = {word: nearest(word, most, candidates) for word, most in slips.items()}
    return {word: candidate for word, candidate in found.items() if candidate}


def nearest(word: str, most: int, candidates: Iterable[Candidate]) -> Candidate | None:
    """The first of the nearest candidates, which come commonest first."""
    best, letters = None, set(word)
    for candidate in candidates:
        # A slip changes two letters of the set at most: most words end here.
        if (
            candidate.folded[0] != word[0]
            or abs(len(candidate.folded) - len(word)) > most
            or len(letters ^ set(candidate.folded)) > 2 * most
        ):
            continue
        distance = slips_between(word, candidate.folded, most)
        if distance <= most:
            best, most = candidate, distance - 1
        if most < 1:
            break
    return best


def slips_between(one: str, other: str, most: int) -> int:
    """Letters added, missing, replaced or swapped (Damerau and Levenshtein).

    No letter is touched twice (optimal string alignment). Stops counting past ``most``.
    """
    before_last, last = [], list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, other_letter in enumerate(other, 1):
            cost = min(
                last[column] + 1,
                line[column - 1] + 1,
                last[column - 1] + (letter != other_letter),
            )
            if (
                row > 1
                and column > 1
                and letter == other[column - 2]
                and one[row - 2] == other_letter
            ):
                cost = min(cost, before_last[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before_last, last = last, line
    return last[-1]
