"""What a reader sees of how far a fact can be trusted: marks, status, past days, sheets on paper, the ten places on a telephone."""
import pathlib
import re
import subprocess

import pytest

from browser import NARROW, WIDE
from test_reading import everyway, put_date, send

SHEETS = ["/states/kg", "/states/ge", "/operations/bishkek", "/institutions/ttd"]


@everyway
def test_a_mark_opens_the_footnote_of_its_fact(chromium, way):
    page = chromium.open("/operations/minsk", **way)
    mark = page.find("details.evidence[data-path=started]")
    assert re.fullmatch(r"[\d ]+", mark.find_element("css selector", "summary .refs").text), "a statement has numbers alone"
    mark.find_element("css selector", "summary").click()
    panel = mark.find_element("css selector", ".pop")
    assert panel.is_displayed()
    line = panel.find_element("css selector", ".cite-fact span").text
    assert line.startswith("OSCE Office in Minsk: work began") and "Found through" in line
    box = page.run("const r = arguments[0].getBoundingClientRect(); return [r.left, r.right, innerWidth]", panel)
    assert 0 <= box[0] and box[1] <= box[2], "the panel is in sight"
    page.follow(panel.find_element("link text", "Other styles"))
    assert page.find("h1").text == "Cite this fact"
    assert page.text("main").count("OSCE Office in Minsk: work began") >= 4


def test_a_word_stands_for_the_exception_alone(chromium):
    page = chromium.open("/operations/dushanbe", width=WIDE, scripts=False)
    for mark in page.all("details.evidence"):
        words = mark.find_element("css selector", "summary").get_attribute("textContent")
        assert ("inferred" in words) == (mark.get_attribute("data-basis") == "inferred"), words


@everyway
def test_what_was_not_seen_for_long_says_so_in_words_and_shape(chromium, way):
    page = chromium.open("/operations", **way)
    old = page.all(".seen.old")
    assert old and all("last seen" in each.text for each in old)
    page.follow(page.link(page.run("return document.querySelector('tr:has([data-term=active]):has(.seen.old) th a').textContent")))
    assert "last seen" in page.text(".under") and "before this release" in page.text(".under")
    dot = page.run("return getComputedStyle(document.querySelector('.under [data-term]'), '::before').backgroundImage")
    assert "gradient" in dot, "half a dot"


@everyway
def test_a_past_day_tells_what_is_dated_from_what_is_as_today(chromium, way):
    page = chromium.open("/operations/dushanbe", **way)
    put_date(page, page.find("#as_of"), "2005-01-01")
    send(page, page.find("form:has(#as_of)"))
    assert page.find("h1").text == "OSCE Centre in Dushanbe"
    assert "1 January 2005" in page.text(".banner")
    assert "Programme Office" not in page.text(".then dl")
    assert "No source dates what follows" in page.text(".as-today")
    assert page.find(".left-out").is_displayed()


def test_a_telephone_has_ten_places_in_a_menu(chromium):
    page = chromium.open("/operations", width=NARROW, scripts=False)
    assert not page.find(".wide-nav").is_displayed()
    page.find(".menu summary").click()
    places = [each for each in page.all(".menu-list a") if each.is_displayed()]
    assert len(places) == 10
    assert len([each for each in places if each.get_attribute("aria-current")]) == 1
    wide = chromium.open("/operations", width=WIDE, scripts=False)
    assert len([each for each in wide.all(".site-nav a") if each.is_displayed()]) == 10
    assert not wide.find(".menu").is_displayed()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_home_answers_three_questions_and_shows_every_life(chromium, width):
    page = chromium.open("/", width=width, scripts=False)
    assert len(page.all(".doors h2")) == 3
    assert len(page.all(".proof .sources li")) >= 2
    chart = [each for each in page.all("svg.lifespans") if each.is_displayed()]
    assert len(chart) == 1
    lives = chart[0].find_elements("css selector", "a")
    assert len(lives) > 20
    page.run("document.querySelector('#home-country').value = 'kg'")
    page.follow(page.find(".choose button"))
    assert "country=kg" in page.address


@pytest.mark.parametrize("address", SHEETS)
def test_a_sheet_fits_on_two_sheets_of_paper(chromium, tmp_path, address):
    import base64
    page = chromium.open(f"{address}?view=dossier", width=WIDE, scripts=False)
    pdf = page.devtools("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, printBackground=True, marginTop=.5, marginBottom=.5)
    path = pathlib.Path(tmp_path) / "sheet.pdf"
    path.write_bytes(base64.b64decode(pdf["data"]))
    text = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    sheets = int(re.search(r"Pages:\s+(\d+)", text)[1])
    bound = 2 if address in SHEETS[:1] else 4
    assert sheets <= bound, f"{address} takes {sheets} sheets"
    words = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    assert "Sources" in words and "http" in words
