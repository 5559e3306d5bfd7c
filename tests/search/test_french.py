import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import french


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Œuvre d’été", "oeuvre d’ete"),
        ("ÇÀ ET LÀ", "ca et la"),
        ("Straße", "strasse"),
        ("e\u0301cole", "ecole"),
        ("hé\u00adberger", "heberger"),
        ("\ufb01bre", "fibre"),
        ("Łódź", "lodz"),
    ],
)
def test_a_text_is_folded(text, expected):
    assert french.fold(text) == expected


@given(st.text())
def test_what_is_folded_stays_so(text):
    once = french.fold(text)
    assert french.fold(once) == once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’école", ["ecole"]),
        ("jusqu'à l'A75", ["a", "a75"]),
        ("aujourd’hui", ["aujourd", "hui"]),
        ("tiers-lieux", ["tiers", "lieux"]),
        ("le plan T.H.D.", ["le", "plan", "thd"]),
        ("la S.N.C.F est là.", ["la", "sncf", "est", "la"]),
        ("Fin. Le reste", ["fin", "le", "reste"]),
        ("un_mot", ["un", "mot"]),
        ("🚜", []),
    ],
)
def test_a_text_is_cut_into_words(text, expected):
    assert [word.folded for word in french.words(text)] == expected


@given(st.text())
def test_words_stand_where_they_say_one_after_the_other(text):
    place = 0
    for word in french.words(text):
        assert place <= word.start < word.end <= len(text)
        assert french.fold_word(text[word.start : word.end]) == word.folded
        assert word.folded.isalnum()
        assert len(word.folded) <= french.MAX_WORD_LENGTH
        place = word.end


@given(st.text())
def test_stems_are_what_both_engines_can_be_asked_for(text):
    for stem in french.stems(text):
        assert stem.isalnum()
        assert stem == french.fold(stem)


@pytest.mark.parametrize(
    "forms",
    [
        "réseau réseaux",
        "travail travaux",
        "cheval chevaux",
        "eau eaux",
        "nouveau nouveaux nouvel nouvelle nouvelles",
        "élu élue élus élues",
        "local locale locales locaux",
        "infirmier infirmière infirmiers infirmières",
        "agriculteur agricultrice agriculteurs agricultrices",
        "public publique publics publiques",
        "ancien ancienne anciens anciennes",
        "actif active actifs actives",
        "municipal municipaux municipalité",
        "prix",
        "jeu jeux",
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms):
    assert len(set(french.stems(forms))) == 1


def test_stop_words_have_no_stem_but_a_place():
    assert [(w.folded, w.stem) for w in french.words("de la fibre")] == [
        ("de", ""),
        ("la", ""),
        ("fibre", "fibr"),
    ]


def test_initials_are_never_passed_over():
    assert french.stems("les E.U. et eux") == ["eu"]
