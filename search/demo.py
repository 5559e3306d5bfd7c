"""The synonyms and the promoted results of the demo publication."""

from territories.models import TerritoryPage

from .demo_content import PROMOTED_TERRITORIES, SYNONYMS
from .models import PromotedResult, Promotion, Synonym
from .wording import wording


def load():
    for expression, equivalents in SYNONYMS.items():
        Synonym.objects.get_or_create(
            wording=wording(expression),
            defaults={
                "expression": expression,
                "equivalents": "\n".join(equivalents),
            },
        )
    for number, slug in PROMOTED_TERRITORIES.items():
        page = TerritoryPage.objects.filter(slug=slug).first()
        if page and not Promotion.objects.filter(wording=number).exists():
            promotion = Promotion(query=number)
            promotion.results = [PromotedResult(page=page.page_ptr)]
            promotion.save()


def remove():
    Synonym.objects.filter(wording__in=map(wording, SYNONYMS)).delete()
    Promotion.objects.filter(wording__in=PROMOTED_TERRITORIES).delete()
