"""What can be found: pages, people and organisations, and the passages of each."""

from django.db import models
from wagtail.models import Page

from people.models import Organisation, Person


class Entry(models.Model):
    """One result at most: a page, a person or an organisation.

    ``territories`` and ``themes`` are lists of keys: a copy, so that the facets of
    thousands of results need no other query.
    """

    page = models.OneToOneField(
        Page, models.CASCADE, null=True, related_name="search_entry"
    )
    person = models.OneToOneField(
        Person, models.CASCADE, null=True, related_name="search_entry"
    )
    organisation = models.OneToOneField(
        Organisation, models.CASCADE, null=True, related_name="search_entry"
    )
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=255)
    # The words of the title as they are typed without thinking: "la fibre au village".
    folded = models.CharField(max_length=300)
    date = models.DateTimeField(null=True)
    territories = models.JSONField(default=list)
    themes = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="search_entry_is_one_thing",
                condition=(
                    models.Q(page__isnull=False, person=None, organisation=None)
                    | models.Q(page=None, person__isnull=False, organisation=None)
                    | models.Q(page=None, person=None, organisation__isnull=False)
                ),
            )
        ]

    def __str__(self):
        return self.title


class Passage(models.Model):
    """A part of an entry, short enough to be an answer.

    The database keeps its full-text index of ``title_terms`` and ``body_terms`` by
    itself (see the migration): a generated column of PostgreSQL, an FTS5 table and its
    triggers on SQLite.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="passages")
    position = models.PositiveSmallIntegerField()
    # A part of the page: the question of a segment, a heading.
    heading = models.CharField(max_length=255, blank=True)
    # The segment, if it is one: its number, and its anchor ("q3"), which the lines of
    # its transcript carry on ("q3-t92").
    number = models.PositiveSmallIntegerField(null=True)
    anchor = models.CharField(max_length=40, blank=True)
    body = models.TextField(help_text="As readers see it.")
    # Of what is said in a film: [[characters from the start of the body, seconds], …].
    times = models.JSONField(default=list)
    title_terms = models.TextField(help_text="Stems of the title and of the heading.")
    body_terms = models.TextField(help_text="Stems of the body.")
    length = models.PositiveIntegerField(help_text="Number of stems.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="search_passage_has_its_place", fields=["entry", "position"]
            )
        ]

    def __str__(self):
        return f"{self.entry_id}/{self.position}"
