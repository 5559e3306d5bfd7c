"""Figures of a territory that nobody could check as they are."""

from collections.abc import Iterator

from library.findings import of_figure
from moderation.findings import Finding


def of_figures(figures) -> Iterator[Finding]:
    """Each figure once: for its source, or else for its dates."""
    for block in figures:
        path, figure = f"figures.{block.id}", block.value
        if figure["source"] and not all(d["date"] for d in figure.dated_values):
            undated = next(
                item for item in figure["values"].bound_blocks if not item.value["date"]
            )
            place = f"{path}.values.{undated.id}"
            named = {"label": figure["label"], "date": undated.value["date"]}
            yield from of_figure(place, named, ("date",))
        else:
            yield from of_figure(path, figure, ("source",))


def of_initiatives(initiatives) -> Iterator[Finding]:
    for block in initiatives:
        for item in block.value["figures"].bound_blocks:
            path = f"initiatives.{block.id}.figures.{item.id}"
            yield from of_figure(path, item.value, ("source", "date"))
