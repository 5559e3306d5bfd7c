import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import french
from search.lexicon import Candidate, corrections, nearest, slips_between
from search.models import Word

letters = st.text("abc", max_size=7)


def candidates(*folded):
    return [Candidate(word, word, french.stem(word)) for word in folded]


def add_word(folded, passages):
    Word.objects.create(
        folded=folded, shown=folded, stem=french.stem(folded), passages=passages
    )


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("village", "village", 0),
        ("village", "vilage", 1),
        ("village", "villlage", 1),
        ("village", "villaje", 1),
        ("village", "vilalge", 1),
        ("village", "vialge", 2),
        ("ca", "abc", 3),
    ],
)
def test_slips_are_counted(one, other, slips):
    assert slips_between(one, other, 9) == slips


@given(letters, letters)
def test_slips_are_the_same_both_ways(one, other):
    slips = slips_between(one, other, 9)
    assert slips == slips_between(other, one, 9)
    assert (slips == 0) == (one == other)
    assert abs(len(one) - len(other)) <= slips <= max(len(one), len(other))


@given(letters, letters, st.integers(0, 3))
def test_counting_stops_past_the_most(one, other, most):
    slips = slips_between(one, other, 9)
    assert min(slips_between(one, other, most), most + 1) == min(slips, most + 1)


@pytest.mark.parametrize(
    ("word", "most", "expected"),
    [
        ("vilage", 1, "village"),
        ("vilage", 0, None),
        ("fibres", 1, "fibre"),
        ("bibre", 1, None),
        ("xyz", 2, None),
    ],
)
def test_the_nearest_keeps_the_first_letter(word, most, expected):
    found = nearest(word, most, candidates("commune", "village", "fibre", "fibreux"))
    assert (found and found.folded) == expected


def test_of_two_as_near_the_commonest_is_meant():
    assert nearest("mare", 1, candidates("maire", "marge")).folded == "maire"
    assert nearest("mare", 1, candidates("marge", "maire")).folded == "marge"


@pytest.mark.django_db
def test_unknown_words_are_corrected_by_the_words_of_the_index():
    add_word("village", 2)
    add_word("agriculture", 1)
    add_word("maire", 5)
    add_word("marge", 9)
    found = corrections(["vilage", "agircultrue", "mare", "mre", "a75", "zzzz"])
    assert {word: candidate.folded for word, candidate in found.items()} == {
        "vilage": "village",
        "agircultrue": "agriculture",
        "mare": "marge",
    }


@pytest.mark.django_db
def test_four_words_are_corrected_at_most(django_assert_num_queries):
    names = ["alpha", "bravo", "charly", "delta", "echos"]
    for name in names:
        add_word(name, 1)
    with django_assert_num_queries(1):
        found = corrections(f"{name}x" for name in names)
    assert sorted(found) == ["alphax", "bravox", "charlyx", "deltax"]
    with django_assert_num_queries(0):
        assert corrections(["mre", "2026"]) == {}
