"""Questions that people have, asked of lists step by step: a click on a link or a button that leads on is a step."""
import pathlib
import base64
import os
import subprocess

import pytest
import requests
from selenium.webdriver.support.ui import Select

from browser import NARROW, WIDE
from test_reading import count, everyway, open_menu, total

SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


class Steps:
    """A page on which steps are counted."""

    def __init__(self, page):
        self.page = page
        self.count = 0

    def follow(self, element):
        self.count += 1
        self.page.follow(element)


def fill(page, row, field, comparison=None, value=None, last=None, follow=None):
    """Fills a row of the form of a list; a comparison of this field alone is there once the field was sent."""
    if field:
        Select(page.find(f"select[name=_field{row}]")).select_by_visible_text(field)
    if comparison:
        offered = [each.text for each in Select(page.find(f"[name=_is{row}]")).options]
        if comparison not in offered:
            (follow or page.follow)(show(page))
        Select(page.find(f"[name=_is{row}]")).select_by_visible_text(comparison)
    if value:
        page.find(f"input[name=_value{row}]").send_keys(value)
    if last:
        page.find(f"input[name=_to{row}]").send_keys(last)


def tick(page, label):
    box = [one for one in page.all(".cols label") if one.text == label]
    assert box, f"no column is called {label!r}"
    page.run("arguments[0].scrollIntoView({block: 'center'})", box[0])
    box[0].click()


def show(page):
    return page.find(".ask button[type=submit]")


def unfold(page):
    if page.find(".ask").get_attribute("open") is None:
        page.find(".ask > summary").click()


def place(page, name):
    """The link to a part of the site, in the navigation or in a menu of it."""
    menus = [one for one in page.all("header summary") if one.is_displayed()]
    if menus:
        menus[0].click()
    for link in page.all("header a"):
        if link.is_displayed() and link.get_attribute("href").endswith(name):
            return link
    raise AssertionError(f"no way to {name}")


@everyway
def test_closed_since_2010_by_region_with_reasons(chromium, way):
    page = chromium.open("/", **way)
    steps = Steps(page)
    steps.follow(place(page, "/operations"))
    unfold(page)
    fill(page, 1, "Closed", "on or after", "2010", follow=steps.follow)
    Select(page.find("#group-1")).select_by_visible_text("Region")
    page.find(".columns > summary").click()
    tick(page, "Why it closed")
    tick(page, "Region")
    steps.follow(show(page))
    assert steps.count <= 4
    assert page.address.startswith("/operations?closed__gte=2010&fields=") and page.address.endswith("&group=region")
    assert count(page) == total(page, "/operations?closed__gte=2010") > 0
    groups = requests.get(page.base + "/operations?closed__gte=2010&group=region", timeout=10).json()["groups"]
    assert len(page.all(".groups tbody tr")) == len(groups) > 1
    reasons = [cell.text for cell in page.all("table.records td[data-label='Why it closed']")]
    assert len(reasons) == count(page) and sum(bool(reason) for reason in reasons) > 3
    assert "left out" in page.text(".left-out")


@everyway
def test_closed_between_two_dates(chromium, way):
    page = chromium.open("/operations", **way)
    unfold(page)
    fill(page, 1, "Closed", "between", "2010", "2015")
    page.follow(show(page))
    assert page.address == "/operations?closed__gte=2010&closed__lte=2015"
    assert count(page) == total(page, page.address) > 0
    page.follow(page.find(".sentence a.chip"))
    assert page.address == "/operations"


@everyway
def test_value_of_a_field_is_chosen_from_its_list(chromium, way):
    page = chromium.open("/operations", **way)
    unfold(page)
    fill(page, 1, "Region")
    page.follow(show(page))
    assert "missing" in page.text("main .lead")
    Select(page.find("select[name=_value1]")).select_by_visible_text("Central Asia")
    page.follow(show(page))
    assert page.address == "/operations?region=central-asia"
    # a row more for another value
    unfold(page)
    fill(page, 2, "Region", "is", "South Caucasus")
    page.follow(show(page))
    assert page.address == "/operations?region=central-asia,south-caucasus"
    assert count(page) == total(page, page.address)


@everyway
def test_mandates_of_what_is_in_a_region(chromium, way):
    page = chromium.open("/", **way)
    steps = Steps(page)
    steps.follow(place(page, "/operations"))
    open_menu(page, "Region")
    steps.follow(page.link("Central Asia"))
    steps.follow(page.find(".related-lists a"))
    assert steps.count <= 4
    assert page.address.startswith("/mandates?holder.") and "region" in page.address
    assert count(page) == total(page, page.address) > 0


@everyway
def test_column_is_ordered_by_its_head(chromium, way):
    if way["width"] == NARROW:
        pytest.skip("cards have no heads; the form has the order")
    page = chromium.open("/operations", **way)
    page.follow([link for link in page.all("thead a") if link.text == "Established"][0])
    assert page.address == "/operations?sort=established"
    page.follow([link for link in page.all("thead a") if link.text.startswith("Established")][0])
    assert page.address == "/operations?sort=-established"
    assert page.find("th[aria-sort]").get_attribute("aria-sort") == "descending"


@everyway
def test_row_that_is_wrong_keeps_what_was_typed(chromium, way):
    page = chromium.open("/operations", **way)
    unfold(page)
    fill(page, 1, "Region", "is", "Central Asai")
    page.follow(show(page))
    fault = page.find(".fault")
    assert "Central Asai" in fault.text
    page.follow(fault.find_element("css selector", "a"))
    assert page.address == "/operations?region=central-asia"


@SCHEMES
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_list_is_wider_than_the_screen(chromium, width, scheme):
    for address in ("/operations?closed__gte=2000&group=closed.year,region&fields=status,closed,closing_reason,evidence", "/documents",
                    "/operations?_field1=region&_value1=x&_field2=closed&_is2=between&_value2=2010&_to2=2011"):
        page = chromium.open(address, width=width, scheme=scheme)
        if page.all(".filter > summary"):
            page.find(".filter > summary").click()
        assert page.run("return document.documentElement.scrollWidth") <= width, address


def test_list_on_paper(chromium):
    page = chromium.open("/operations?closed__gte=2010&fields=closed,closing_reason,evidence")
    data = page.devtools("Page.printToPDF", preferCSSPageSize=False, paperWidth=8.27, paperHeight=11.69)["data"]
    file = pathlib.Path(os.environ["BROWSER_WORK"], "list.pdf")
    file.write_bytes(base64.b64decode(data))
    text = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True).stdout
    assert "Sources of this table" in text and "https://" in text
    for word in ("Ask a more exact question", "For programs", "Take this as", "Spreadsheet", "curl"):
        assert word not in text, f"{word} is on paper"
