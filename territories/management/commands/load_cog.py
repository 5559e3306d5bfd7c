from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from territories.cog import UnreadableReferenceError, read_reference
from territories.levels import Level
from territories.models import OfficialFigure, OfficialPlace
from territories.populations import INDICATOR, population_figures


class Command(BaseCommand):
    help = (
        "Loads the official geographic code: names, codes, parents, populations and "
        "postal codes of the régions, départements, EPCI and communes. "
        "PATH is the npm package @etalab/decoupage-administratif: its folder, its "
        "folder data/, its .tgz, or one of its files (communes.json…). "
        "Run again, it updates."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path, metavar="PATH")

    def handle(self, *, path, **options):
        try:
            reference = read_reference(path)
        except UnreadableReferenceError as error:
            raise CommandError(str(error)) from error
        verbose = options["verbosity"] > 0
        with transaction.atomic():
            for level in Level:
                places = [place for place in reference.places if place.level == level]
                changes = OfficialPlace.objects.filter(level=level).load(places)
                if verbose and places:
                    self.report(level, changes)
            figures = OfficialFigure.objects.filter(indicator=INDICATOR).upsert(
                population_figures(reference)
            )
        if verbose and reference.population_year:
            self.report(f"population of {reference.population_year}", figures)
        elif verbose and any(place.population for place in reference.places):
            self.stdout.write(
                "The year of the populations is not known: the form of a territory "
                "names them, no page shows them."
            )

    def report(self, what, changes):
        self.stdout.write(
            f"{what}: {changes.new} new, {changes.changed} changed, "
            f"{changes.same} as they were"
        )
