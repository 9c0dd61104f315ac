"""A reader's ways through the site, at two widths, with scripts and without."""
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from browser import NARROW, WIDE

WAYS = [pytest.param({"width": width, "scripts": scripts}, id=f"{width}-{'with' if scripts else 'without'}-scripts")
        for width in (WIDE, NARROW) for scripts in (True, False)]
everyway = pytest.mark.parametrize("way", WAYS)


def count(page):
    """The number of records that a list says it has."""
    return int(re.search(r"\d+", page.text(".count"))[0])


def answer(page, address):
    """What the same question has as JSON. Without scripts a browser sends empty fields of forms along, which a page passes over."""
    parts = urlsplit(address)
    answer = requests.get(page.base + parts.path, params=parse_qsl(parts.query), timeout=10)
    answer.raise_for_status()
    return answer.json()


def total(page, address):
    return answer(page, address)["meta"]["total"]


def send(page, form):
    page.follow(form.find_element("css selector", "button[type=submit]"))


def put_date(page, field, day):
    """What picking a day in a date field leaves in it."""
    page.run("arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change', {bubbles: true}))", field, day)


def open_menu(page, name):
    """Opens one of the menus of a list's filters."""
    named = [one for one in page.all(".filters summary") if one.text == name]
    assert named, f"no menu is called {name!r} at {page.address}"
    page.run("arguments[0].scrollIntoView({block: 'center'})", named[0])
    named[0].click()


@everyway
def test_operation_is_found_by_search(chromium, way):
    page = chromium.open("/", **way)
    page.find("form[role=search] input[type=search]").send_keys("pristina")
    page.follow(page.find("form[role=search] button"))
    assert page.address.startswith("/search?q=pristina")
    assert count(page) == total(page, page.address)
    page.follow(page.link("OSCE Mission in Kosovo"))
    assert page.address == "/operations/mission-in-kosovo"
    assert page.text("h1") == "OSCE Mission in Kosovo"


@everyway
def test_list_is_narrowed_and_widened_again(chromium, way):
    page = chromium.open("/operations", **way)
    whole = count(page)
    assert whole == total(page, "/operations")
    open_menu(page, "Region")
    page.follow(page.link("Central Asia"))
    assert page.address == "/operations?region=central-asia"
    assert 0 < count(page) < whole
    assert count(page) == total(page, page.address)
    chip = page.find(".sentence a.chip")
    assert "Central Asia" in chip.text
    page.follow(chip)
    assert page.address == "/operations"
    assert count(page) == whole


@everyway
def test_list_is_sorted(chromium, way):
    page = chromium.open("/operations?status=closed", **way)
    page.find(".ask > summary").click()
    Select(page.find("select[name=sort]")).select_by_value("-established")
    send(page, page.find(".ask form"))
    assert page.address == "/operations?status=closed&sort=-established"
    wanted = answer(page, page.address)["data"]
    names = [row.text for row in page.all("table.records tbody th a")]
    assert names == [record.get("short_name", record["name"]) for record in wanted]


@everyway
def test_pages_follow_each_other(chromium, way):
    page = chromium.open("/documents?limit=25", **way)
    met = []
    while True:
        met += [row.text for row in page.all("table.records tbody th a")]
        following = page.all(".pagination a[rel=next]")
        if not following:
            break
        page.follow(following[0])
    assert len(met) == total(page, "/documents") and len(met) > 50
    page.follow(page.find(".pagination a[rel=prev]"))


@everyway
def test_list_shows_the_world_on_a_day(chromium, way):
    page = chromium.open("/operations?region=central-asia", **way)
    today = [row.text for row in page.all("table.records tbody th a")]
    open_menu(page, "On a day")
    page.find("input[name=as_of]").send_keys("2000-01-01")
    page.follow(page.find(".filters .drop button"))
    assert "as_of=2000-01-01" in page.address and "region=central-asia" in page.address
    assert count(page) == total(page, page.address)
    then = [row.text for row in page.all("table.records tbody th a")]
    assert "OSCE Centre in Almaty" in then and "OSCE Centre in Almaty" not in today


@everyway
def test_fact_leads_to_its_source(chromium, way):
    page = chromium.open("/operations/dushanbe", **way)
    mark = page.find("details.evidence[data-path=established]")
    page.run("arguments[0].scrollIntoView({block: 'center'})", mark)
    mark.find_element("css selector", "summary").click()
    link = mark.find_element("css selector", "a[href^='/sources/']")
    assert link.is_displayed(), "the mark does not open"
    name = link.text
    page.follow(link)
    assert page.address.startswith("/sources/") and page.text("h1") == name
    page.follow(page.find("main a[href^='/operations/dushanbe']"))
    assert page.address.startswith("/operations/dushanbe")


@everyway
def test_operation_leads_to_its_mandate_and_back(chromium, way):
    page = chromium.open("/operations/presence-in-albania", **way)
    page.follow(page.find("main a[href^='/mandates/presence-in-albania']"))
    page.follow(page.find("main a[href='/operations/presence-in-albania']"))
    assert page.address == "/operations/presence-in-albania"


@everyway
def test_same_question_as_json_has_the_same_count(chromium, way):
    page = chromium.open("/mandates?holder=odihr", **way)
    shown = count(page)
    address = page.link("JSON").get_attribute("href")
    document = requests.get(address, timeout=10).json()
    assert document["meta"]["total"] == shown and len(document["data"]) == len(page.all("table.records tbody tr")) > 0
    page.find(".programs > summary").click()
    line = page.text(".curl code")
    origin = page.base if way["scripts"] else "http://localhost:8080"
    assert line == f"curl '{origin}/mandates?holder=odihr'"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_curl_line_is_copied(chromium, width):
    page = chromium.open("/operations?dimension=human", width=width)
    page.find(".programs > summary").click()
    button = page.find(".curl .copy")
    page.run("arguments[0].scrollIntoView({block: 'center'})", button)
    button.click()
    page.until(lambda: button.text == "Copied", "the button says nothing")
    assert page.run("return navigator.clipboard.readText()") == f"curl '{page.base}/operations?dimension=human'"


@everyway
def test_empty_list_says_what_to_drop(chromium, way):
    page = chromium.open("/operations?country=kg&status=closed", **way)
    assert count(page) == 0
    hints = answer(page, page.address)["meta"]["hints"]
    assert len(page.all(".nothing a")) == len(hints) > 0
    page.follow(page.find(".nothing a"))
    assert count(page) == total(page, page.address) > 0


@everyway
def test_slip_is_corrected(chromium, way):
    page = chromium.open("/operations?dimention=human", **way)
    assert "dimension" in page.text()
    page.follow(page.find("main .nearest a"))
    assert page.address == "/operations?dimension=human"
    page.open("/institutions/odhir", **way)
    page.follow(page.find("main .nearest a"))
    assert page.address == "/institutions/odihr"


@everyway
def test_words_of_a_script_are_shown_and_not_run(chromium, way):
    page = chromium.open("/search?q=%3Cscript%3Ealert(1)%3C/script%3E", **way)
    assert "<script>alert(1)</script>" in page.text("h1")
    assert page.complaints() == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_search_takes_enter(chromium, width):
    page = chromium.open("/", width=width)
    page.find("form[role=search] input[type=search]").send_keys("tirana", Keys.ENTER)
    page.until(lambda: page.address.startswith("/search"), "Enter has no effect")
