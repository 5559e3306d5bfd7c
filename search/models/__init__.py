from .promotion import PromotedResult, Promotion
from .synonym import Synonym
from .tally import SearchTally

__all__ = ["PromotedResult", "Promotion", "SearchTally", "Synonym"]
