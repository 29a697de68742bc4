"""The label of a sample picture is seen however a page crops the picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from brush import CROPPED, HEIGHT, LABEL, WIDTH, Brush


def test_a_crop_to_16_by_9_leaves_what_is_kept_clear() -> None:
    cut = (HEIGHT - WIDTH * 9 / 16) / 2

    assert 0 < cut <= CROPPED


def test_the_label_stands_where_no_page_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    boxes: list[tuple[float, float]] = []
    words: list[tuple[str, float]] = []
    monkeypatch.setattr(Brush, "box", lambda self, x, y, w, h, *rest: boxes.append((y, y + h)))
    monkeypatch.setattr(Brush, "word", lambda self, x, y, text, size, colour: words.append((text, y)))

    Brush(Path("no-font.ttf"), "#ffffff").finished()

    ((top, bottom),) = boxes
    assert top >= CROPPED
    assert bottom <= HEIGHT - CROPPED
    assert words == [(LABEL, (top + bottom) / 2)]
