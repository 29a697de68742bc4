"""Files of content/ by name: what a text may name, and under which address it is published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from site_gen.fields import nearest
from site_gen.model import Enclosed, Facts, Stamp
from site_gen.problems import Problem, error, warning
from site_gen.reading.folder import ROOT, SHARED
from site_gen.vietnamese.text import is_device, normal, slug

REFUSED = {".bat", ".cmd", ".exe", ".htm", ".html", ".js", ".msi", ".svg", ".xhtml"}
"""What would run on a reader's device, or in her browser with our name above it."""
UNREADABLE_PHOTOS = {".heic", ".heif", ".svg", ".bmp", ".tif", ".tiff"}


_ODD = re.compile(r'[\x00-\x1f\\:*?"<>|#]')


def is_name(name: str) -> bool:
    """Whether a file of output/ may be called *name*, on every system and in every address."""
    plain = name.casefold()
    if not plain or plain == ".site-gen" or plain[-1] in ". ":  # Windows drops those at the end
        return False
    device = plain.partition(".")[0].rstrip()  # nul.txt is nul
    return len(name.encode()) <= 200 and not _ODD.search(name) and not is_device(device)


def one_file(path: str) -> str:
    """What is the same for all paths that are one file on some system: case and Unicode form do not count."""
    return path.lower() if path.isascii() else normal(normal(path).casefold())


class Files:
    """The files found in content/ with their facts, asked for by the names that texts use."""

    def __init__(self, stamps: Iterable[Stamp], facts: Iterable[Facts]) -> None:
        self.facts: dict[str, Facts] = {}
        self.folders: dict[str, list[str]] = {}
        for stamp, one in zip(stamps, facts, strict=True):
            self.facts[stamp.path] = one
            self.folders.setdefault(stamp.path.rpartition("/")[0], []).append(stamp.path)
        self.named = {normal(path): path for path in self.facts}

    def find(self, path: str) -> str | None:
        """The file at *path* under content/, however its name is composed."""
        return self.named.get(normal(path))

    def beside(self, folder: str) -> list[str]:
        """The files of a folder, by name."""
        return self.folders.get(folder, [])

    def has_beside(self, text: str) -> bool:
        """Whether the text at the path *text* has files of its own."""
        return bool(self.folders) and text.rpartition("/")[0] in self.folders and _is_home(text)

    def hint(self, path: str) -> str:
        """The name nearest to the last part of *path* in its folder."""
        folder, _, name = path.rpartition("/")
        names = [normal(one.rpartition("/")[2]) for one in self.beside(folder)]
        shown = f"/{folder}/" if f"{folder}/".startswith(f"{SHARED}/") else ""
        stem = name.rpartition(".")[0].casefold() or name.casefold()
        alike = [one for one in names if one.casefold() == name.casefold()]
        alike += [one for one in names if one.rpartition(".")[0].casefold() == stem]
        if alike:
            return f"có phải là `{shown}{alike[0]}`?"
        return nearest(shown + name, [shown + one for one in names])

    def enclose(self, paths: Iterable[str], url: str) -> Mapping[str, Enclosed]:
        """*paths* of one folder, published under *url* with ASCII names of their own."""
        found: dict[str, Enclosed] = {}
        taken: set[str] = set()
        for path in sorted(paths, key=normal):
            name = _free_name(path.rpartition("/")[2], taken)
            one = self.facts[path]
            found[path] = Enclosed(source=path, content=one.content, size=one.size, url=url + name)
        return found

    def shared(self) -> Mapping[str, Enclosed]:
        """The files of content/anh/, each folder of it keeping its name in ASCII."""
        found: dict[str, Enclosed] = {}
        for folder in sorted(self.folders):
            if folder == SHARED or folder.startswith(f"{SHARED}/"):
                url = "/" + "/".join(slug(part) or "anh" for part in folder.split("/")) + "/"
                found.update(self.enclose(self.beside(folder), url))
        return found

    def rooted(self) -> tuple[Enclosed, ...]:
        """The files of content/goc/, at the root of the site under their own names."""
        return tuple(
            Enclosed(
                source=path,
                content=self.facts[path].content,
                size=self.facts[path].size,
                url=path.removeprefix(ROOT),
            )
            for path in sorted(self.facts)
            if path.startswith(f"{ROOT}/")
        )

    def faults(self) -> list[Problem]:
        """What is wrong with files whoever names them."""
        found: list[Problem] = []
        for path, one in self.facts.items():
            suffix = PurePosixPath(path).suffix.lower()
            if path.startswith(f"{ROOT}/") and not all(map(is_name, path.split("/"))):
                hint = "đổi tên, chỉ dùng chữ không dấu, chữ số, gạch ngang và dấu chấm"
                found.append(error(f"content/{path}", 0, 0, "không đăng được tệp mang tên này", hint))
            if suffix in UNREADABLE_PHOTOS and not path.startswith(f"{ROOT}/"):
                hint = "đổi ảnh sang JPEG hoặc PNG (mở bằng Paint hoặc Photos rồi Lưu thành)"
                found.append(
                    error(f"content/{path}", 0, 0, f"chưa dùng được ảnh dạng {suffix[1:].upper()}", hint)
                )
            elif suffix in REFUSED and not path.startswith(f"{ROOT}/"):
                hint = "đổi sang PDF, hoặc nén thành tệp .zip"
                found.append(
                    error(f"content/{path}", 0, 0, f"không đăng tệp dạng {suffix[1:].upper()}", hint)
                )
            elif one.fault:
                found.append(error(f"content/{path}", 0, 0, one.fault, "mở lại ảnh và lưu thành tệp mới"))
            elif one.located:
                hint = "xóa thông tin vị trí của ảnh (trong Windows: Properties, Details, Remove Properties)"
                found.append(warning(f"content/{path}", 0, 0, "ảnh còn ghi vị trí chụp (GPS)", hint))
        return found


def _is_home(text: str) -> bool:
    return text.rpartition("/")[2].lower().startswith("index.")


def _free_name(name: str, taken: set[str]) -> str:
    path = PurePosixPath(name)
    stem, suffix = slug(path.stem) or "tep", slug(path.suffix)
    wanted = f"{stem}.{suffix}" if suffix else stem
    number = 1
    while wanted in taken or wanted == "index.html":
        number += 1
        wanted = f"{stem}-{number}.{suffix}" if suffix else f"{stem}-{number}"
    taken.add(wanted)
    return wanted
