import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.french import stems
from search.highlights import EXCERPT_LENGTH, excerpt, highlight

texts = st.lists(
    st.one_of(
        st.sampled_from(["fibre", "l’école", "réseaux", "\u00a0?", " ", ". "]),
        st.text(max_size=8),
    ),
    max_size=200,
).map(" ".join)
WANTED = {"fibr", "ecol", "resel"}


def shown(pieces) -> str:
    return "".join(f"[{p.text}]" if p.is_marked else p.text for p in pieces)


@given(texts)
def test_pieces_join_to_the_text(text):
    pieces = highlight(text, WANTED)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    for piece in pieces:
        if piece.is_marked:
            assert WANTED.intersection(stems(piece.text))


@given(texts)
def test_an_excerpt_is_a_part_of_the_text(text):
    part = excerpt(text, WANTED)
    assert str(part).removeprefix("… ").removesuffix(" …") in text
    assert len(str(part)) <= EXCERPT_LENGTH + len("…  …")
    assert len(text) > EXCERPT_LENGTH or str(part) == text
    assert 0 <= part.start <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Devant l’école", "Devant l’[école]"),
        ("La FIBRE, les fibres", "La [FIBRE], les [fibres]"),
        ("Un réseau fibre optique", "Un [réseau fibre] optique"),
        ("Réseau-fibre", "[Réseau]-[fibre]"),
        ("Rien", "Rien"),
        ("", ""),
        ("e\u0301coles e\u0301lues", "[e\u0301coles] e\u0301lues"),
    ],
)
def test_words_are_marked(text, expected):
    assert shown(highlight(text, WANTED)) == expected


def test_the_excerpt_is_where_most_of_it_is():
    far = "mot " * 200
    text = f"La fibre. {far}La fibre des écoles en réseau. {far}"
    part = excerpt(text, WANTED)
    assert "La [fibre] des [écoles] en [réseau]." in shown(part.pieces)
    assert part.start == text.index("fibre des")
    assert str(part).startswith("… mot")
    assert str(part).endswith("mot …")


def test_an_excerpt_without_marks_is_the_beginning():
    part = excerpt("mot " * 200, WANTED)
    assert (part.start, part.has_marks) == (0, False)
    assert str(part).startswith("mot mot")
