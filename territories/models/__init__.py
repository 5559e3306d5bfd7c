from .actors import TerritoryActor
from .official import OfficialFigure, OfficialPlace
from .section import TerritoryIndexPage
from .territory import TerritoryPage, TerritoryPageQuerySet

__all__ = [
    "OfficialFigure",
    "OfficialPlace",
    "TerritoryActor",
    "TerritoryIndexPage",
    "TerritoryPage",
    "TerritoryPageQuerySet",
]
