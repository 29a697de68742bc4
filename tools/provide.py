"""Commands that come from the system, not from a Python index.

`python tools/provide.py npm nodejs npm` makes sure of the command npm, which nodejs and npm bring.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence


class Missing(Exception):
    """What has to be installed by hand, as one line."""


def provide(commands: Sequence[str], packages: Sequence[str]) -> str:
    """Return the path of the first of *commands* that is there, installing *packages* if none is.

    `Missing` where they cannot be installed.
    """
    path = find(commands)
    if path is None:
        install(packages, f"không tìm thấy {commands[0]}")
        path = find(commands)
    if path is None:
        raise Missing(_ask(packages, f"không tìm thấy {commands[0]}"))
    return path


def find(commands: Sequence[str]) -> str | None:
    """The path of the first of *commands* that is there, or None."""
    return next(filter(None, map(shutil.which, commands)), None)


def install(packages: Sequence[str], why: str) -> None:
    """Install *packages* as root on Debian; `Missing`, beginning with *why*, for anybody else."""
    if not _may_install():
        raise Missing(_ask(packages, why))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", *packages]):
        # Standard output belongs to the answer of the script.
        if subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode:
            raise Missing(_ask(packages, why))


def _may_install() -> bool:
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return root and shutil.which("apt-get") is not None


def _ask(packages: Sequence[str], why: str) -> str:
    return f"{why[0].upper()}{why[1:]}: hãy cài gói {' '.join(packages)} rồi chạy lại."


def main(arguments: Sequence[str]) -> str:
    """The path of the command named first; the exit code is 1, with one line, where it is missing."""
    try:
        return provide(arguments[:1], arguments[1:])
    except Missing as missing:
        sys.exit(str(missing))


if __name__ == "__main__":
    print(main(sys.argv[1:]))
