"""A reader tries an operation in the documentation: with scripts the answer is shown there, without it is opened."""
import json

import pytest
import requests
from selenium.webdriver.support.ui import Select

from browser import NARROW, WIDE


def fill(page, form, field, comparison, value):
    """Fills the first free filter of a form in."""
    row = next(row for row in form.find_elements("css selector", ".filter") if not row.find_element("css selector", "input").get_attribute("value"))
    choices = row.find_elements("css selector", "select")
    Select(choices[0]).select_by_visible_text(field)
    Select(choices[1]).select_by_visible_text(comparison)
    row.find_element("css selector", "input").send_keys(value)


def form_of(page, operation):
    return page.find(f"form[aria-labelledby='{operation}']")


def blocks(page, form):
    """What the answer shows, by the heading above."""
    page.until(lambda: form.find_elements("css selector", ".result h4"), "no answer is shown")
    return {h.text: h.find_element("xpath", "following-sibling::pre").text for h in form.find_elements("css selector", ".result h4")}


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_operation_is_run_on_the_page(chromium, width):
    page = chromium.open("/docs/operations", width=width)
    form = form_of(page, "list-operations")
    fill(page, form, "region", "is", "central-asia")
    fill(page, form, "status", "__not", "active")
    form.find_element("css selector", "button[type=submit]").click()
    shown = blocks(page, form)
    address = "/operations?region=central-asia&status__not=active"
    assert shown["Request"] == "GET " + address
    assert f"curl '{page.base}{address}'" in shown["curl"]
    assert shown["Answer"].startswith("200") and "etag:" in shown["Answer"] and "content-type: application/json" in shown["Answer"]
    wanted = requests.get(page.base + address, timeout=10).json()
    assert json.loads(shown["Content"]) == wanted and wanted["meta"]["total"] > 0
    assert page.address == "/docs/operations", "the page stays"
    assert page.complaints() == []


def test_curl_line_is_copied(chromium):
    page = chromium.open("/docs/dimensions")
    form = form_of(page, "list-dimensions")
    form.find_element("css selector", "button[type=submit]").click()
    blocks(page, form)
    button = form.find_element("css selector", ".result .copy")
    button.click()
    page.until(lambda: button.text == "Copied", "the button says nothing")
    assert page.run("return navigator.clipboard.readText()") == f"curl '{page.base}/dimensions'"


def test_value_that_does_not_exist_is_explained(chromium):
    page = chromium.open("/docs/operations")
    form = form_of(page, "list-operations")
    fill(page, form, "status", "is", "opne")
    form.find_element("css selector", "button[type=submit]").click()
    shown = blocks(page, form)
    assert shown["Answer"].startswith("400")
    assert json.loads(shown["Content"])["errors"][0]["did_you_mean"] == "active"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_operation_is_opened_without_scripts(chromium, width):
    page = chromium.open("/docs/operations", width=width, scripts=False)
    form = form_of(page, "list-operations")
    fill(page, form, "region", "is", "central-asia")
    page.follow(form.find_element("css selector", "button[type=submit]"))
    assert page.address == "/operations?region=central-asia"
    page.open("/docs/operations", width=width, scripts=False)
    form = form_of(page, "get-operation")
    id_field = form.find_element("css selector", "input[name=id]")
    id_field.clear()
    id_field.send_keys("bishkek")
    page.follow(form.find_element("css selector", "button[type=submit]"))
    assert page.address == "/operations/bishkek"


def test_guide_copies_a_command_for_this_server(chromium):
    page = chromium.open("/docs/filtering")
    line = page.find(".example code[data-copy]")
    assert line.text.startswith(f"curl '{page.base}/")
    page.find(".example .copy").click()
    page.until(lambda: page.find(".example .copy").text == "Copied", "the button says nothing")
    assert page.run("return navigator.clipboard.readText()").startswith(f"curl '{page.base}/operations?country=kg,tj")


@pytest.mark.parametrize("scripts", [True, False])
def test_every_guide_is_reached_from_the_first_page(chromium, scripts):
    page = chromium.open("/docs", scripts=scripts)
    guides = [link.get_attribute("href") for link in page.all("#guides + dl a")]
    assert len(guides) == 9
    page.follow(page.link("First steps"))
    for _ in guides[1:]:
        page.follow(page.find("main a[rel=next]"))
    assert page.driver.current_url == guides[-1]
