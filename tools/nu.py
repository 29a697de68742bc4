"""What the Nu HTML checker says of every page of a built site."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

JAR = Path("node_modules", "vnu-jar", "build", "dist", "vnu.jar")

ALLOWED: dict[str, str] = {}
"""Pattern of a message → why it may stand. Everything else fails, warnings too."""


def violations(folder: Path, java: str) -> list[str]:
    """One line for each error and warning in the pages of *folder*; *java* runs the checker."""
    command = [java, "-Dfile.encoding=UTF-8", "-jar", str(JAR)]
    options = ["--skip-non-html", "--format", "json", "--stdout", "--exit-zero-always"]
    answer = subprocess.run([*command, *options, str(folder)], stdout=subprocess.PIPE, check=True).stdout
    return sorted(_spell(message, folder) for message in json.loads(answer)["messages"] if _counts(message))


def _counts(message: dict[str, Any]) -> bool:
    grave = message["type"] != "info" or message.get("subType") == "warning"
    return grave and not any(re.search(pattern, message["message"]) for pattern in ALLOWED)


def _spell(message: dict[str, Any], folder: Path) -> str:
    path = unquote(urlsplit(message.get("url", "")).path)
    _, _, name = path.partition(f"/{folder.name}/")
    place = f"{name or path}:{message.get('lastLine', 0)}:{message.get('firstColumn', 0)}"
    return f"{place}: {message['message']}"
