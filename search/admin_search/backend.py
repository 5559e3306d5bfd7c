"""What the backends of both databases share: French words on the way in and out."""

from modelsearch.conf import get_app_config
from modelsearch.index import AutocompleteField, RelatedFields
from modelsearch.utils import get_content_type_pk

from .analysis import analysed, indexed, indexed_for_typing


class FrenchIndexerMixin:
    def prepare_field(self, obj, field):
        for found, *weight, text in super().prepare_field(obj, field):
            # What comes of related fields has been here already.
            if not isinstance(field, RelatedFields):
                is_for_typing = isinstance(found, AutocompleteField)
                text = indexed_for_typing(text) if is_for_typing else indexed(text)
            yield (found, *weight, text)


class FrenchIndexMixin:
    """Writes the entries of the index by the ORM.

    ``indexer_class`` and ``columns`` name what one object becomes.
    """

    def add_items(self, model, objs):
        indexers = [self.indexer_class(obj, self.backend) for obj in objs]
        if not indexers or not model.get_search_fields():
            return
        content_type_id = get_content_type_pk(model)
        entry_model = get_app_config().get_model("IndexEntry")
        entry_model.objects.bulk_create(
            [
                entry_model(
                    content_type_id=content_type_id,
                    object_id=indexer.id,
                    **{column: getattr(indexer, column) for column in self.columns},
                )
                for indexer in indexers
            ],
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=["title_norm", *self.columns],
        )
        self._refresh_title_norms()


class FrenchBackendMixin:
    def _search(self, query_compiler_class, query, model_or_queryset, **options):
        if query != "":
            typing = query_compiler_class is self.autocomplete_query_compiler_class
            query = analysed(query, options.get("operator"), typing=typing)
        return super()._search(
            query_compiler_class, query, model_or_queryset, **options
        )
