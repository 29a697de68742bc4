"""What makes the site, as a digest: our own source, the libraries, Python."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

import site_gen
from site_gen.digest import Digest, digest

LIBRARIES = (
    *("icalendar", "jinja2", "markdown", "markupsafe", "msgspec", "nh3", "pillow"),
    *("python-frontmatter", "pyyaml"),
)
"""Those whose change may change bytes."""

_INSTALLED = re.compile(r"([^-]+)-([^-]+)(?:-.*)?\.(?:dist|egg)-info$")


@cache
def engine() -> Digest:
    """Digest of everything but the site that its bytes depend on: change any, and all is made anew."""
    top = Path(site_gen.__file__).parent
    sources = [(path.relative_to(top).as_posix(), path.read_bytes()) for path in sorted(top.rglob("*.py"))]
    return digest((sources, versions(LIBRARIES), sys.version))


def versions(names: Iterable[str]) -> list[tuple[str, str]]:
    """Each of *names* with the version that is installed.

    Told by the names of folders where that will do: asking every library's own notes costs as much
    as planning a thousand articles.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):  # some are no folders, and some may not be listed
            for entry in Path(folder).iterdir():
                if (one := _INSTALLED.match(entry.name)) is not None:
                    found.setdefault(_plain(one[1]), one[2])
    return [(name, found.get(_plain(name)) or _asked(name)) for name in names]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _asked(name: str) -> str:
    from importlib.metadata import version

    return version(name)
