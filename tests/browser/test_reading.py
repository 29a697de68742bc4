"""What readers with other eyes, hands and devices get: by the rules, by keyboard, on paper, to keep."""

from __future__ import annotations

import gzip
import re
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.test_pages import KINDS, MOVED, Site, of_all_kinds, overflow, stay

LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "contrast": {"contrast": "more"},
}
ARTICLE = KINDS["article"]
KILOBYTE = 1024


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, host: Callable[[Path], str]) -> Site:
    """The site of this repository, and the samples beside it."""
    return of_all_kinds(tmp_path_factory, host)


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """One window for all pages that are only looked at."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_every_page_keeps_the_rules_of_accessibility_however_it_looks(
    site: Site, window: Page, axe: str, kind: str, width: int
) -> None:
    page = opened(window, site.page(KINDS[kind]), width)
    page.evaluate(axe)

    for name, look in LOOKS.items():
        page.emulate_media(**{"color_scheme": "light", "contrast": "no-preference", **look})  # type: ignore[arg-type]
        assert (name, violations(page)) == (name, [])


@pytest.mark.parametrize("width", [320, 1280])
def test_an_old_address_keeps_them_too_and_needs_no_sideways_scrolling(
    site: Site, visit: Callable[..., Visit], axe: str, width: int
) -> None:
    page = visit(site.page(ARTICLE), width).page
    page.route(f"**/{MOVED}", stay)
    page.goto(site.page(MOVED))
    page.evaluate(axe)

    for look in LOOKS.values():
        page.emulate_media(**{"color_scheme": "light", "contrast": "no-preference", **look})  # type: ignore[arg-type]
        assert violations(page) == []
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert overflow(Visit(page, [], set())) == []
    assert page.url.endswith(MOVED)


@pytest.mark.parametrize(
    "chosen", [{}, {"theme": "dark"}, {"contrast": "more"}, {"theme": "dark", "contrast": "more"}]
)
def test_what_a_reader_chooses_keeps_the_rules_too(
    site: Site, visit: Callable[..., Visit], axe: str, chosen: dict[str, str]
) -> None:
    page = visit(site.page(ARTICLE), 320).page
    page.evaluate(axe)
    page.locator(".display summary").click()
    for name, value in chosen.items():
        page.locator(f".display [name={name}][value={value}]").check()

    assert violations(page) == []


def test_a_breach_of_the_rules_would_be_seen(site: Site, visit: Callable[..., Visit], axe: str) -> None:
    page = visit(site.page(ARTICLE)).page
    page.evaluate(axe)
    page.evaluate("document.querySelector('h1').style.color = '#ddd'")

    assert [one.split(":")[0] for one in violations(page)] == ["color-contrast"]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_text_of_double_size_needs_no_sideways_scrolling(
    site: Site, window: Page, kind: str, width: int
) -> None:
    page = opened(window, site.page(KINDS[kind]), width)
    page.evaluate("document.documentElement.style.fontSize = '225%'")

    assert overflow(Visit(page, [], set())) == []


@pytest.mark.parametrize("kind", ["home", "article", "events", "list"])
def test_text_of_double_size_leaves_syllables_whole(site: Site, window: Page, kind: str) -> None:
    page = opened(window, site.page(KINDS[kind]), 320)
    page.evaluate("document.documentElement.style.fontSize = '225%'")

    broken = page.evaluate(
        """() => {
          const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
          const range = document.createRange(), found = [];
          for (let one; (one = texts.nextNode());) {
            if (one.parentElement.closest(".unseen, .summary")) continue;  // cut off after two lines
            for (const word of one.data.matchAll(/\\p{L}{2,7}/gu)) {
              range.setStart(one, word.index);
              range.setEnd(one, word.index + word[0].length);
              if (range.getClientRects().length > 1) found.push(word[0]);
            }
          }
          return found;
        }"""
    )
    assert broken == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_outside_a_text_is_large_enough_for_a_finger(site: Site, window: Page, kind: str) -> None:
    page = opened(window, site.page(KINDS[kind]), 390)
    page.locator(".display summary").click()

    small = page.evaluate(
        """() => Array.from(document.querySelectorAll(`.head :is(a, label), summary, button, .event b a,
            .foot li a, .crumbs a, .chips a, .tags a, .pager a`))
          .filter((one) => one.checkVisibility({visibilityProperty: true}))
          .filter((one) => Math.round(one.getBoundingClientRect().height) < 44)
          .map((one) => one.outerHTML)"""
    )
    assert small == []


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(site: Site, visit: Callable[..., Visit]) -> None:
    page = visit(site.page(KINDS["list"]), 390).page
    first = page.locator(".menu li a").first
    expect(first).to_be_hidden()

    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    expect(first).to_be_visible()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()

    page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    expect(page.locator(".menu summary")).to_be_focused()


def test_size_theme_and_contrast_are_chosen_by_keyboard_and_last(
    site: Site, visit: Callable[..., Visit]
) -> None:
    page = visit(site.page(KINDS["home"]), 390).page
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")

    page.locator(".display summary").focus()
    page.keyboard.press("Enter")
    for keys in (["Tab", "ArrowRight"], ["Tab", "ArrowLeft"], ["Tab", "ArrowRight"]):
        for key in keys:
            page.keyboard.press(key)
    page.goto(site.page(ARTICLE))

    assert page.evaluate("({...document.documentElement.dataset})") == {
        "js": "",
        "text": "large",
        "theme": "dark",
        "contrast": "more",
    }
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") > before
    assert page.locator(".display :checked").evaluate_all("all => all.map((one) => one.value)") == [
        "large",
        "dark",
        "more",
    ]

    page.evaluate("document.querySelectorAll('.display [value=\"\"]').forEach((one) => one.click())")
    assert page.evaluate("[localStorage.length, {...document.documentElement.dataset}]") == [0, {"js": ""}]


@pytest.mark.parametrize("width", [390, 1280])
def test_the_size_of_text_changes_where_the_reader_is(
    site: Site, visit: Callable[..., Visit], width: int
) -> None:
    page = visit(site.page(ARTICLE), width).page
    # On a phone the button stands behind the text, on a wide screen beside it.
    held = page.locator("[data-do=text]" if width == 390 else ".text > p >> nth=-2")
    held.evaluate("one => one.scrollIntoView({ block: 'start', behavior: 'instant' })")
    top = "one => Math.round(one.getBoundingClientRect().top)"
    before = held.evaluate(top)

    for said, size in (("Lớn", "large"), ("Rất lớn", "larger"), ("Mặc định", None)):
        page.locator("[data-do=text]").evaluate("one => one.click()")
        expect(page.get_by_role("status")).to_have_text(f"Cỡ chữ: {said}")
        assert page.evaluate("document.documentElement.dataset.text") == size
        assert abs(held.evaluate(top) - before) <= 2


def test_a_link_is_copied_and_said_to_be(site: Site, browser: Browser) -> None:
    window = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = window.new_page()
    page.goto(site.page(ARTICLE) + "#tags_title")

    page.locator("[data-do=copy]").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_have_text("Đã sao chép liên kết")
    assert page.evaluate("navigator.clipboard.readText()") == site.page(ARTICLE)
    window.close()


def test_what_a_device_cannot_do_is_not_offered(site: Site, visit: Callable[..., Visit]) -> None:
    page = visit(site.page(ARTICLE)).page

    for name in ("print", "save", "copy", "text"):
        expect(page.locator(f"[data-do={name}]")).to_be_visible()
    for name in ("share", "listen"):
        expect(page.locator(f"[data-do={name}]")).to_be_hidden()


def test_an_article_is_read_aloud_where_there_is_a_voice(site: Site, browser: Browser) -> None:
    window = browser.new_context()
    page = window.new_page()
    page.add_init_script(
        """window.said = [];
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        Object.defineProperty(window, "speechSynthesis", { value: {
          getVoices: () => [{ lang: "vi-VN" }], cancel() {}, speak: (one) => said.push(one) } });"""
    )
    page.goto(site.page(ARTICLE))
    listen = page.locator("[data-do=listen]")

    listen.click()

    expect(listen).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("said[0].text") == page.locator("h1").inner_text()
    assert page.evaluate("said.at(-1).lang") == "vi"
    listen.click()
    expect(listen).to_have_attribute("aria-pressed", "false")
    window.close()


def test_a_script_that_does_not_come_leaves_no_dead_button(site: Site, visit: Callable[..., Visit]) -> None:
    page = visit(site.page(ARTICLE)).page
    assert page.locator(".tools button:visible, .display summary:visible").count() > 3

    page.route("**/*.js", lambda route: route.continue_() if "early" in route.request.url else route.abort())
    page.reload()

    assert page.locator(".tools button:visible, .display summary:visible").count() == 0


def test_a_step_back_shows_what_was_chosen_since(site: Site, visit: Callable[..., Visit]) -> None:
    page = visit(site.page(ARTICLE)).page
    page.locator(".display summary").click()
    page.locator(".display [name=text][value=larger]").check(force=True)
    page.goto(site.page("index.html"))
    page.locator(".display summary").click()
    page.locator(".display [name=text][value='']").check(force=True)

    page.go_back()

    expect(page.locator(".display [name=text][value='']")).to_be_checked()
    assert page.locator("html").get_attribute("data-text") is None


def test_a_saved_article_needs_nothing_but_itself(
    site: Site, visit: Callable[..., Visit], browser: Browser, tmp_path: Path
) -> None:
    seen = visit(site.page(ARTICLE))
    page = seen.page
    with page.expect_download() as download:
        page.locator("[data-do=save]").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    expect(page.get_by_role("status")).to_have_text("Đã lưu bài viết")
    assert seen.complaints == []

    asked: list[str] = []
    window = browser.new_context(offline=True, java_script_enabled=False)
    alone = window.new_page()
    alone.on("request", lambda request: asked.append(request.url[:40]))
    alone.goto(saved.as_uri())

    assert saved.name == "dai-hoi-chi-bo-nhiem-ky-2022-2025.html"
    assert [one for one in asked if not one.startswith(("data:", "file:"))] == []
    assert alone.locator("h1").inner_text() == page.locator("h1").inner_text()
    assert alone.locator(".article img").evaluate_all("all => all.map((one) => one.naturalWidth > 0)") == [
        True
    ]
    assert alone.locator("script, .tools, .menu, .related").count() == 0
    expect(alone.locator(".printed")).to_be_visible()
    window.close()


def test_paper_bears_the_address_for_people_and_for_phones(site: Site, visit: Callable[..., Visit]) -> None:
    page = visit(site.page(ARTICLE)).page
    address = page.locator("link[rel=canonical]").get_attribute("href")
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(page.locator(".printed span").first).to_have_text(str(address))
    expect(page.locator(".printed [data-word]")).to_have_text(re.compile(r"^In ngày \d+/\d+/\d{4}$"))
    picture = Image.open(BytesIO(page.locator(".printed svg").screenshot()))
    assert [one.text for one in zxingcpp.read_barcodes(picture.resize((500, 500)))] == [address]
    for one in page.locator("nav, .tools, .display, .related, .skip").all():
        expect(one).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('.text')).color") == "rgb(0, 0, 0)"
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("length", [10, 60, 90, 120, 150, 180, 213])
def test_phones_read_addresses_of_any_length(site: Site, visit: Callable[..., Visit], length: int) -> None:
    page = visit(site.page(ARTICLE)).page
    address = ("https://a.vn/" + "bài-viết/" * 30).encode()[:length].decode(errors="ignore")
    page.evaluate("one => (document.querySelector('.printed span').textContent = one)", address)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    picture = Image.open(BytesIO(page.locator(".printed svg").screenshot()))
    assert [one.text for one in zxingcpp.read_barcodes(picture.resize((800, 800)))] == [address]


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", ["home", "article", "list"])
def test_nothing_moves_while_a_page_comes(
    site: Site, browser: Browser, kind: str, width: int, late: bool
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    if late:
        page.route("**/*.woff2", come_late)
    page.goto(site.page(KINDS[kind]))
    page.wait_for_load_state("networkidle")

    moved = page.evaluate(
        """new Promise((done) => {
          let sum = 0;
          new PerformanceObserver((all) => all.getEntries().forEach((one) => (sum += one.value)))
            .observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(sum), 200);
        })"""
    )
    page.close()
    assert round(moved, 2) == 0


def test_an_article_weighs_little(site: Site) -> None:
    page = (site.folder / ARTICLE).read_bytes()
    names = re.findall(r'(?:src|href)="(/assets/[^"]+)"', page.decode())
    loaded = {name: (site.folder / name[1:]).read_bytes() for name in names}
    scripts = {path.name: path.read_bytes() for path in (site.folder / "assets").glob("*.js")}
    styles = packed(*(content for name, content in loaded.items() if name.endswith(".css")))
    fonts = sum(path.stat().st_size for path in (site.folder / "assets/fonts").glob("*.woff2"))
    early = next(content for name, content in scripts.items() if name.startswith("early"))

    assert len(early) <= 600
    assert packed(page) + styles + packed(early) <= 14 * KILOBYTE
    assert packed(*scripts.values()) <= 6 * KILOBYTE
    assert packed(page, *scripts.values()) + styles + fonts <= 100 * KILOBYTE


def opened(window: Page, address: str, width: int) -> Page:
    """The window with another page in it."""
    window.set_viewport_size({"width": width, "height": 800})
    window.goto(address)
    return window


def come_late(route: Route) -> None:
    """Let a file come after the first paint."""
    time.sleep(0.3)
    route.continue_()


def packed(*files: bytes) -> int:
    """Bytes on the way, each file compressed."""
    return sum(len(gzip.compress(file, 9)) for file in files)


def violations(page: Page) -> list[str]:
    """What axe finds, one line for each element."""
    found: list[str] = page.evaluate(
        """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
          .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html} ${node.failureSummary}`))"""
    )
    return found
