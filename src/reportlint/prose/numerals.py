"""Exact numbers from Chinese numerals, and with 百, 千, 万, 亿 as their scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlint.values import Number

CHARACTERS = "〇○零一二两三四五六七八九十百千万亿"
DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
TENS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}


def numeral(written: str) -> int | None:
    """The value of a Chinese numeral (二百三十四, 六万), or None if it is none (一二三, 二〇二一, 一百二)."""
    total = section = 0
    digit: int | None = None
    last = 99
    for char in written:
        if char in DIGITS:
            if digit:
                return None
            digit = DIGITS[char]
            continue
        power = TENS[char]
        if power == 8:
            total, section, last = (total + section + (digit or 0) or 1) * 10**8, 0, 99
        elif power == 4:
            total, section, last = total + (section + (digit or 0) or (0 if total else 1)) * 10**4, 0, 99
        elif power >= last:
            return None
        else:
            section += (1 if digit is None else digit) * 10**power
            last = power
        digit = None
    if digit and last in (2, 3) and written[-2] != "零":
        return None
    return total + section + (digit or 0)


def exponent(scale: str | None) -> int:
    """The power of ten that 万, 百万, 万亿 … stand for."""
    return sum(TENS[char] for char in scale) if scale else 0


def shift(digits: int, power: int) -> Number:
    """`digits` × 10^`power`: an int wherever it is whole."""
    if power >= 0:
        return digits * int(10**power)
    whole, rest = divmod(digits, int(10**-power))
    if rest == 0:
        return whole
    from decimal import Decimal

    return Decimal(digits).scaleb(power)
