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
# Notes where each press of the key has led, once the browser has brought it into view.
NOTE = """
window.__met = [];
window.__over = false;
document.addEventListener('keyup', event => {
  const e = document.activeElement;
  if (event.key !== 'Tab' || __over) return;
  if (!e || e.__place === undefined) { __over = true; return; }
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
  const shown = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  __met.push([e.__place, marked, shown, e.outerHTML.slice(0, 100)]);
});
"""
# Where the presses of the key have led since this was last asked, and whether they have left the page.
MET = "return [window.__met.splice(0), window.__over];"
MOST, AT_ONCE = 150, 30


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_tab_reaches_everything(chromium, kind, width):
    page = chromium.open(kind.address, width=width)
    count = page.run(NUMBER)
    assert count > 5
    page.run(NOTE)
    # a list of fifty records has hundreds of links of one kind: the way to its end is shown by its beginning and its end
    for forward in ([True] if count <= MOST else [True, False]):
        met, is_over = [], False
        if not forward:
            page.run("window.__met = []; window.__over = false; window.__last.focus()")
            met = [count - 1]
        while not is_over and len(met) < min(count, MOST):
            keys = ActionChains(page.driver, duration=0)
            if not forward:
                keys.key_down(Keys.SHIFT)
            for _ in range(AT_ONCE):
                keys.send_keys(Keys.TAB)
            keys.perform()
            if not forward:
                ActionChains(page.driver, duration=0).key_up(Keys.SHIFT).perform()
            stops, is_over = page.run(MET)
            is_over = is_over or not stops
            for place, marked, shown, what in stops:
                assert marked, f"focus cannot be seen on {what}"
                assert shown, f"focus is outside of the window on {what}"
                # a field for a date has stops of its own inside: day, month, year, calendar
                if not met or met[-1] != place:
                    met.append(place)
        met = met[:MOST]
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
