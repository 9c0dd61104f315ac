"""Tasks of a newcomer, step by step: from a question to what answers it, at two widths, with scripts and without."""
import contextlib
import http.server
import re
import threading

import pytest
import requests
from selenium.webdriver.common.by import By

from browser import NARROW, WIDE

WAYS = [pytest.param({"width": width, "scripts": scripts}, id=f"{width}-{'with' if scripts else 'without'}-scripts")
        for width in (WIDE, NARROW) for scripts in (True, False)]
everyway = pytest.mark.parametrize("way", WAYS)
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


def data(page, address):
    return requests.get(page.base + address, timeout=10).json()


@everyway
def test_who_works_on_foreign_fighters(chromium, way):
    """Two steps from home: search with a slip, then the kind that is wanted."""
    page = chromium.open("/", **way)
    page.find("form[role=search] input[type=search]").send_keys("forein fighters")
    page.follow(page.find("form[role=search] button"))
    assert "foreign fighters" in page.text(".search-notes")
    assert page.all("article.best h2 a"), "no best answer"
    tab = [link for link in page.all(".tabs a") if link.text.startswith("Field operations")]
    page.follow(tab[0])
    assert "collection=operations" in page.address
    hits = page.all("article.best h2 a, .hits h2 a")
    assert len(hits) == data(page, page.address)["meta"]["total"]
    assert all("/operations/" in hit.get_attribute("href") for hit in hits)


@everyway
def test_the_search_as_it_was_typed(chromium, way):
    page = chromium.open("/search?q=bishkeck", **way)
    page.follow(page.link("Search for it as you wrote it"))
    assert "Nothing holds these words" in page.text(".nothing")
    assert any("/match" in link.get_attribute("href") for link in page.all(".nothing a"))


@everyway
def test_where_in_south_eastern_europe(chromium, way):
    """One step on the map: the region fills the frame; then nearer and back by links."""
    page = chromium.open("/map", **way)
    page.find(".map-narrow summary").click()
    page.follow(page.link("South-Eastern Europe"))
    assert "region=south-eastern-europe" in page.address
    drawing = page.all("main svg.map.wide" if way["width"] == WIDE else "main svg.map.narrow")[0]
    spread = page.run("""
        const box = arguments[0].getBoundingClientRect();
        const signs = [...arguments[0].querySelectorAll('a.site')].map(s => s.getBoundingClientRect());
        return [(Math.max(...signs.map(s => s.right)) - Math.min(...signs.map(s => s.left))) / box.width, signs.length]""", drawing)
    assert spread[0] > .35 and spread[1] >= 5, spread
    page.follow(page.link("Zoom in"))
    assert "bbox=" in page.address
    page.follow(page.link("Whole map"))
    assert "bbox" not in page.address and "region=" in page.address


@everyway
def test_who_stands_where(chromium, way):
    """From any page by its footer: the picture, or on a telephone the list, leads to a body."""
    page = chromium.open("/", **way)
    page.follow(page.link("Who stands where"))
    assert page.address == "/graph"
    bodies = data(page, "/institutions?limit=500")["data"]
    shown = [link for link in page.all("svg.organisation a, .body-list a") if link.is_displayed()]
    wanted = {page.base + body["url"] for body in bodies}
    found = {link.get_attribute("href") if isinstance(link.get_attribute("href"), str) else "" for link in shown}
    found |= {page.base + address for address in page.run(
        "return [...document.querySelectorAll('svg.organisation a')].filter(a => a.getClientRects().length).map(a => a.getAttribute('href'))")}
    assert wanted <= found


@everyway
def test_what_happened_on_the_first_day(chromium, way):
    page = chromium.open("/timeline", **way)
    rows = page.all("table.days tbody tr")
    assert re.search(r"\d+ States join", rows[0].text)
    page.follow(page.find(".pagination a[rel=next]"))
    assert "offset=" in page.address and page.all("table.days tbody tr")


@everyway
def test_evidence_of_a_past_day(chromium, way):
    page = chromium.open("/operations/dushanbe?as_of=2005-01-01", **way)
    page.follow(page.link("All facts with their sources"))
    assert "as_of=2005-01-01" in page.address
    assert "Centre in Dushanbe" in page.text(".lead")
    heads = [head.text for head in page.all("tbody th")]
    assert heads and not any("_" in head for head in heads)


@contextlib.contextmanager
def elsewhere(html):
    """The address of a page of somebody else: a server of another port, so another origin."""
    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<!DOCTYPE html><title>Elsewhere</title>{html}".encode())

        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


@SCHEMES
@pytest.mark.parametrize("address", ["/operations/dushanbe?view=card", "/operations?region=central-asia&view=card", "/states/kg?view=card"])
def test_a_card_stands_in_a_frame_of_300_pixels(chromium, address, scheme):
    page = chromium.open("/", width=WIDE, scheme=scheme)
    with elsewhere(f'<iframe width="300" height="340" src="{page.base}{address}"></iframe>'.replace("&", "&amp;")) as other:
        chromium.driver.get(other)
    chromium.driver.switch_to.frame(chromium.driver.find_element(By.TAG_NAME, "iframe"))
    try:
        width, colour, links = chromium.driver.execute_script(
            "return [document.documentElement.scrollWidth, getComputedStyle(document.body).backgroundColor, document.links.length]")
        assert width <= 300 and links > 0
        lightness = sum(int(part) for part in re.findall(r"\d+", colour)[:3])
        assert lightness > 600 if scheme == "light" else lightness < 200, colour
    finally:
        chromium.driver.switch_to.default_content()


def test_no_other_page_stands_in_a_frame(chromium):
    page = chromium.open("/", width=WIDE)
    with elsewhere(f'<iframe width="300" height="340" src="{page.base}/operations/dushanbe"></iframe>') as other:
        chromium.driver.get(other)
    chromium.driver.switch_to.frame(chromium.driver.find_element(By.TAG_NAME, "iframe"))
    try:
        assert "Dushanbe" not in chromium.driver.execute_script("return document.body ? document.body.innerText : ''")
    finally:
        chromium.driver.switch_to.default_content()


@pytest.mark.parametrize("address", ["/operations/dushanbe", "/operations?region=central-asia", "/map", "/graph", "/timeline"])
def test_markup_to_embed_is_there_to_copy(chromium, address):
    page = chromium.open(address, width=WIDE)
    page.find("details.embed summary").click()
    snippet = page.text("details.embed code")
    assert page.base in snippet and ("<iframe" in snippet or "<img" in snippet)


def test_a_drawing_is_told_by_oembed(chromium):
    page = chromium.open("/map", width=WIDE)
    link = page.find("link[type='application/json+oembed']").get_attribute("href")
    answer = requests.get(link, timeout=10).json()
    assert answer["type"] == "photo"
    assert requests.get(answer["url"], timeout=10).headers["Content-Type"] == "image/svg+xml"
