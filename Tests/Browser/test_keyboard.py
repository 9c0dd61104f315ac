"""The keyboard alone reaches every link and control, in the order they are read in; where it is can be seen."""
import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from browser import NARROW, WIDE
from pages import KINDS

# What a reader should get to with the Tab key, in the order of the document: each gets a number.
NUMBER = """
const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(e => !e.disabled && e.tabIndex >= 0
  && e.type !== 'hidden' && e.checkVisibility({visibilityProperty: true}));
// The marks of the timeline are left out on purpose (tabindex -1): hundreds of stops that the records' own links lead to.
// Of radio buttons of one name the chosen one alone is stopped at
const seen = all.filter(e => e.type !== 'radio' || e.checked || ![...document.getElementsByName(e.name)].some(o => o.checked));
seen.forEach((e, place) => e.__place = place);
window.__last = seen[seen.length - 1];
return seen.length;
"""
WHERE = """
const e = document.activeElement;
if (!e || e === document.body || e.__place === undefined) return [-1, false, e ? e.outerHTML.slice(0, 100) : '', false];
const style = getComputedStyle(e), box = e.getBoundingClientRect();
const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
return [e.__place, marked, e.outerHTML.slice(0, 100), box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth];
"""
MOST = 150


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_tab_reaches_everything(chromium, kind, width):
    page = chromium.open(kind.address, width=width)
    count = page.run(NUMBER)
    assert count > 5
    # a list of fifty records has hundreds of links of one kind: the way to its end is shown by its beginning and its end
    for forward in ([True] if count <= MOST else [True, False]):
        met = []
        if not forward:
            page.run("window.__last.focus()")
            met = [count - 1]
        # a field for a date has stops of its own inside: day, month, year, calendar
        for _ in range(min(count, MOST) * 4):
            keys = ActionChains(page.driver, duration=0)
            if forward:
                keys.send_keys(Keys.TAB)
            else:
                keys.key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(Keys.SHIFT)
            keys.perform()
            place, marked, what, shown = page.run(WHERE)
            if place < 0:
                break
            assert marked, f"focus cannot be seen on {what}"
            assert shown, f"focus is outside of the window on {what}"
            if not met or met[-1] != place:
                met.append(place)
            if len(met) == min(count, MOST):
                break
        wanted = list(range(count))
        assert met == (wanted if forward else wanted[::-1])[: len(met)], "not in the order of the document, or a trap"
        assert len(met) == min(count, MOST), f"the walk ends after {len(met)} of {count}"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_first_stop_skips_to_the_content(chromium, width):
    page = chromium.open("/operations", width=width)
    ActionChains(page.driver).send_keys(Keys.TAB).perform()
    skip = page.driver.switch_to.active_element
    assert skip.get_attribute("href").endswith("#main") and skip.is_displayed()
    ActionChains(page.driver).send_keys(Keys.ENTER).perform()
    page.until(lambda: page.driver.current_url.endswith("#main"), "the skip link leads nowhere")
    ActionChains(page.driver).send_keys(Keys.TAB).perform()
    assert page.run("return document.querySelector('main').contains(document.activeElement)")
