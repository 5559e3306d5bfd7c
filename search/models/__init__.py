from .lexicon import IndexState, Stem, Word
from .passage import Entry, Passage
from .promotion import PromotedResult, Promotion
from .synonym import Synonym
from .tally import SearchTally

__all__ = [
    "Entry",
    "IndexState",
    "Passage",
    "PromotedResult",
    "Promotion",
    "SearchTally",
    "Stem",
    "Synonym",
    "Word",
]
