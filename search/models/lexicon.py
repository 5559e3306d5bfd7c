"""The words of the index, and how many passages hold them."""

from django.db import models


class Word(models.Model):
    """A word that readers may be offered while they type, or instead of a slip."""

    folded = models.CharField(max_length=64, primary_key=True)
    shown = models.CharField(max_length=80)
    stem = models.CharField(max_length=64)
    passages = models.PositiveIntegerField()

    def __str__(self):
        return self.shown


class Stem(models.Model):
    """What words of the index share; the rarer it is, the more it says."""

    stem = models.CharField(max_length=64, primary_key=True)
    passages = models.PositiveIntegerField()

    def __str__(self):
        return self.stem


class IndexState(models.Model):
    """The only row says how much there is, and by which rules it was read.

    Whoever writes to the index locks it first, so that one does at a time.
    """

    KEY = 1

    version = models.PositiveSmallIntegerField()
    passages = models.PositiveIntegerField(default=0)
    stems = models.PositiveBigIntegerField(default=0, help_text="Of all passages.")

    def __str__(self):
        return f"{self.passages} passages"
