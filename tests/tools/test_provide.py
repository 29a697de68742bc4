from __future__ import annotations

import subprocess
from collections.abc import Sequence
from typing import Any

import provide
import pytest


class Machine:
    """A machine with some commands; what was run on it is kept."""

    def __init__(self, *commands: str) -> None:
        self.commands = {*commands}
        self.ran: list[Sequence[str]] = []
        self.answer = 0

    def which(self, command: str) -> str | None:
        return f"/bin/{command}" if command in self.commands else None

    def run(self, command: Sequence[str], **_: Any) -> subprocess.CompletedProcess[bytes]:
        self.ran.append(command)
        self.commands |= {*command[3:]}
        return subprocess.CompletedProcess(command, self.answer)


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine("apt-get")
    monkeypatch.setattr("shutil.which", machine.which)
    monkeypatch.setattr("subprocess.run", machine.run)
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    return machine


def test_the_first_command_that_is_there_is_taken(debian: Machine) -> None:
    debian.commands |= {"chrome", "google-chrome"}

    assert provide.provide(["chromium", "google-chrome", "chrome"], ["chromium"]) == "/bin/google-chrome"
    assert debian.ran == []


def test_root_on_debian_gets_what_is_missing(debian: Machine) -> None:
    assert provide.provide(["npm"], ["nodejs", "npm"]) == "/bin/npm"
    assert debian.ran == [["apt-get", "update"], ["apt-get", "install", "-y", "nodejs", "npm"]]


def test_what_could_not_be_installed_is_asked_for(debian: Machine) -> None:
    debian.answer = 100

    with pytest.raises(provide.Missing) as missing:
        provide.install(["python3-venv"], "Python này thiếu venv")

    assert str(missing.value) == "Python này thiếu venv: hãy cài gói python3-venv rồi chạy lại."


def test_who_is_not_root_is_asked_to_install(debian: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)

    with pytest.raises(provide.Missing) as missing:
        provide.provide(["java"], ["default-jre-headless"])

    assert str(missing.value) == "Không tìm thấy java: hãy cài gói default-jre-headless rồi chạy lại."
    assert debian.ran == []


def test_other_systems_are_asked_to_install(debian: Machine) -> None:
    debian.commands.clear()

    with pytest.raises(provide.Missing):
        provide.provide(["chromium"], ["chromium"])

    assert debian.ran == []
