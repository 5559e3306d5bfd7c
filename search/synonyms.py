"""The editors' synonyms, as the clauses of a query take them."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from .french import stems
from .queries import Phrase


@lru_cache(4)
def wordings(
    groups: tuple[tuple[str, ...], ...],
) -> Mapping[Phrase, tuple[Phrase, ...]]:
    """For each expression of the groups, as stems, the others that say the same."""
    others = defaultdict(list)
    for group in groups:
        phrases = [phrase for text in group if (phrase := tuple(stems(text)))]
        for phrase in phrases:
            others[phrase] += [o for o in phrases if o not in (phrase, *others[phrase])]
    return {phrase: tuple(its_others) for phrase, its_others in others.items()}
