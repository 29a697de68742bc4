from __future__ import annotations

import pytest

from site_gen.desk.progress import progress


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands where the test puts it."""
    moment = [0.0]
    monkeypatch.setattr("site_gen.desk.progress.time.monotonic", lambda: moment[0])
    monkeypatch.setenv("FORCE_COLOR", "1")  # rich takes what it writes to for a terminal
    return moment


def test_who_sits_before_no_terminal_sees_nothing() -> None:
    with progress(shown=False) as tell:
        assert tell is None


def test_what_is_done_within_a_second_is_not_shown(
    patient: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    with progress(shown=True) as tell:
        assert tell is not None
        tell("Read", 1, 2)
        patient[0] = 0.9
        tell("Read", 2, 2)

    assert capsys.readouterr().err == ""


def test_what_lasts_longer_is_shown_with_its_count(
    patient: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    with progress(shown=True) as tell:
        assert tell is not None
        patient[0] = 1.5
        tell("Read", 3, 8)
        tell("Making", 4, 0)
        patient[0] = 2.0
        tell("Making", 5, 9)
        tell("Spell", 6, 9)

    shown = capsys.readouterr().err
    assert "Đọc bài viết" in shown
    assert "Dựng trang" in shown
    assert "3/8" in shown
    assert "6/9" not in shown
