"""What the page looks like before its scripts, in light and dark, at every size and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from dashboard.figures.sides import side_colours
from dashboard.figures.theme import EXTRA_COLOURS
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.web.server import FIRST_SCRIPT
from tests.atlas_samples import Cast
from tests.browser.accessibility import violations
from tests.browser.conftest import Watched
from tests.browser.page import cut_texts, settle
from tests.colour import contrast
from tests.quality_metrics import Figure
from tests.serving import page_at

SIZES = (
    (1366, 768),
    (1920, 1080),
    (3840, 2160),
    (768, 1024),
    (390, 844),
    (320, 640),
    (320, 256),  # a screen of 1280 × 1024 at 400 %
)
SCRIPTS = re.compile(r"\.js(\?|$)")


def box(page: Page, selector: str) -> dict[str, float]:
    """Return the position and size of an element."""
    bounds = page.locator(selector).first.bounding_box()
    assert bounds, selector
    return {side: bounds[side] for side in ("x", "y", "width", "height")}


def ground_colour(page: Page) -> str:
    """Return the colour of the page's paper."""
    colour: str = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    return colour


def relief_of(page: Page) -> str:
    """Return the address of the relief behind the map."""
    image: str = page.locator(".ground").evaluate(
        "(element) => getComputedStyle(element).backgroundImage"
    )
    return image


def test_the_map_is_there_before_any_script(
    page_without_scripts: Page, address: str, atlas: Atlas, language: Language, cast: Cast
) -> None:
    urls: list[str] = []
    page_without_scripts.on("request", lambda request: urls.append(request.url))
    page_without_scripts.goto(page_at(address, f"/{language.code}/"))
    expect(page_without_scripts.locator(".ground > svg").first).to_be_visible()
    placed = {place for event in atlas.events for place in event.places}
    assert page_without_scripts.locator(".still-marks svg").count() >= len(placed)
    expect(page_without_scripts.locator(".still-marks circle").first).to_be_visible()
    assert [url for url in urls if "relief.webp" in url]
    expect(page_without_scripts.locator("noscript .no-script")).to_be_visible()
    expect(
        page_without_scripts.get_by_text(language.say(atlas.event(cast.other).title)).first
    ).to_be_visible()


@pytest.mark.targets("server", "subpath", why="nothing is sent from a stick")
def test_the_first_paint_is_light(
    browser: Browser, address: str, figure: Figure, language: Language
) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.route(SCRIPTS, lambda route: route.abort())
    in_the_head: list[str] = []

    def let_through(route: Route) -> None:
        in_the_head.append(route.request.url)
        route.continue_()

    page.route(re.compile(re.escape(FIRST_SCRIPT)), let_through)
    received: list[float] = []
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda end: received.append(end["encodedDataLength"]))
    page.goto(page_at(address, f"/{language.code}/"))
    page.wait_for_load_state("networkidle")
    assert len(in_the_head) == 1
    figure("before the first paint, as sent", sum(received) / 1000, "kB", most=250)
    context.close()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_map_stays_where_it_is_when_plotly_takes_over(
    watched: Watched, browser: Browser, width: int, height: int
) -> None:
    size: ViewportSize = {"width": width, "height": height}
    waiting = browser.new_page(viewport=size)
    waiting.route("**/*.js*", lambda route: route.abort())  # scripts that have not come yet
    waiting.goto(watched.at())
    before = ground_position(waiting)
    waiting.close()
    watched.page.set_viewport_size(size)
    page = watched.open()
    page.wait_for_selector(".still-marks", state="detached")
    settle(page)
    assert ground_position(page) == pytest.approx(before, abs=3)


def ground_position(page: Page) -> dict[str, float]:
    """Return where the coast is drawn and where the relief is, in pixels."""
    coast = box(page, ".ground use")
    styles = page.locator(".ground").evaluate(
        """(element) => {
          const {backgroundPosition, backgroundSize} = getComputedStyle(element);
          return `${backgroundSize} ${backgroundPosition}`;
        }"""
    )
    whole = box(page, ".ground")
    size, place = in_pixels(styles.split()[:2], whole), in_pixels(styles.split()[2:], whole)
    if "%" in styles:
        sides = (whole["width"], whole["height"])
        overhang = [side - big for side, big in zip(sides, size, strict=True)]
        parts = [offset / side for offset, side in zip(place, sides, strict=True)]
        place = [part * rest for part, rest in zip(parts, overhang, strict=True)]
    names = ("relief width", "relief height", "relief left", "relief top")
    return {**coast, **dict(zip(names, (*size, *place), strict=True))}


def in_pixels(lengths: list[str], whole: dict[str, float]) -> list[float]:
    """Return lengths across and down in pixels; a part in a hundred is one of `whole`."""
    pixels = []
    for length, side in zip(lengths, ("width", "height"), strict=True):
        part = float(length.rstrip("%px"))
        pixels.append(part / 100 * whole[side] if length.endswith("%") else part)
    return pixels


def test_a_part_asked_for_by_address_is_not_preceded_by_the_whole(
    browser: Browser, address: str, language: Language, cast: Cast
) -> None:
    page = browser.new_page()
    page.route("**/atlas.js?*", lambda route: route.abort())
    page.goto(page_at(address, f"/{language.code}/", f"?from={cast.year}"))
    expect(page.locator(".ground > svg").first).to_be_visible()
    expect(page.locator(".still-marks circle").first).not_to_be_visible()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_is_the_systems_until_the_switch_is_used(
    watched: Watched, scheme: str, cast: Cast
) -> None:
    watched.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page = watched.open("?from={lone_year}")
    first = ground_colour(page)
    relief = "relief-dark.webp" if scheme == "dark" else "relief.webp"
    assert f"/{relief}" in relief_of(page)
    other = "light" if scheme == "dark" else "dark"
    page.get_by_role("button", name=watched.say(other.capitalize()), exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-theme", other)
    assert ground_colour(page) != first
    assert f"/{relief}" not in relief_of(page)
    assert f"theme={other}" in watched.search
    assert f"from={cast.lone_year}" in watched.search
    page.get_by_role("button", name=watched.say(scheme.capitalize()), exact=True).click()
    assert f"/{relief}" in relief_of(page)
    assert ground_colour(page) == first
    assert "theme" not in watched.search


def test_the_choice_of_a_theme_outlives_other_choices(watched: Watched, cast: Cast) -> None:
    page = watched.open("?theme=dark")
    page.locator(f'[data-event="{cast.other}"] a').click()
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()
    assert "theme=dark" in watched.search
    page.go_back()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize(("scheme", "unused"), [("light", "relief-dark"), ("dark", "relief.webp")])
def test_the_relief_of_the_other_theme_comes_after_all_that_the_page_needs(
    watched: Watched, scheme: str, unused: str
) -> None:
    watched.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    watched.open()
    watched.rest()
    needed = [url for url in watched.requests if ".js" in url]
    relief_urls = [url for url in watched.requests if unused in url]
    assert len(relief_urls) == 1
    order = watched.requests.index
    assert order(relief_urls[0]) > max(order(url) for url in needed)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_closer_relief_is_fetched_for_a_close_view_alone(watched: Watched, theme: str) -> None:
    page = watched.open(f"?theme={theme}")
    watched.rest()
    assert not [url for url in watched.requests if "relief-close" in url]
    name = f"relief-close{'-dark' if theme == 'dark' else ''}.webp"
    with page.expect_request(lambda request: f"/{name}" in request.url):
        for _ in range(3):
            page.locator('[data-zoom="in"]').click()
    assert [url for url in watched.requests if "relief-close" in url and name not in url] == []
    page.locator('[data-zoom="home"]').click()
    expect(page.locator(".ground")).not_to_have_class(re.compile("is-close"))


def test_without_the_closer_relief_the_other_stays(watched: Watched) -> None:
    page = watched.open()
    page.route("**/relief-close*", lambda route: route.abort())
    for _ in range(3):
        page.locator('[data-zoom="in"]').click()
    expect(page.locator(".ground")).to_have_class(re.compile("is-close"))
    assert "/relief.webp" in relief_of(page)
    watched.rest()
    assert all("ERR_FAILED" in complaint for complaint in watched.complaints)
    watched.complaints.clear()


@pytest.mark.parametrize("question", ["?theme=dark", "?theme=dark&event={chosen}"])
def test_axe_finds_nothing_wrong_in_the_dark(watched: Watched, question: str) -> None:
    page = watched.open(question)
    page.wait_for_selector(".still-marks", state="detached")
    assert violations(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_is_cut_or_wider_than_the_screen(
    watched: Watched, figure: Figure, theme: str, width: int, height: int
) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    page = watched.open(f"?theme={theme}&event={{other}}")
    beyond = page.evaluate("() => document.documentElement.scrollWidth") - width
    figure("sideways scroll from 3840 to 320 pixels", max(beyond, 0), "px", most=0)
    figure("texts that are cut, at 400 % and 320 pixels too", len(cut_texts(page)), most=0)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_letters_of_twice_the_size_fit(
    watched: Watched, figure: Figure, width: int, height: int
) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    settings_of_the_browser = watched.page.context.new_cdp_session(watched.page)
    settings_of_the_browser.send("Page.enable")
    settings_of_the_browser.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    page = watched.open("?event={other}")
    assert page.evaluate("() => getComputedStyle(document.documentElement).fontSize") == "32px"
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    figure("texts that are cut, letters twice as large", len(cut_texts(page)), most=0)


def test_a_page_zoomed_to_four_hundred_percent_is_read_in_one_column(watched: Watched) -> None:
    # 1280 by 1024 at 400 %: the page has 320 by 256 pixels.
    watched.page.set_viewport_size({"width": 320, "height": 256})
    page = watched.open("?event={chosen}")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert cut_texts(page) == []


def test_letters_and_symbols_of_the_map_grow_with_a_wall_of_pixels(watched: Watched) -> None:
    sizes = []
    for width, height in ((1366, 768), (3840, 2160)):
        watched.page.set_viewport_size({"width": width, "height": height})
        page = watched.open()
        sizes.append(
            page.evaluate(
                """() => {
                  const {data} = document.querySelector('#map .js-plotly-plot');
                  const {marker} = data.find((trace) => trace.meta.role === 'symbols');
                  const word = document.querySelector('.words .word-label');
                  return [Math.max(...marker.size), word.getBoundingClientRect().height];
                }"""
            )
        )
    assert sizes[1] == pytest.approx([size * 1.5 for size in sizes[0]], rel=0.05)


def test_with_reduced_motion_nothing_moves(watched: Watched, figure: Figure, cast: Cast) -> None:
    page = watched.open("?from={early}&to={early}")
    page.locator(f'[data-event="{cast.other}"] a').click()
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()
    moving = (
        "() => document.getAnimations().filter((element) => element.playState === 'running').length"
    )
    figure("animations left with reduced motion", page.evaluate(moving), most=0)


def test_on_paper_the_dark_map_is_light_and_nothing_can_be_pressed(watched: Watched) -> None:
    page = watched.open("?theme=dark&event={other}&to={until}")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    edge = page.locator("#map .tracesymbols .point").first
    expect(edge).to_have_css("stroke", "rgb(43, 33, 24)")  # of the event that is chosen
    label = page.locator(".words .word-label").first
    page.emulate_media(media="print")
    assert "/relief.webp" in relief_of(page)
    expect(label).to_have_css("fill", "rgb(43, 33, 24)")
    assert ground_colour(page) == "rgb(255, 255, 255)"
    for control in (".zoom", ".theme-switch", ".time-body", ".skip-link"):
        expect(page.locator(control).first).not_to_be_visible()
    ring, symbol = (box(page, part) for part in (".signs .ring", "#map .tracesymbols .point"))
    for side, length in (("x", "width"), ("y", "height")):
        middles = [bounds[side] + bounds[length] / 2 for bounds in (ring, symbol)]
        assert middles[0] == pytest.approx(middles[1], abs=1.5)
    above, below = (box(page, part) for part in ("#map", "#panel article"))
    assert min(above["height"], below["height"]) > 50
    assert above["y"] + above["height"] <= below["y"]
    expect(page.locator("#event-list")).not_to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert "/relief-dark.webp" in relief_of(page)
    expect(label).to_have_css("fill", "rgb(241, 232, 217)")


# What lies below the symbols: every pixel of relief and base map in the opening view.
GROUND = """async () => {
  const ground = document.querySelector('.ground');
  const drawing = ground.querySelector('svg').cloneNode(true);
  drawing.setAttribute('viewBox', '0 0 1200 932');
  drawing.setAttribute('preserveAspectRatio', 'none');
  drawing.querySelectorAll('.area').forEach((element) => element.remove());
  drawing.setAttribute('width', 1200);
  drawing.setAttribute('height', 932);
  const painted = [...ground.querySelectorAll('svg [fill], svg [stroke]')];
  [...drawing.querySelectorAll('[fill], [stroke]')].forEach((element, index) => {
    const {fill, stroke} = getComputedStyle(painted[index]);
    element.setAttribute('fill', fill);
    element.setAttribute('stroke', stroke);
  });
  const text = new XMLSerializer().serializeToString(drawing);
  const relief = getComputedStyle(ground).backgroundImage.slice(5, -2);
  const canvas = Object.assign(document.createElement('canvas'), {width: 1200, height: 932});
  const pen = canvas.getContext('2d');
  for (const source of [relief, `data:image/svg+xml,${encodeURIComponent(text)}`]) {
    const image = new Image();
    image.src = source;
    await image.decode();
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  }
  const {data} = pen.getImageData(235, 190, 640, 510);
  const pixels = [];
  for (let at = 0; at < data.length; at += 4) pixels.push([data[at], data[at + 1], data[at + 2]]);
  const light = ([red, green, blue]) => 2.1 * red + 7.2 * green + 0.7 * blue;
  pixels.sort((one, other) => light(one) - light(other));
  return [0.05, 0.5, 0.95].map((part) => '#' + pixels[Math.floor(part * pixels.length)]
    .map((element) => element.toString(16).padStart(2, '0')).join(''));
}"""


@pytest.mark.targets("server", "subpath", why="no script reads the pixels of a file")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_symbols_stand_out_from_sea_lowland_and_mountain(
    watched: Watched, atlas: Atlas, figure: Figure, theme: str
) -> None:
    page = watched.open(f"?theme={theme}")
    dark = theme == "dark"
    decades = [decade.colour_dark if dark else decade.colour for decade in atlas.config.decades]
    sides = [pair[dark] for pair in side_colours(atlas)]
    ink = EXTRA_COLOURS["#2b2118"] if dark else "#2b2118"
    for ground in page.evaluate(GROUND):
        for colour in (*decades, *sides):
            figure("contrast of symbols with the map", contrast(colour, ground), least=3)
        figure("contrast of letters with the map", contrast(ink, ground), least=4.5)
