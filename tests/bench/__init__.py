"""The fault bench: clean fictional reports in every edition and text shape, and one planted fault at a time.

>>> generate(1, edition="2021", shape="B").edition
'2021'
>>> plant(1, "T3-01", "B").code
'T3-01'
"""

from __future__ import annotations

from tests.bench.documents import EDITIONS, Document, generate, shapes_of
from tests.bench.faults import FAULTS, Planted, codes, plant
from tests.bench.shapes import SHAPES

__all__ = ["EDITIONS", "FAULTS", "SHAPES", "Document", "Planted", "codes", "generate", "plant", "shapes_of"]
