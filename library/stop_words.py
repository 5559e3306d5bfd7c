"""French words that say nothing of what a text is about, folded.

Measured: without these, a search that is a question finds more. Frequent words that are
not here count for little by themselves. Another list asks for another version of the
index (``search.french.VERSION``).
"""

PASSED_OVER = """
    a ai aie aient ait ainsi as au aux avec avez avoir avons ayant c car ce ceci cela
    celle celles celui cependant ces cet cette ceux chaque ci combien comment d dans de
    des donc dont du elle elles en es est et eu eux hui il ils j l la laquelle le lequel
    les lesquelles lesquels leur leurs lui m ma me meme memes mes moi mon n ne ni
    nos notre nous on ou oui par parce pas pour pourquoi qu quand que quel quelle
    quelles quels qui quoi s sa se ses si soi son sur t ta te tes toi ton tu un une vos
    votre vous y
"""
STOP_WORDS = frozenset(PASSED_OVER.split())
