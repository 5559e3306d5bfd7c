"""What the registers of this app look like, and how they are searched."""

import unicodedata

from wagtail_modeladmin.helpers import DjangoORMSearchHandler

from moderation.registers import Register

LONGEST_SEARCH = 200


class FoldedSearchHandler(DjangoORMSearchHandler):
    """Looks for words without accents in texts without accents.

    They are read whole: machines bound what they keep, and people what is left broken
    and how many they ask from outside.
    """

    def search_queryset(self, queryset, search_term, **options):
        words = folded(search_term[:LONGEST_SEARCH]).split()
        if not words:
            return queryset
        rows = queryset.values_list("pk", *self.search_fields)
        found = [
            pk
            for pk, *texts in rows
            if all(word in folded(" ".join(map(str, texts))) for word in words)
        ]
        return queryset.filter(pk__in=found)


def folded(text: str) -> str:
    """Lower case, without accents: “Été” is “ete”."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


class UpkeepRegister(Register):
    search_handler_class = FoldedSearchHandler
    list_per_page = 25
    index_view_extra_css = ["upkeep/registers.css"]
