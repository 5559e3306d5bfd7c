"""How a search is understood: its words, their weight here, and slips corrected."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Subquery

from . import queries
from .lexicon import Candidate, corrections
from .models import IndexState, Stem
from .queries import Clause, Condition


@dataclass(frozen=True)
class Question:
    """``text`` is what is searched for; ``typed`` is what was, when that is another.

    ``weights`` are the inverse frequencies of the stems that the index holds,
    ``corrected`` those of words that were not typed.
    """

    text: str
    typed: str
    clauses: tuple[Clause, ...]
    weights: dict[str, float]
    average: float = 1
    misses_some: bool = False
    corrected: frozenset[str] = frozenset()

    @property
    def is_corrected(self) -> bool:
        return self.text != self.typed

    @cached_property
    def half(self) -> Condition:
        return queries.holds_half(self.clauses)

    @cached_property
    def any(self) -> Condition:
        return queries.holds_any(self.clauses)

    @property
    def any_corrected(self) -> Condition | None:
        """Passages with a corrected word; None when no word is."""
        return queries.any_stem(self.corrected) if self.corrected else None

    @cached_property
    def all(self) -> Condition | None:
        """What a passage holds that answers to everything; None if none can."""
        return None if self.misses_some else queries.holds_all(self.clauses)


def understand(typed: str, synonyms, is_exact=False) -> list[Question]:
    """What a reader may ask, in the words of the index, the likeliest first.

    ``synonyms`` are those of ``queries.clauses_of``. The last question is what was
    typed. One before it has slips corrected into words of the index: whoever takes it
    makes sure that the public may read them (``Question.corrected``). With ``is_exact``
    nothing is corrected.
    """
    typed = queries.clean(typed)
    question = weigh(typed, typed, synonyms)
    if is_exact or not question.misses_some:
        return [question]
    text, words = corrected(typed, question.weights)
    if not words:
        return [question]
    stems = frozenset(word.stem for word in words)
    return [replace(weigh(text, typed, synonyms), corrected=stems), question]


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


def corrected(typed: str, weights: dict[str, float]) -> tuple[str, list[Candidate]]:
    """What was typed with the likeliest words for unknown ones, and these words."""
    unknown = [word for word in queries.words_of(typed) if word.stem not in weights]
    likeliest = corrections(word.folded for word in unknown)
    text, words = typed, []
    for word in reversed(unknown):
        if candidate := likeliest.get(word.folded):
            text = text[: word.start] + candidate.shown + text[word.end :]
            words.append(candidate)
    return text, words
