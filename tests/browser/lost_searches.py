"""What readers of a site have searched for. Run by ``manage.py shell``."""

from search.tally import count_search

LONG = "réseau d’initiative publique au sens du code général des collectivités"

for text, total in (("internet rapide", 0), (LONG, 0), ("fibre", 4)):
    count_search(text, total)
