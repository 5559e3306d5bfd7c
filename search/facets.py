"""Facets: what results can be narrowed down by, and how many each choice leaves."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

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
        self.themes, self.territories = {}, {}
        places = TerritoryPage.objects.visible_to_public(site).filter(
            pk__in={key for one in found for key in one.territories}
        )
        themes = Theme.objects.filter(
            pk__in={key for one in found for key in one.themes}
        )
        # One query for both.
        rows = rows_of(places, "place", "title").union(
            rows_of(themes, "theme", "name"), all=True
        )
        for sort, key, slug, name in rows:
            named = self.territories if sort == "place" else self.themes
            named[key] = slug, name

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


def rows_of(rows, sort: str, name: str):
    return rows.order_by().values_list(Value(sort), "pk", "slug", name)


def keys_named(labels: dict[int, tuple[str, str]], slug: str) -> set[int]:
    return {key for key, (its_slug, _) in labels.items() if its_slug == slug}


class Narrowed:
    """What is found under the chosen facets, and what each option would leave.

    ``counts`` are, by facet, the numbers of results of its keys.
    """

    def __init__(self, found: list[Found], chosen: dict[str, set]):
        self.found = []
        self.counts = {name: Counter() for name in FACETS}
        for one in found:
            keys = keys_of(one)
            missed = [
                name for name, wanted in chosen.items() if wanted.isdisjoint(keys[name])
            ]
            if not missed:
                self.found.append(one)
            for name in FACETS if not missed else missed if len(missed) == 1 else ():
                self.counts[name].update(keys[name])


def keys_of(found: Found) -> dict[str, tuple]:
    date = found.date
    return {
        "genre": (found.kind,),
        "territoire": found.territories,
        "theme": found.themes,
        "annee": (timezone.localtime(date).year,) if date else (),
    }
