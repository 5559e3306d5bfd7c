"""What the State says of territories: their codes and names, and figures."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.translation import gettext_lazy as _

from ..cog import Place
from ..levels import RANKS, Level, plain

BATCH = 1_000
MOST_WORDS = 6
SEARCH_KEY_LENGTH = 400


@dataclass
class Changes:
    """How many rows an import made, changed, and found as they were."""

    new: int = 0
    changed: int = 0
    same: int = 0


class OfficialQuerySet(models.QuerySet):
    """Rows that imports write, again and again, and that ``key`` tells apart."""

    key: tuple[str, ...]

    def upsert(self, rows: Iterable[models.Model]) -> Changes:
        """Write the rows that are new or have changed, the last one of each key."""
        fields = [
            field.attname
            for field in self.model._meta.concrete_fields
            if not field.primary_key and field.attname not in self.key
        ]
        given = {tuple(getattr(row, name) for name in self.key): row for row in rows}
        stored = {
            values[: len(self.key)]: values[len(self.key) :]
            for values in self.values_list(*self.key, *fields)
        }
        changes, written = Changes(), []
        for key, row in given.items():
            if key not in stored:
                changes.new += 1
            elif stored[key] != tuple(getattr(row, name) for name in fields):
                changes.changed += 1
            else:
                changes.same += 1
                continue
            written.append(row)
        self.bulk_create(
            written,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=self.key,
            update_fields=fields,
        )
        return changes


class OfficialPlaceQuerySet(OfficialQuerySet):
    key = ("level", "code")
    # From how many rows on the reference knows all of a level.
    COMPLETE = {
        Level.REGION: 18,
        Level.FORMER_REGION: 22,
        Level.DEPARTEMENT: 101,
        Level.EPCI: 1_000,
        Level.COMMUNE: 30_000,
    }

    def load(self, places: Iterable[Place]) -> Changes:
        """Write official places; what they don't say stays as it was."""
        stored = {(row.level, row.code): row for row in self.iterator(BATCH)}
        rows = []
        for place in places:
            known = stored.get((place.level, place.code))
            facts = {
                name: list(value) if isinstance(value, tuple) else value
                for name, value in asdict(place).items()
            }
            if known:
                facts = {k: v or getattr(known, k) for k, v in facts.items()}
            words = [plain(place.name), place.code.lower(), *facts["postal_codes"]]
            rows.append(
                self.model(
                    **facts, search_key=f" {' '.join(words)} "[:SEARCH_KEY_LENGTH]
                )
            )
        return self.upsert(rows)

    def is_complete(self, level: str) -> bool:
        """Whether a code that the reference doesn't hold can't be right."""
        return self.filter(level=level).count() >= self.COMPLETE[level]

    def search(self, text: str) -> "OfficialPlaceQuerySet":
        """Places whose name or codes have words that begin like those of the text.

        The very name or code comes first, then names that begin like the text, then
        the larger level and the larger place.
        """
        words = plain(text).split()[:MOST_WORDS]
        if not words:
            return self.none()
        found = self
        for word in words:
            found = found.filter(search_key__contains=f" {word}")
        asked = " ".join(words)
        closeness = Case(
            When(code__iexact=asked, then=0),
            When(search_key__startswith=f" {asked} ", then=1),
            When(search_key__startswith=f" {asked}", then=2),
            default=3,
        )
        size = Case(*(When(level=level, then=rank) for level, rank in RANKS.items()))
        return found.order_by(
            closeness, size, F("population").desc(nulls_last=True), "code", "-level"
        )

    def around(self, places: Iterable["OfficialPlace"]) -> dict:
        """The places that others lie in, by level and code, in one query."""
        wanted = {pair for place in places for pair in place.parents}
        asked = Q(pk__in=[])
        for level in Level:
            asked |= Q(level=level, code__in=[c for wl, c in wanted if wl == level])
        return {(row.level, row.code): row for row in self.filter(asked)}


class OfficialPlace(models.Model):
    """A territory of the official geographic code of INSEE."""

    level = models.CharField(_("level"), max_length=20, choices=Level)
    code = models.CharField(_("official code"), max_length=9)
    name = models.CharField(_("name"), max_length=200)
    region = models.CharField(_("code of the région"), max_length=3, blank=True)
    departements = models.JSONField(_("codes of the départements"), default=list)
    epci = models.CharField(_("SIREN of the EPCI"), max_length=9, blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    postal_codes = models.JSONField(_("postal codes"), default=list)
    search_key = models.CharField(max_length=SEARCH_KEY_LENGTH, editable=False)

    objects = OfficialPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("official place")
        verbose_name_plural = _("official places")
        constraints = [
            models.UniqueConstraint(
                fields=["level", "code"], name="one_place_of_each_code"
            )
        ]

    def __str__(self):
        return f"{self.name} ({self.code})"

    @property
    def parents(self) -> list[tuple[str, str]]:
        """Level and code of the places that it lies in, the closest first."""
        parents = [(Level.EPCI, self.epci)] if self.epci else []
        if self.level in (Level.EPCI, Level.COMMUNE):
            parents += [(Level.DEPARTEMENT, code) for code in self.departements]
        if self.region:
            parents.append((Level.REGION, self.region))
        return parents


class OfficialFigureQuerySet(OfficialQuerySet):
    key = ("level", "code", "indicator", "date")


class OfficialFigure(models.Model):
    """A figure that an import wrote: shown where the territory has a page.

    The dates of an indicator make one series.
    """

    level = models.CharField(_("level"), max_length=20, choices=Level)
    code = models.CharField(_("official code"), max_length=9)
    indicator = models.SlugField(_("indicator"), max_length=40)
    date = models.DateField(_("date"))
    label = models.CharField(_("what it counts"), max_length=200)
    value = models.DecimalField(_("value"), max_digits=15, decimal_places=4)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    source = models.CharField(_("source"), max_length=160)
    source_url = models.URLField(_("address of the source"), blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = OfficialFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("official figure")
        verbose_name_plural = _("official figures")
        ordering = ["level", "code", "indicator", "date"]
        constraints = [
            models.UniqueConstraint(
                fields=["level", "code", "indicator", "date"],
                name="one_figure_of_each_date",
            )
        ]

    def __str__(self):
        return f"{self.label}, {self.code}, {self.date:%Y-%m-%d}"
