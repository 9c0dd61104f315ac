"""The map's control of the year and the filter of the timeline, at two widths, with scripts and without."""
import re

import pytest
import requests

from browser import NARROW, WIDE

WAYS = [pytest.param({"width": width, "scripts": scripts}, id=f"{width}-{'with' if scripts else 'without'}-scripts")
        for width in (WIDE, NARROW) for scripts in (True, False)]
everyway = pytest.mark.parametrize("way", WAYS)


def count(page):
    said = re.search(r"\d+", page.text("main p.count"))
    return int(said[0]) if said else -1  # nothing while the map is being replaced


@everyway
def test_map_shows_a_year(chromium, way):
    page = chromium.open("/map", **way)
    today = count(page)
    field = page.find("#map-year [name=as_of]")
    page.run("arguments[0].value = '1996'; for (const name of ['input', 'change']) arguments[0].dispatchEvent(new Event(name, {bubbles: true}))", field)
    button = page.find("#map-year button[type=submit]")
    if button.is_displayed():  # a script makes a slider of the field, which needs none
        button.click()
    page.until(lambda: "1996" in page.address, "the year has no effect")
    page.until(lambda: 0 < count(page) < today, "the map stays as it was")
    wanted = requests.get(page.base + "/operations?as_of=1996-12-31&limit=1", timeout=10).json()["meta"]["total"]
    assert 0 < count(page) and wanted <= count(page), "operations are missing"
    assert page.all("main svg"), "no map is drawn"


@everyway
def test_map_says_the_same_as_a_list(chromium, way):
    page = chromium.open("/map", **way)
    names = {link.get_attribute("href") for link in page.all(".places a")}
    wanted = requests.get(page.base + "/operations?limit=500", timeout=10).json()["data"]
    assert {page.base + record["url"] for record in wanted} <= names


@everyway
def test_timeline_is_narrowed(chromium, way):
    page = chromium.open("/timeline", **way)
    whole = count(page)
    assert page.all("main svg"), "no timeline is drawn"
    # one menu is open at a time
    menu = next(menu for menu in page.all("details.facet") if menu.find_element("css selector", "summary").text == "Region")
    page.run("arguments[0].open = true", menu)
    page.follow(page.link("Central Asia"))
    assert "region=central-asia" in page.address
    assert 0 < count(page) < whole
    assert count(page) == requests.get(page.base + page.address, timeout=10).json()["meta"]["total"]
