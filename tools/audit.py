"""Look over a built site: `python tools/audit.py output`. Anything found is printed and fails."""

from __future__ import annotations

import sys
from pathlib import Path

import links
import nu
from provide import Missing, provide


def audit(folder: Path, java: str) -> list[str]:
    """Everything wrong with the site in *folder*, one line each."""
    pages = sum(1 for _ in folder.rglob("*.html"))
    if not pages:
        return [f"{folder}: no page to look at"]
    wrong, looked_at = links.violations(folder)
    wrong += nu.violations(folder, java)
    print(f"{pages} pages, {looked_at} links and addresses, {len(wrong)} violations")
    return wrong


def main(folder: Path) -> None:
    """Audit *folder*; the exit code is 1 if anything was found or Java is missing."""
    try:
        wrong = audit(folder, provide(["java"], ["default-jre-headless"]))
    except Missing as missing:
        sys.exit(str(missing))
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
