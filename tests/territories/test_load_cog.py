import io
import json
import tarfile

import pytest
from django.core.management import CommandError, call_command

from territories.levels import Level
from territories.models import OfficialFigure, OfficialPlace

pytestmark = pytest.mark.django_db

PACKAGE = {
    "package.json": {"version": "6.0.0"},
    "data/regions.json": [{"code": "76", "nom": "Occitanie", "zone": "metro"}],
    "data/departements.json": [
        {"code": "48", "region": "76", "nom": "Lozère"},
        {"code": "32", "region": "76", "nom": "Gers"},
    ],
    "data/epci.json": [
        {
            "code": "200069268",
            "nom": "CC de l'Aubrac",
            "type": "CC",
            "membres": [{"code": "48034"}, {"code": "48999"}],
        }
    ],
    "data/communes.json": [
        {
            "code": "48034",
            "nom": "La Canourgue",
            "departement": "48",
            "region": "76",
            "type": "commune-actuelle",
            "codesPostaux": ["48500"],
            "population": 2074,
        },
        {"code": "48999", "nom": "L'Autre", "population": 26},
        {"code": "48011", "nom": "Auxillac", "type": "commune-associee"},
        {"code": "97611", "nom": "Mamoudzou", "population": 71_437},
    ],
}


def write_package(folder, package=PACKAGE):
    for name, content in package.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")
    return folder


def write_archive(path, package=PACKAGE):
    with tarfile.open(path, "w:gz") as archive:
        for name, content in package.items():
            data = json.dumps(content).encode()
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def load(path):
    output = io.StringIO()
    call_command("load_cog", str(path), stdout=output)
    return output.getvalue()


def place(level, code):
    return OfficialPlace.objects.get(level=level, code=code)


def test_the_package_is_loaded_from_its_folder(tmp_path):
    output = load(write_package(tmp_path))
    assert "commune: 3 new, 0 changed, 0 as they were" in output
    commune = place(Level.COMMUNE, "48034")
    assert (commune.name, commune.region, commune.departements, commune.epci) == (
        "La Canourgue",
        "76",
        ["48"],
        "200069268",
    )
    assert (commune.population, commune.postal_codes) == (2074, ["48500"])
    assert place(Level.COMMUNE, "97611").departements == ["976"]
    epci = place(Level.EPCI, "200069268")
    assert (epci.name, epci.departements, epci.region) == (
        "CC de l’Aubrac",
        ["48"],
        "76",
    )
    assert place(Level.REGION, "76").departements == ["48", "32"]
    limousin = place(Level.FORMER_REGION, "74")
    assert (limousin.name, limousin.departements) == ("Limousin", ["19", "23", "87"])


def test_larger_places_count_the_people_of_their_communes(tmp_path):
    load(write_package(tmp_path))
    counts = {
        (level, code): place(level, code).population
        for level, code in [
            (Level.EPCI, "200069268"),
            (Level.DEPARTEMENT, "48"),
            (Level.REGION, "76"),
            (Level.FORMER_REGION, "91"),
            (Level.DEPARTEMENT, "32"),
        ]
    }
    assert list(counts.values()) == [2100, 2100, 2100, 2100, None]


def test_populations_are_figures_with_their_date_and_source(tmp_path):
    output = load(write_package(tmp_path))
    assert "population of 2023: 6 new" in output
    figure = OfficialFigure.objects.get(level=Level.COMMUNE, code="48034")
    assert (figure.value, figure.date.isoformat()) == (2074, "2023-01-01")
    assert "2023" in figure.source
    assert figure.source_url.startswith("https://www.insee.fr/")
    # Mayotte was counted in another year.
    assert not OfficialFigure.objects.filter(code__startswith="976").exists()


def test_populations_of_an_unknown_year_are_no_figures(tmp_path):
    package = {**PACKAGE, "package.json": {"version": "99.0.0"}}
    output = load(write_package(tmp_path, package))
    assert "The year of the populations is not known" in output
    assert not OfficialFigure.objects.exists()
    assert place(Level.COMMUNE, "48034").population == 2074


@pytest.mark.parametrize("form", ["archive", "data", "again"])
def test_every_form_of_the_package_says_the_same(tmp_path, form):
    folder = write_package(tmp_path)
    load(folder)
    before = list(OfficialPlace.objects.order_by("level", "code").values())
    path = {
        "archive": lambda: write_archive(tmp_path / "package.tgz"),
        "data": lambda: folder / "data",
        "again": lambda: folder,
    }[form]()
    output = load(path)
    assert "commune: 0 new, 0 changed, 3 as they were" in output
    assert list(OfficialPlace.objects.order_by("level", "code").values()) == before


def test_one_file_alone_takes_nothing_away(tmp_path):
    folder = write_package(tmp_path)
    load(folder)
    for name in ("communes", "epci", "regions", "departements"):
        load(folder / "data" / f"{name}.json")
    commune = place(Level.COMMUNE, "48034")
    assert (commune.epci, commune.population) == ("200069268", 2074)
    assert place(Level.REGION, "76").departements == ["48", "32"]


def test_a_bad_file_changes_nothing(tmp_path):
    folder = write_package(tmp_path)
    load(folder)
    before = list(OfficialPlace.objects.values())
    (folder / "data/communes.json").write_text('[{"code": "01001"}]')
    with pytest.raises(CommandError):
        load(folder)
    assert list(OfficialPlace.objects.values()) == before


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("nowhere", None, "There is nothing at"),
        ("autre.json", b"[]", "has none of the files of @etalab/decoupage"),
        ("paquet.tgz", b"no archive", "is no .tgz archive that can be read"),
        ("communes.json", b"{", "communes.json is not JSON"),
        ("communes.json", b"{}", "communes.json is not a list of at most"),
        ("communes.json", b"[1]", "communes.json, entry 1: not an object"),
        (
            "communes.json",
            b'[{"code": "01001"}]',
            "communes.json, entry 1: .nom. is missing",
        ),
        (
            "departements.json",
            b'[{"code": "01", "nom": "Ain"}]',
            "departements.json, entry 1: .region. is missing",
        ),
        ("epci.json", b'[{"code": 1, "nom": "x"}]', "entry 1: .code. is missing"),
        (
            "communes.json",
            b'[{"code": "gers", "nom": "x"}]',
            "gers is no official code",
        ),
    ],
)
def test_what_is_no_official_code_is_refused_in_one_sentence(
    tmp_path, name, content, sentence
):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        load(path)
    assert not OfficialPlace.objects.exists()


def test_a_folder_without_the_files_is_refused(tmp_path):
    with pytest.raises(CommandError, match="has none of the files"):
        load(tmp_path)


def test_files_have_bounds(tmp_path, monkeypatch):
    monkeypatch.setattr("territories.cog.MAX_BYTES", 10)
    with pytest.raises(CommandError, match="has more than 10 bytes"):
        load(write_archive(tmp_path / "package.tgz"))
