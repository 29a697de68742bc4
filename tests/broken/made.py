"""What cannot be a file in a repository: made when the case is laid."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from PIL import Image

from site_gen.building import files, lock
from site_gen.building.manifest import Keyed
from site_gen.building.publish import Maker, Outcome, publish

Make: TypeAlias = Callable[[Path, pytest.MonkeyPatch], None]

ARTICLE = "content/tin-tuc/bai.md"
SETTINGS = "content/people.toml"


def _write(site: Path, path: str, text: str | bytes) -> None:
    file = site / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def _article(site: Path, head: str, path: str = ARTICLE) -> None:
    _write(site, path, f"---\ntitle: Một bài\ndate: 2026-08-18\n{head}---\n\nNội dung.\n")


def _fifty_megabytes(site: Path, _: pytest.MonkeyPatch) -> None:
    _article(site, "")
    with (site / ARTICLE).open("ab") as file:
        file.truncate(50_000_000)


def _bytes(site: Path, _: pytest.MonkeyPatch) -> None:
    _write(site, ARTICLE, bytes(range(256)) * 4)
    _write(site, "content/tin-tuc/word.md", b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00")


def _old_encoding(site: Path, _: pytest.MonkeyPatch) -> None:
    _write(site, ARTICLE, b"---\ntitle: M\xf4t b\xe0i\ndate: 2026-08-18\n---\n\nN\xf4i dung.\n")


def _long_head(site: Path, _: pytest.MonkeyPatch) -> None:
    _article(site, "summary: " + "chữ " * 25_000 + "\n")


def _nested(site: Path, _: pytest.MonkeyPatch) -> None:
    _article(site, "tags: " + "[" * 25 + "sâu" + "]" * 25 + "\n")


def _nested_settings(site: Path, _: pytest.MonkeyPatch) -> None:
    _write(site, SETTINGS, "people = " + "[" * 3000 + "]" * 3000 + "\n")


def _large_settings(site: Path, _: pytest.MonkeyPatch) -> None:
    _write(site, SETTINGS, "#" * 1_000_001)


def _long_number(site: Path, _: pytest.MonkeyPatch) -> None:
    _write(site, SETTINGS, "people = " + "9" * 5000 + "\n")


def _many_aliases(site: Path, _: pytest.MonkeyPatch) -> None:
    _article(site, "tags: &a [lương]\nrelated: [" + ", ".join(["*a"] * 10_000) + "]\n")


def _cut_short(site: Path, _: pytest.MonkeyPatch) -> None:
    for kind in ("jpg", "png"):
        photo = BytesIO()
        Image.effect_noise((64, 64), 50).save(photo, {"jpg": "JPEG", "png": "PNG"}[kind])
        _write(site, f"content/anh/do-dang.{kind}", photo.getvalue()[:-900])


def _deep_list(site: Path, _: pytest.MonkeyPatch) -> None:
    _article(site, "")
    with (site / ARTICLE).open("a", encoding="utf-8") as article:
        article.write("\n")
        article.writelines(f"{' ' * 4 * depth}- mục\n" for depth in range(300))


def _deep_template(site: Path, _: pytest.MonkeyPatch) -> None:
    _write(site, "templates/page.html", "{{ " + "(" * 5000 + ")" * 5000 + " }}\n")


def _odd_names(site: Path, _: pytest.MonkeyPatch) -> None:
    _write(site, f"content/goc/{'a' * 240}.txt", "Mã xác minh\n")
    _write(site, "content/goc/.site-gen/manifest", "Không phải của trình dựng\n")
    _write(site, "content/goc/nul.txt", "Không lưu được trên Windows\n")


def _linked_again(site: Path, _: pytest.MonkeyPatch) -> None:
    for name in "ab":
        (site / "content/tin-tuc" / name).symlink_to(Path("../tin-tuc"), target_is_directory=True)


def _link_outwards(site: Path, _: pytest.MonkeyPatch) -> None:
    beyond = site.parent / "beyond"
    _write(beyond, "mat-khau.md", "---\ntitle: Mật khẩu\ndate: 2026-08-18\n---\n\nBí mật.\n")
    (site / ARTICLE).symlink_to(beyond / "mat-khau.md")
    (site / "content/anh/ngoai").symlink_to(beyond, target_is_directory=True)
    (site / "content/anh/mat.jpg").symlink_to(site / "content/anh/khong-co.jpg")


def _odd_templates(site: Path, _: pytest.MonkeyPatch) -> None:
    _write(site.parent, "mat-khau.css", "body {}\n")
    _write(site, "templates/assets/README.md", "Ghi chú\n")
    (site / "templates/assets/p.css").symlink_to(site.parent / "mat-khau.css")
    os.mkfifo(site / "templates/404.html")


def _templates_are_a_file(site: Path, _: pytest.MonkeyPatch) -> None:
    _write(site, "templates", "Không phải thư mục.\n")


def _settings_are_a_folder(site: Path, _: pytest.MonkeyPatch) -> None:
    (site / SETTINGS).unlink()
    (site / SETTINGS).mkdir()


def _output_is_a_file(site: Path, _: pytest.MonkeyPatch) -> None:
    _set_aside(site)
    (site / "output").write_text("Không phải thư mục.\n", encoding="utf-8")


def _output_is_another_folder(site: Path, _: pytest.MonkeyPatch) -> None:
    _set_aside(site)
    _write(site, "output/luan-van.docx", b"PK\x03\x04")


def _output_leads_nowhere(site: Path, _: pytest.MonkeyPatch) -> None:
    _set_aside(site)
    (site / "output").symlink_to(site / "khong-co")


def _set_aside(site: Path) -> None:
    (site / "output").rename(site / "output-cu")


def _settings_are_missing(site: Path, _: pytest.MonkeyPatch) -> None:
    (site / "content/site.toml").unlink()


def _held(site: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(lock, "_acquire", lambda descriptor: False)
    _write(site, "output/.site-gen/lock", "4711\n")


def _taken_away(site: Path, patch: pytest.MonkeyPatch) -> None:
    def late(plan: Mapping[str, Keyed], make: Maker, output: Path, *rest: Any) -> Outcome:
        (site / "content/anh/moi.jpg").unlink()
        return publish(plan, make, output, *rest)

    _write(site, "content/anh/moi.jpg", (site / "content/anh/tru-so.jpg").read_bytes())
    patch.setattr("site_gen.building.build.publish", late)


def _failing(number: int, reason: str = "") -> Make:
    """A disk that takes two files, half of a third, and then says *number*."""

    def make(site: Path, patch: pytest.MonkeyPatch) -> None:
        _article(site, "")
        written: list[int] = []
        pour = files.pour

        def half(descriptor: int, content: bytes) -> None:
            written.append(len(content))
            if len(written) < 3:
                pour(descriptor, content)
                return
            pour(descriptor, content[: len(content) // 2])
            raise OSError(number, reason or os.strerror(number))

        patch.setattr(files, "pour", half)

    return make


def _names_of_bytes(site: Path, _: pytest.MonkeyPatch) -> None:
    _article(site, "")
    for name in (b"content/tin-tuc/t\xf4i.md", b"content/goc/\xff", b"templates/\xffx.html"):
        path = os.path.join(os.fsencode(site), name)  # noqa: PTH118  pathlib knows no bytes
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(b"x")


def _pipe_among_texts(site: Path, _: pytest.MonkeyPatch) -> None:
    os.mkfifo(site / "content/tin-tuc/ong.md")


MADE: Mapping[str, Make] = {
    "names-of-bytes": _names_of_bytes,
    "pipe-among-texts": _pipe_among_texts,
    "binary-renamed": _bytes,
    "body-nested-too-deeply": _deep_list,
    "disk-full": _failing(errno.ENOSPC),
    "disk-not-ours": _failing(errno.EPERM),
    "disk-quota": _failing(errno.EDQUOT),
    "disk-read-only": _failing(errno.EROFS),
    "disk-busy": _failing(errno.EBUSY),
    "disk-trouble": _failing(errno.EIO),
    "encoding-not-utf-8": _old_encoding,
    "file-of-50-mb": _fifty_megabytes,
    "file-taken-away": _taken_away,
    "folder-linked-again": _linked_again,
    "head-too-long": _long_head,
    "link-out-of-content": _link_outwards,
    "output-held": _held,
    "output-is-a-file": _output_is_a_file,
    "output-is-another-folder": _output_is_another_folder,
    "output-leads-nowhere": _output_leads_nowhere,
    "photo-cut-short": _cut_short,
    "root-file-name": _odd_names,
    "settings-are-a-folder": _settings_are_a_folder,
    "settings-are-missing": _settings_are_missing,
    "settings-too-large": _large_settings,
    "template-nested-too-deeply": _deep_template,
    "template-odd-files": _odd_templates,
    "templates-are-a-file": _templates_are_a_file,
    "toml-long-number": _long_number,
    "toml-nested-too-deeply": _nested_settings,
    "yaml-many-aliases": _many_aliases,
    "yaml-nested-too-deeply": _nested,
}
"""Case → what makes it; its folder holds expected.txt, and files if it has any."""


ELSEWHERE: Mapping[str, str] = {
    "output-name-too-long": "output" * 50,
    "output-in-no-folder": "khong-co/output",
    "output-among-texts": "content/thong-bao",
    "output-under-a-file": "output/robots.txt/trang",
}
"""Case → where in the site it is to be published."""


def _closing(*paths: str) -> Callable[[Path], None]:
    def close(site: Path) -> None:
        for path in paths:
            (site / path).chmod(0o555 if path.startswith("output") else 0)

    return close


def _closed_section(site: Path) -> None:
    with (site / "content/tin-tuc/tiep-cong-dan/index.md").open("a", encoding="utf-8") as article:
        article.write("\nMời công dân đăng ký trước.\n")
    _closing("output/tin-tuc/tiep-cong-dan")(site)


CLOSED: Mapping[str, Callable[[Path], None]] = {
    "closed-article": _closing("content/tin-tuc/tiep-cong-dan/index.md"),
    "closed-folder": _closing("content/thong-bao", "content/tin-tuc/tiep-cong-dan"),
    "closed-output": _closing("output/.site-gen"),
    "closed-output-folder": _closed_section,
    "closed-photo": _closing("content/anh/tru-so.jpg"),
    "closed-settings": _closing("content/site.toml"),
    "closed-template": _closing("templates/page.html"),
    "closed-template-folder": _closing("templates/assets"),
}
"""Case → what nobody but root may touch then."""
