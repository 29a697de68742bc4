"""Build a site as somebody who may not do everything: `python -m tests.broken.unprivileged SITE [BYTES]`.

With BYTES no file may grow larger than that, as on a disk that is full.
"""

from __future__ import annotations

import importlib
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from site_gen.building.engine import engine
from site_gen.cli import run

NOBODY = 65534
OPTIONS = ("--now", "2026-09-01 08:00", "--jobs", "1")


def main(site: str, largest: str = "") -> int:
    """Build the site in *site*; the exit code."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        run(["check", "--site", site, *OPTIONS])  # loads what root alone may be able to load
        engine()
        importlib.import_module("site_gen.related.search")  # not every site has news to relate
        importlib.import_module("encodings.unicode_escape")  # nor templates to compile
    if sys.platform != "win32" and largest:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest), int(largest)))
    if sys.platform != "win32" and os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    return run(["build", "--site", site, *OPTIONS])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
