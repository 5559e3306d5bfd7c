from .lexicon import IndexState, Stem, Word
from .passage import Entry, Passage

__all__ = ["Entry", "IndexState", "Passage", "Stem", "Word"]
