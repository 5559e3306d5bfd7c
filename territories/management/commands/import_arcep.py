from decimal import Decimal
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from territories.arcep import (
    BadRow,
    Eligibility,
    UnreadableFileError,
    read_eligibility,
)
from territories.models import OfficialFigure
from territories.numbers import french_number

INDICATOR = "fibre-locaux-eligibles"
SOURCE = "Arcep, Ma connexion internet"
SOURCE_URL = "https://www.data.gouv.fr/datasets/ma-connexion-internet"
PROGRESS = 10_000
MOST_REASONS = 20


class Command(BaseCommand):
    help = (
        "Imports the share of premises that may have fibre, from the files by "
        "technology of ARCEP's “Ma connexion internet”: commune_techno.csv and the "
        "like. Run again, it updates."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path, metavar="PATH")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change"
        )
        parser.add_argument(
            "--ignore",
            action="append",
            default=[],
            metavar="COLUMN",
            help="a column to pass over; may be repeated",
        )

    def handle(self, *, path, dry_run, ignore, **options):
        self.verbose = options["verbosity"] > 0
        try:
            read, refused = self.read(path, ignore)
        except UnreadableFileError as error:
            raise CommandError(str(error)) from error
        for row in refused[:MOST_REASONS]:
            self.stderr.write(f"line {row.line}: {row.reason}")
        if not read:
            raise CommandError(f"No line of {path} could be read: nothing has changed.")
        with transaction.atomic():
            figures = OfficialFigure.objects.filter(
                indicator=INDICATOR, date__in={row.date for row in read}
            )
            changes = figures.upsert(map(official_figure, read))
            transaction.set_rollback(dry_run)
        if self.verbose:
            self.stdout.write(
                f"{changes.new} new, {changes.changed} changed, "
                f"{changes.same} as they were, {len(refused)} lines left out"
                + (" (dry run: nothing is kept)" if dry_run else "")
            )

    def read(self, path, ignored):
        read: list[Eligibility] = []
        refused: list[BadRow] = []
        for row in read_eligibility(path, ignored):
            (refused if isinstance(row, BadRow) else read).append(row)
            if self.verbose and not (len(read) + len(refused)) % PROGRESS:
                self.stdout.write(f"{len(read) + len(refused)} lines…")
        return read, refused


def official_figure(row: Eligibility) -> OfficialFigure:
    counts = f"{french_number(row.eligible)} sur {french_number(row.premises)}"
    return OfficialFigure(
        level=row.level,
        code=row.code,
        indicator=INDICATOR,
        date=row.date,
        label="Locaux éligibles à la fibre",
        value=Decimal(row.share),
        unit="%",
        source=SOURCE,
        source_url=SOURCE_URL,
        note=f"Logements et locaux professionnels, abonnés ou non : {counts}.",
    )
