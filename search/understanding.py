"""How a search is understood: its words, their weight here, and slips corrected."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Subquery

from . import queries
from .lexicon import corrections
from .models import IndexState, Stem
from .queries import Clause, Condition


@dataclass(frozen=True)
class Question:
    """``text`` is what is searched for; ``typed`` is what was, when that is another.

    ``weights`` are the inverse frequencies of the stems that the index holds.
    """

    text: str
    typed: str
    clauses: tuple[Clause, ...]
    weights: dict[str, float]
    average: float = 1
    misses_some: bool = False

    @property
    def is_corrected(self) -> bool:
        return self.text != self.typed

    @cached_property
    def half(self) -> Condition:
        return queries.holds_half(self.clauses)

    @cached_property
    def any(self) -> Condition:
        return queries.holds_any(self.clauses)

    @cached_property
    def all(self) -> Condition | None:
        """What a passage holds that answers to everything; None if none can."""
        return None if self.misses_some else queries.holds_all(self.clauses)


def understand(typed: str, synonyms, is_visible, is_exact=False) -> Question:
    """What a reader asks, in the words of the index.

    ``synonyms`` are those of ``queries.clauses_of``. ``is_visible(stem)`` says whether
    the public may read it somewhere: nothing else may be suggested. With ``is_exact``
    no slip is corrected.
    """
    typed = queries.clean(typed)
    question = weigh(typed, typed, synonyms)
    if is_exact or not question.misses_some:
        return question
    text = corrected(typed, question.weights, is_visible)
    return question if text == typed else weigh(text, typed, synonyms)


def weigh(text: str, typed: str, synonyms) -> Question:
    """A question with the weight of its words in the index as it is."""
    clauses = queries.clauses_of(text, synonyms)
    frequencies = Stem.objects.filter(stem__in=queries.stems_of(clauses)).annotate(
        all_passages=Subquery(IndexState.objects.values("passages")[:1]),
        all_stems=Subquery(IndexState.objects.values("stems")[:1]),
    )
    weights, average = {}, 1.0
    for row in frequencies.order_by("stem"):
        weights[row.stem] = queries.inverse_frequency(row.passages, row.all_passages)
        average = row.all_stems / row.all_passages
    known = [kept for clause in clauses if (kept := weighed(clause, weights))]
    return Question(
        text, typed, tuple(known), weights, average, len(known) < len(clauses)
    )


def weighed(clause: Clause, weights: dict[str, float]) -> Clause | None:
    """A clause with its weight and the wordings that the index holds; None without."""
    phrases = tuple(p for p in clause.phrases if all(stem in weights for stem in p))
    if not phrases:
        return None
    weight = max(sum(weights[stem] for stem in phrase) for phrase in phrases)
    return replace(clause, phrases=phrases, weight=weight)


def corrected(typed: str, weights: dict[str, float], is_visible) -> str:
    """What was typed, with the likeliest words in the place of unknown ones."""
    unknown = [word for word in queries.words_of(typed) if word.stem not in weights]
    likeliest = corrections(word.folded for word in unknown)
    text = typed
    for word in reversed(unknown):
        candidate = likeliest.get(word.folded)
        if candidate and is_visible(candidate.stem):
            text = text[: word.start] + candidate.shown + text[word.end :]
    return text
