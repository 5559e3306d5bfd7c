"""How well and how fast the search answers, on both databases, beside a reference.

``python -m bench.search PATH`` takes a folder with ``passages.jsonl`` (id, title, body)
and ``queries.jsonl`` (q, set, rel); ``--scale N`` measures the whole answer at N
passages made of theirs, beside Wagtail's own search.
"""

import argparse
import os
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

# Queries of a scale; the stock search takes a second for each.
SAMPLED, SAMPLED_STOCK = 200, 40


def main():
    options = arguments()
    with TemporaryDirectory() as folder:
        set_up_django(options.postgres, folder)
        measure = measure_speed if options.scale else measure_quality
        measure(options, Path(folder))


def arguments():
    parser = argparse.ArgumentParser("bench.search", description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--scale", type=int, metavar="N", help="passages to time with")
    parser.add_argument(
        "--postgres",
        metavar="URL",
        default=os.environ.get("DATABASE_URL"),
        help="a server where a database may be made (DATABASE_URL by default)",
    )
    options = parser.parse_args()
    if not options.postgres:
        parser.error("--postgres or DATABASE_URL must name a server of PostgreSQL")
    return options


def set_up_django(url: str, folder: str):
    """The settings name PostgreSQL: its fields are those that both searches know."""
    os.environ.update(
        DATABASE_URL=url,
        RELAIS_VAR=folder,
        DEBUG="false",
        DJANGO_SETTINGS_MODULE="config.settings.dev",
    )
    import django
    from django.conf import settings

    # Wagtail's own index is filled in bulk, and only where it is measured.
    settings.WAGTAILSEARCH_BACKENDS["default"]["AUTO_UPDATE"] = False
    django.setup()


def databases(url: str, folder: Path):
    from .databases import postgresql, sqlite

    return {"PostgreSQL": postgresql(url), "SQLite": sqlite(folder)}


def measure_quality(options, folder: Path):
    from .collection import read_queries, read_texts
    from .loading import Publication
    from .reference import Reference

    texts, queries = read_texts(options.path), read_queries(options.path)
    by_system = {"reference": scores_of(Reference(texts).ranking, queries)}
    publication = Publication(texts, is_dated=False)
    for name, database in databases(options.postgres, folder).items():
        with database:
            keys = publication.load()
            by_system[name] = scores_of(our_ranking(keys), queries)
    write(f"{len(texts)} passages, {len(queries)} queries")
    print_quality(by_system)


def our_ranking(keys: dict[int, int]) -> Callable[[str], list[int]]:
    """What a reader's query finds, by the keys of the texts."""
    from wagtail.models import Site

    from search.results import matches_of
    from search.understanding import understand

    site = Site.objects.get(is_default_site=True)

    def ranking(query):
        matches = matches_of(understand(query, {}), site)
        return [keys[found.entry] for found in matches.found]

    return ranking


def scores_of(ranking: Callable[[str], list[int]], queries) -> dict:
    from .collection import Scores

    scores = defaultdict(Scores)
    for query in queries:
        keys, seconds = timed(ranking, query.text)
        scores[query.of_set].add(keys, query.relevant, seconds)
    return scores


def timed(function, *values):
    start = perf_counter()
    result = function(*values)
    return result, perf_counter() - start


def print_quality(by_system: dict[str, dict]):
    from .collection import p50_and_p95

    line = "{:14}{:12}{:>9}{:>8}{:>8}{:>8}{:>9}{:>9}"
    titles = ("nDCG@10", "ratio", "R@10", "MRR@10", "p50 ms", "p95 ms")
    write(line.format("set", "system", *titles))
    for name, reference in by_system["reference"].items():
        for system, scores in by_system.items():
            ndcg, recall, rank = scores[name].means
            ratio = ndcg / reference.means[0]
            times = p50_and_p95(scores[name].times)
            figures = (ndcg, ratio, recall, rank, *times)
            shown = [f"{figure:.4f}" for figure in figures[:4]]
            write(line.format(name, system, *shown, *(f"{t:.1f}" for t in times)))
        ours = [by_system[system][name].means[0] for system in ("PostgreSQL", "SQLite")]
        write(f"{name:14}between databases {abs(ours[0] - ours[1]):.4f}")


def measure_speed(options, folder: Path):
    from .collection import read_queries, read_texts, recombined
    from .loading import Publication
    from .stock import Stock

    queries = [query.text for query in read_queries(options.path)]
    chance = random.Random(options.scale)  # noqa: S311
    sample = chance.sample(queries, min(SAMPLED, len(queries)))
    publication = Publication(recombined(read_texts(options.path), options.scale))
    times = {}
    for name, database in databases(options.postgres, folder).items():
        with database:
            publication.load()
            times[name] = times_of(whole_answer(), sample)
            if name == "PostgreSQL":
                times["stock"] = times_of(Stock().answer, sample[:SAMPLED_STOCK])
    write(f"{options.scale} passages, {len(sample)} queries")
    print_speed(times)


def whole_answer() -> Callable[[str], None]:
    """All that a page of results shows: match, hits with highlights, facets."""
    from django.test import RequestFactory
    from wagtail.models import Site

    from search.answers import Answer, Request

    site = Site.objects.get(is_default_site=True)
    http_request = RequestFactory().get("/")

    def answer(query):
        whole = Answer(Request(query), site, http_request)
        return whole.hits, whole.facets, whole.total

    return answer


def times_of(answer: Callable, queries: Sequence[str]) -> list[float]:
    """Seconds for each; a first query warms what only the first one pays."""
    answer(queries[0])
    return [timed(answer, query)[1] for query in queries]


def print_speed(times: dict[str, Iterable[float]]):
    from .collection import p50_and_p95

    stock, _ = p50_and_p95(times["stock"])
    base = p50_and_p95(times["PostgreSQL"])
    line = "{:12}{:>9}{:>9}{:>16}{:>16}{:>14}{:>14}"
    titles = ("p50 ms", "p95 ms", "p50/stock p50", "p95/stock p50")
    write(line.format("system", *titles, "p50/PG p50", "p95/PG p95"))
    for system, seconds in times.items():
        p50, p95 = p50_and_p95(seconds)
        ratios = (p50 / stock, p95 / stock, p50 / base[0], p95 / base[1])
        shown = (f"{ratio:.3f}" for ratio in ratios)
        write(line.format(system, f"{p50:.1f}", f"{p95:.1f}", *shown))


def write(line: str):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
