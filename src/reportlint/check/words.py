"""Numbers in writing: the last digit of one, and how a message prints them, plainly, money in 元 and 万元."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from reportlint.values import Number, Quantity

WAN = 10_000
SCALES = {"元": 1, "百元": 100, "千元": 1000, "万元": WAN, "万": WAN}
SCALES |= {"百万元": 100 * WAN, "千万元": 1000 * WAN, "亿元": WAN * WAN, "亿": WAN * WAN}
"""What the units of money are in 元."""


def plain(number: Number | None) -> str:
    """``1703466``, ``227.3466``, ``-5``; an unknown number is ``?``."""
    if number is None:
        return "?"
    text = f"{number:f}" if not isinstance(number, int) else str(number)
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text


def last_digit(quantity: Quantity) -> Decimal:
    """One of the last digit written: 0.1 of 37.5%."""
    from decimal import Decimal

    return Decimal(1).scaleb(-len(quantity.written.rstrip("%％倍").partition(".")[2]))


def yuan(amount: Number) -> str:
    """An amount in 元, as ``1703466元（170.3466万元）``."""
    return f"{plain(amount)}元（{wan(amount)}）"


def wan(amount: Number) -> str:
    """An amount in 元, written in 万元."""
    from decimal import Decimal

    return f"{plain(Decimal(amount) / WAN)}万元"
