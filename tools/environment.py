"""Make the virtual environment: `python tools/environment.py .venv`.

Also understood by a Python that is too old, which has to say so.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

from provide import Missing, install

OLDEST = (3, 11)


def make(folder: str) -> None:
    """Make a virtual environment with pip in *folder*; `Missing` where Python is too old or lacks venv."""
    if sys.version_info < OLDEST:
        raise Missing("Cần Python 3.11 trở lên; ví dụ: make site PYTHON=python3.11")
    if find_spec("ensurepip") is None:
        install(["python3-venv"], "Python này thiếu venv")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)


def main(folder: str) -> None:
    """Make *folder*; the exit code is 1, with one line, where that cannot be done."""
    try:
        make(folder)
    except Missing as missing:
        sys.exit(str(missing))


if __name__ == "__main__":
    main(sys.argv[1])
