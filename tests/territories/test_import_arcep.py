import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from territories.levels import Level
from territories.models import OfficialFigure
from tests.territories.factories import OfficialFigureFactory

pytestmark = pytest.mark.django_db

COMMUNES = (
    "code_insee;nom_com;code_dep;code_reg;nbr;type;elig_ftth;elig_coax;elig_cu;"
    "elig_thdr;elig_4gf;elig_hdr;elig_sat;date\n"
    "48034;La Canourgue;48;76;1500;all;1200;0;1500;0;900;0;1500;2026-06-30\n"
    "48034;La Canourgue;48;76;1400;res;1150;0;1400;0;900;0;1400;2026-06-30\n"
    "1001;L'Abergement;1;84;800;all;800;0;0;0;0;0;0;30/06/2026\n"
)


def write(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "techno.csv"
    path.write_bytes(text.encode(encoding))
    return path


def run(path, *options):
    output, errors = io.StringIO(), io.StringIO()
    call_command("import_arcep", str(path), *options, stdout=output, stderr=errors)
    return output.getvalue(), errors.getvalue()


def shares():
    return {
        (row.level, row.code, row.date.isoformat()): row.value
        for row in OfficialFigure.objects.all()
    }


def test_shares_are_of_all_premises_and_never_added_up(tmp_path):
    output, _ = run(write(tmp_path, COMMUNES))
    assert shares() == {
        (Level.COMMUNE, "48034", "2026-06-30"): 80,
        (Level.COMMUNE, "01001", "2026-06-30"): 100,
    }
    assert output == "2 new, 0 changed, 0 as they were, 0 lines left out\n"
    figure = OfficialFigure.objects.get(code="48034")
    assert figure.label == "Locaux éligibles à la fibre"
    assert figure.unit == "%"
    assert "1\u202f200 sur 1\u202f500" in figure.note
    assert "Arcep" in figure.source
    assert figure.source_url.startswith("https://")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (
            "code_dep,nom_dep,nbr,type,elig_ftth,date\n32,Gers,3,all,2,2026-06-30\n",
            (Level.DEPARTEMENT, "32"),
        ),
        ("code_dep;nbr;elig_ftth;date\n2A;3;2;2026-06-30\n", (Level.DEPARTEMENT, "2A")),
        ("code_reg;nbr;elig_ftth;date\n1;3;2;2026-06-30\n", (Level.REGION, "01")),
        (
            "code_epci;nbr;elig_ftth;date\n200069268;3;2;2026-06-30\n",
            (Level.EPCI, "200069268"),
        ),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_every_level_delimiter_and_encoding(tmp_path, text, key, encoding):
    run(write(tmp_path, text, encoding))
    assert shares() == {(*key, "2026-06-30"): Decimal("66.7")}


def test_again_and_again_makes_no_doubles(tmp_path):
    path = write(tmp_path, COMMUNES)
    run(path)
    assert run(path)[0].startswith("0 new, 0 changed, 2 as they were")
    path = write(tmp_path, COMMUNES.replace("all;1200", "all;1350"))
    assert run(path)[0].startswith("0 new, 1 changed, 1 as they were")
    later = COMMUNES.replace("2026-06-30", "2026-09-30")
    assert run(write(tmp_path, later))[0].startswith("1 new, 0 changed, 1 as")
    assert shares()[Level.COMMUNE, "48034", "2026-06-30"] == 90
    assert len(shares()) == 3


def test_figures_of_others_stay(tmp_path):
    other = OfficialFigureFactory(
        level=Level.COMMUNE, code="48034", date=date(2026, 6, 30)
    )
    run(write(tmp_path, COMMUNES))
    other.refresh_from_db()
    assert other.value == 10


def test_a_dry_run_keeps_nothing(tmp_path):
    output, _ = run(write(tmp_path, COMMUNES), "--dry-run")
    assert output.startswith("2 new")
    assert "nothing is kept" in output
    assert shares() == {}


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ("code_insee;nbr;date", "missing: elig_ftth."),
        ("nbr;elig_ftth;date", "missing: code_insee or code_epci or code_dep or "),
        ("un;deux", "missing: code_insee.+, nbr, elig_ftth, date."),
        (
            "code_insee;nbr;type;elig_ftth;elig_cu_30;date",
            "unknown: 'elig_cu_30'. .+--ignore",
        ),
        ("", "missing: "),
    ],
)
def test_columns_that_are_missing_or_unknown_are_named(tmp_path, header, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(write(tmp_path, header + "\n"))


def test_an_unknown_column_can_be_ignored(tmp_path):
    text = "code_dep;nbr;elig_ftth;neuve;date\n32;2;1;x;2026-06-30\n"
    run(write(tmp_path, text), "--ignore", "neuve")
    assert len(shares()) == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("gers;1;1;2026-06-30", "'GERS' is no code"),
        (";1;1;2026-06-30", "'' is no code"),
        ("48034;;1;2026-06-30", "nbr is '', not a whole number"),
        ("48034;NA;1;2026-06-30", "nbr is 'NA', not a whole number"),
        ("48034;10;1,5;2026-06-30", "elig_ftth is '1,5', not a whole number"),
        ("48034;10;-1;2026-06-30", "elig_ftth is '-1', not a whole number"),
        ("48034;0;0;2026-06-30", "it has no premises"),
        ("48034;10;11;2026-06-30", "more premises are eligible than there are"),
        ("48034;10;1;juin 2026", "date is 'juin 2026', not a day like 2026-06-30"),
        ("48034;10;1;2026-02-30", "date is '2026-02-30', not a day"),
        ("48034;10", "elig_ftth is '', not a whole number"),
        ("48001;10;1;2026-06-30", "48001 has this date on line 2 already"),
    ],
)
def test_a_bad_line_is_reported_and_passed_over(tmp_path, line, reason):
    text = (
        "code_insee;nbr;elig_ftth;date\n"
        f"48001;10;5;2026-06-30\n{line}\n48002;10;5;2026-06-30\n"
    )
    output, errors = run(write(tmp_path, text))
    assert errors.startswith(f"line 3: {reason}")
    assert "1 lines left out" in output
    assert {code for _, code, _ in shares()} == {"48001", "48002"}


def test_a_file_without_a_good_line_changes_nothing(tmp_path):
    text = "code_insee;nbr;elig_ftth;date\nx;1;1;2026-06-30\n"
    with pytest.raises(CommandError, match="could be read: nothing has changed"):
        run(write(tmp_path, text))


def test_files_have_bounds(tmp_path, monkeypatch):
    path = write(tmp_path, COMMUNES)
    monkeypatch.setattr("territories.arcep.MAX_ROWS", 2)
    with pytest.raises(CommandError, match="More than 2 lines"):
        run(path)
    monkeypatch.setattr("territories.arcep.MAX_BYTES", 10)
    with pytest.raises(CommandError, match="has more than 10 bytes"):
        run(path)


@pytest.mark.parametrize("path", ["nowhere.csv", "."])
def test_a_wrong_path_is_one_sentence(tmp_path, path):
    with pytest.raises(CommandError, match="can't be read"):
        run(tmp_path / path)


def test_a_line_that_is_too_long_is_refused(tmp_path):
    text = COMMUNES + "x" * 200_000 + ";1\n"
    with pytest.raises(
        CommandError, match="After line 4: field larger than field limit"
    ):
        run(write(tmp_path, text))
