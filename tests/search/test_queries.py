from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import queries
from search.queries import AllOf, AnyOf, Clause

stems = st.lists(
    st.text("abcd", min_size=1, max_size=3), min_size=1, max_size=10, unique=True
)


def holds(condition, held) -> bool:
    """Whether a passage with these stems (of phrases of one) meets a condition."""
    if isinstance(condition, AllOf):
        return all(holds(part, held) for part in condition.parts)
    if isinstance(condition, AnyOf):
        return any(holds(part, held) for part in condition.parts)
    return set(condition) <= held


def subsets(names):
    return chain.from_iterable(
        combinations(names, size) for size in range(len(names) + 1)
    )


@given(
    st.lists(st.integers(1, 1000), min_size=1, max_size=queries.CLAUSES_THAT_DECIDE),
    st.integers(0, 2),
)
def test_exactly_the_sets_that_weigh_half_are_found(weights, required):
    optional = [
        Clause(((f"o{number}",),), weight / 100)
        for number, weight in enumerate(weights)
    ]
    musts = {f"r{number}" for number in range(required)}
    clauses = [
        *optional,
        *(Clause(((must,),), 9, is_required=True) for must in musts),
    ]
    condition = queries.holds_half(clauses)
    by_name = {f"o{number}": weight for number, weight in enumerate(weights)}
    for held in map(set, subsets(by_name)):
        weighs_half = 2 * sum(by_name[name] for name in held) >= sum(weights)
        assert holds(condition, held | musts) == weighs_half
        assert not musts or not holds(condition, held)


@given(stems)
def test_only_the_rarest_clauses_decide(names):
    clauses = [Clause(((name,),), len(names) - n) for n, name in enumerate(names)]
    assert holds(queries.holds_half(clauses), set(names[: queries.CLAUSES_THAT_DECIDE]))
    assert not holds(
        queries.holds_half(clauses), set(names[queries.CLAUSES_THAT_DECIDE :])
    )


def test_nothing_asked_for_is_no_condition():
    assert queries.holds_half([]) is None
    assert queries.holds_all([]) is None
    assert queries.holds_any([]) is None


@given(stems)
def test_all_and_any(names):
    clauses = [Clause(((name,),)) for name in names]
    for name in names:
        assert holds(queries.holds_any(clauses), {name})
        assert not holds(queries.holds_all(clauses), set(names) - {name})
    assert holds(queries.holds_all(clauses), set(names))
    assert not holds(queries.holds_any(clauses), set())


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("la fibre au village", [("fibr",), ("villag",)]),
        ("fibre fibres FIBRE", [("fibr",)]),
        ('"fibre optique" au village', [("fibr", "optiqu"), ("villag",)]),
        ("« fibre » “optique”", [("fibr",), ("optiqu",)]),
        ('"fibre', [("fibr",)]),
        ('"" « la »', []),
        ("fibre OR NOT (village)*", [("fibr",), ("or",), ("not",), ("villag",)]),
    ],
)
def test_a_text_becomes_clauses(text, phrases):
    clauses = queries.clauses_of(text, {})
    assert [clause.phrases for clause in clauses] == [(phrase,) for phrase in phrases]


def test_quotes_are_required():
    quoted, free = queries.clauses_of('fibre "haut débit"', {})
    assert (quoted.is_required, free.is_required) == (True, False)


def test_synonyms_are_other_wordings_and_the_longest_run_goes_first():
    long = ("tre", "haut", "debit")
    synonyms = {long: (("thd",),), ("haut",): (("grand",),)}
    assert [c.phrases for c in queries.clauses_of("très haut débit", synonyms)] == [
        (long, ("thd",))
    ]
    assert [c.phrases for c in queries.clauses_of("haut débit", synonyms)] == [
        (("haut",), ("grand",)),
        (("debit",),),
    ]


@given(st.text(max_size=2000))
def test_a_query_is_cut_and_cleaned(text):
    cleaned = queries.clean(text)
    assert len(cleaned) <= queries.MAX_CHARACTERS
    assert cleaned.isprintable()
    assert queries.clean(cleaned) == cleaned.strip()
    assert len(queries.clauses_of(cleaned, {})) <= queries.MAX_WORDS


def test_what_is_invisible_goes():
    assert queries.clean(" a\x00b\u00a0\tc\u200bd hé\u00adber ") == "a b c d héber"


def test_rare_stems_say_more():
    weights = [queries.inverse_frequency(df, 100) for df in (1, 10, 100)]
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] > 0
