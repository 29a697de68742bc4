"""Print the path of the browser of this machine that the tests use; on Debian root installs it."""

from __future__ import annotations

import sys

from provide import Missing, provide

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def main() -> str:
    """The path of the browser; the exit code is 1, with one line, where there is none."""
    try:
        return provide(NAMES, ["chromium"])
    except Missing as missing:
        sys.exit(str(missing))


if __name__ == "__main__":
    print(main())
