"""How a search is understood: its words, their weight here, and slips corrected."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import BooleanField, Case, Subquery, Value, When

from . import queries
from .french import Word
from .lexicon import Candidate, corrections
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
    # Stems that were asked about, and that the public may read nowhere.
    hidden: frozenset[str] = frozenset()

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
    the public may read it somewhere, or is the expression that will: nothing else may
    be suggested. With ``is_exact`` no slip is corrected.
    """
    typed = queries.clean(typed)
    question = weigh(typed, typed, synonyms)
    if is_exact or not question.misses_some:
        return question
    unknown = [w for w in queries.words_of(typed) if w.stem not in question.weights]
    likeliest = corrections(word.folded for word in unknown)
    while likeliest:
        seen = {one.stem: is_visible(one.stem) for one in likeliest.values()}
        text = corrected(typed, unknown, likeliest)
        better = weigh(text, typed, synonyms, seen)
        if not better.hidden:
            return better
        likeliest = {
            word: one
            for word, one in likeliest.items()
            if one.stem not in better.hidden
        }
    return question


def weigh(text: str, typed: str, synonyms, seen=None) -> Question:
    """A question with the weight of its words in the index as it is.

    ``seen`` are stems, with what says whether the public may read them; those that it
    may not are the question's ``hidden``.
    """
    seen = seen or {}
    clauses = queries.clauses_of(text, synonyms)
    frequencies = Stem.objects.filter(stem__in=queries.stems_of(clauses)).annotate(
        all_passages=Subquery(IndexState.objects.values("passages")[:1]),
        all_stems=Subquery(IndexState.objects.values("stems")[:1]),
        is_seen=Case(
            *(When(stem=stem, then=is_seen) for stem, is_seen in seen.items()),
            default=Value(True),
            output_field=BooleanField(),
        ),
    )
    weights, average, public = {}, 1.0, set()
    for row in frequencies.order_by("stem"):
        weights[row.stem] = queries.inverse_frequency(row.passages, row.all_passages)
        average = row.all_stems / row.all_passages
        if row.is_seen:
            public.add(row.stem)
    known = [kept for clause in clauses if (kept := weighed(clause, weights))]
    return Question(
        text,
        typed,
        tuple(known),
        weights,
        average,
        misses_some=len(known) < len(clauses),
        hidden=frozenset(seen) - public,
    )


def weighed(clause: Clause, weights: dict[str, float]) -> Clause | None:
    """A clause with its weight and the wordings that the index holds; None without."""
    phrases = tuple(p for p in clause.phrases if all(stem in weights for stem in p))
    if not phrases:
        return None
    weight = max(sum(weights[stem] for stem in phrase) for phrase in phrases)
    return replace(clause, phrases=phrases, weight=weight)


def corrected(
    typed: str, unknown: list[Word], likeliest: Mapping[str, Candidate]
) -> str:
    """What was typed, with the likeliest words in the place of unknown ones."""
    text = typed
    for word in reversed(unknown):
        if candidate := likeliest.get(word.folded):
            text = text[: word.start] + candidate.shown + text[word.end :]
    return text
