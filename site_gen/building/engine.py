"""What makes the site, as a digest: our own source, the libraries, Python."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

import site_gen
from site_gen.digest import Digest, digest

LIBRARIES = ("jinja2", "markdown", "markupsafe", "msgspec", "nh3", "pillow", "python-frontmatter", "pyyaml")
"""Those whose change may change bytes."""


def engine() -> Digest:
    """Digest of everything but the site that its bytes depend on: change any, and all is made anew."""
    top = Path(site_gen.__file__).parent
    sources = [(path.relative_to(top).as_posix(), path.read_bytes()) for path in sorted(top.rglob("*.py"))]
    libraries = [(name, version(name)) for name in LIBRARIES]
    return digest((sources, libraries, sys.version))
