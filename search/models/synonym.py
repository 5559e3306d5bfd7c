import re

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from ..wording import wording

MAX_EQUIVALENTS = 20
MAX_LENGTH = 100
MAX_GROUPS = 1000
CACHE_KEY = "search-synonyms"
SEPARATORS = re.compile(r"[\n,;]")


class SynonymQuerySet(models.QuerySet):
    def groups(self) -> list[tuple[str, ...]]:
        """Texts that say the same, as they were typed; at most 1,000 groups."""
        rows = self.values_list("expression", "equivalents")[:MAX_GROUPS]
        return [
            (expression, *split_equivalents(equivalents))
            for expression, equivalents in rows
        ]

    def cached_groups(self) -> tuple[tuple[str, ...], ...]:
        """The groups as they were a minute ago at most: each search asks for them."""
        return cache.get_or_set(CACHE_KEY, lambda: tuple(self.groups()), 60)


class Synonym(index.Indexed, models.Model):
    """Expressions that readers use for one thing: each finds what the others do."""

    expression = models.CharField(_("expression"), max_length=MAX_LENGTH)
    wording = models.CharField(max_length=200, unique=True, editable=False)
    equivalents = models.TextField(
        _("equivalents"),
        help_text=_(
            "One per line, twenty at most. It works both ways: whoever searches for "
            "the expression or for one of its equivalents finds what holds any of them."
        ),
    )

    panels = [FieldPanel("expression"), FieldPanel("equivalents")]
    search_fields = [
        index.SearchField("expression", boost=2),
        index.AutocompleteField("expression"),
        index.SearchField("equivalents"),
        index.AutocompleteField("equivalents"),
    ]

    objects = SynonymQuerySet.as_manager()

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["wording"]

    def __str__(self):
        return self.expression

    def in_a_row(self) -> str:
        """The equivalents on one line, for the list in the admin."""
        return ", ".join(split_equivalents(self.equivalents))

    in_a_row.short_description = _("equivalents")

    def clean(self):
        self.expression = " ".join(self.expression.split())
        equivalents = split_equivalents(self.equivalents)
        errors = {
            "expression": expression_errors(self),
            # An empty field has been told of already.
            "equivalents": self.equivalents
            and equivalents_errors(self.expression, equivalents),
        }
        errors = {field: found for field, found in errors.items() if found}
        if errors:
            raise ValidationError(errors)
        self.equivalents = "\n".join(equivalents)

    def save(self, *args, **kwargs):
        self.wording = wording(self.expression)
        super().save(*args, **kwargs)
        cache.delete(CACHE_KEY)

    def delete(self, *args, **kwargs):
        deleted = super().delete(*args, **kwargs)
        cache.delete(CACHE_KEY)
        return deleted


def split_equivalents(text: str) -> list[str]:
    """The expressions of a field, without blank ones; commas part them as lines do."""
    return [" ".join(part.split()) for part in SEPARATORS.split(text) if part.strip()]


def expression_errors(synonym):
    worded = wording(synonym.expression)
    if not worded:
        # An empty field has been told of already.
        return [no_word_error(synonym.expression)] if synonym.expression else []
    if Synonym.objects.filter(wording=worded).exclude(pk=synonym.pk).exists():
        return [
            _("“%(text)s” has its synonyms already: complete those.")
            % {"text": synonym.expression}
        ]
    return []


def equivalents_errors(expression, equivalents):
    """What is wrong with the equivalents of an expression, one sentence for each."""
    if not equivalents:
        return [_("Give one equivalent at least.")]
    if len(equivalents) > MAX_EQUIVALENTS:
        return [
            ngettext_lazy(
                "There is %(number)s equivalent: twenty at most.",
                "There are %(number)s equivalents: twenty at most.",
                "number",
            )
            % {"number": len(equivalents)}
        ]
    errors = []
    seen = {wording(expression)}
    for text in equivalents:
        worded = wording(text)
        if not worded:
            errors.append(no_word_error(text))
        elif len(text) > MAX_LENGTH:
            errors.append(
                _("“%(text)s…” is too long: a hundred characters at most.")
                % {"text": text[:30]}
            )
        elif worded in seen:
            errors.append(
                _("“%(text)s” is there twice: capitals and accents don't count.")
                % {"text": text}
            )
        seen.add(worded)
    return errors


def no_word_error(text):
    return _("“%(text)s” holds no word.") % {"text": text[:30]}
