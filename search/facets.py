"""Facets: what results can be narrowed down by, and how many each choice leaves."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import attrgetter

from django.db.models import Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editorial.models import Story, Theme
from territories.models import TerritoryPage

from .results import Found

OPTIONS_PER_FACET = 12

# By their parameters in an address.
FACETS = {
    "genre": _("Kind"),
    "territoire": _("Territory"),
    "theme": _("Theme"),
    "annee": _("Year"),
}


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """What results can be narrowed down by; a choice doesn't narrow its own options."""

    name: str
    label: str
    options: list[Option]

    @property
    def chosen(self) -> Option | None:
        return next((option for option in self.options if option.is_chosen), None)


# What is found besides stories, whose types name their kinds.
OTHER_KINDS = {
    "territory": _("Territory"),
    "person": _("Person"),
    "organisation": _("Organisation"),
    "page": _("Page"),
}


class Kinds:
    """The kinds of things that are found, each as its type names it."""

    @cached_property
    def labels(self) -> dict[str, str]:
        labels = dict(OTHER_KINDS)
        for model in Story.__subclasses__():
            labels.update(model.Kind.choices)
        return labels

    def label(self, kind: str) -> str:
        return str(self.labels.get(kind, kind))


KINDS = Kinds()


class Labels:
    """What the facets' keys are called, and which of them an address chooses.

    Territories are those that the public may see.
    """

    def __init__(self, found: list[Found], site, values: Mapping[str, str]):
        self.values = values
        themes = Theme.objects.filter(pk__in={k for one in found for k in one.themes})
        places = TerritoryPage.objects.visible_to_public(site).filter(
            pk__in={k for one in found for k in one.territories}
        )
        self.themes, self.territories = {}, {}
        # Both at once: a page of results has few queries to spend.
        for is_theme, key, slug, name in (
            themes.order_by()
            .values_list(Value(1), "pk", "slug", "name")
            .union(
                places.order_by().values_list(Value(0), "pk", "slug", "title"), all=True
            )
        ):
            (self.themes if is_theme else self.territories)[key] = (slug, name)

    @cached_property
    def chosen(self) -> dict[str, set]:
        """By facet, the keys that are let through; without those that choose none."""
        year = self.values["annee"]
        keys = {
            "genre": {self.values["genre"]},
            "territoire": keys_named(self.territories, self.values["territoire"]),
            "theme": keys_named(self.themes, self.values["theme"]),
            "annee": {int(year)} if year.isdecimal() else set(),
        }
        return {name: keys[name] for name, value in self.values.items() if value}

    def place(self, keys: Iterable[int]) -> str:
        return next((self.territories[k][1] for k in keys if k in self.territories), "")

    def options(self, name: str, counts: Counter) -> list[Option]:
        """The commonest dozen, and the one that is chosen."""
        value = self.values[name]
        by_value, shown = Counter(), {}
        for key, count in counts.items():
            if named := self.named(name, key):
                shown.setdefault(named[0], named[1])
                by_value[named[0]] += count
        options = [
            Option(slug, label, by_value[slug], slug == value)
            for slug, label in shown.items()
        ]
        if value and value not in shown:
            label = KINDS.label(value) if name == "genre" else value
            options.append(Option(value, label, 0, True))
        if name == "annee":
            options.sort(key=lambda option: option.value, reverse=True)
        else:
            options.sort(key=lambda option: (-option.count, option.label))
        kept, others = options[:OPTIONS_PER_FACET], options[OPTIONS_PER_FACET:]
        return kept + [option for option in others if option.is_chosen]

    def named(self, name: str, key) -> tuple[str, str] | None:
        if name == "genre":
            return key, KINDS.label(key)
        if name == "annee":
            return str(key), str(key)
        return (self.territories if name == "territoire" else self.themes).get(key)


def keys_named(labels: dict[int, tuple[str, str]], slug: str) -> set[int]:
    return {key for key, (its_slug, _) in labels.items() if its_slug == slug}


class Narrowed:
    """What is found under the chosen facets, and what each option would leave.

    ``counts`` are, by facet, the numbers of results of its keys.
    """

    def __init__(self, found: list[Found], chosen: dict[str, set]):
        self.found = under(found, chosen)
        self.counts = {}
        for name, keys_of in KEYS.items():
            others = {other: keys for other, keys in chosen.items() if other != name}
            left = under(found, others)
            self.counts[name] = Counter(chain.from_iterable(map(keys_of, left)))


def under(found: list[Found], chosen: dict[str, set]) -> list[Found]:
    """What is left of all that was found, in the same order."""
    for name, wanted in chosen.items():
        found = [one for one in found if not wanted.isdisjoint(KEYS[name](one))]
    return found


def years_of(found: Found) -> tuple[int, ...]:
    """The year of its date, where the site is; only at New Year is it asked for."""
    date = found.date
    if date is None:
        return ()
    if (date.month, date.day) in ((12, 31), (1, 1)):
        date = timezone.localtime(date)
    return (date.year,)


# What a result has of each facet.
KEYS = {
    "genre": lambda found: (found.kind,),
    "territoire": attrgetter("territories"),
    "theme": attrgetter("themes"),
    "annee": years_of,
}
