"""Numbers as French readers write them."""

from decimal import Decimal

NARROW_NO_BREAK_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"


def french_number(number: Decimal | int) -> str:
    """1 234,5: the digits by threes, a comma, and no zero that says nothing."""
    whole, _, fraction = f"{abs(Decimal(number)):f}".partition(".")
    fraction = fraction.rstrip("0")
    sign = MINUS if number < 0 else ""
    grouped = f"{int(whole):,}".replace(",", NARROW_NO_BREAK_SPACE)
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def with_unit(number: Decimal | int, unit: str) -> str:
    """1 234,5 %, 100 €, 30 Mbit/s: never parted at the end of a line."""
    return f"{french_number(number)}{NO_BREAK_SPACE}{unit}".rstrip()
