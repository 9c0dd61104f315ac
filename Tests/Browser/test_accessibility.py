"""axe-core finds no violation on any kind of page, light and dark, wide and narrow."""
import pathlib

import axe_playwright_python
import pytest

from browser import NARROW, WIDE
from pages import KINDS

AXE = pathlib.Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize(("scheme", "width"), [("light", WIDE), ("dark", WIDE), ("light", NARROW), ("dark", NARROW)])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_axe_finds_nothing(chromium, kind, scheme, width):
    page = chromium.open(kind.address, width=width, scheme=scheme)
    # menus that float over what stands below them, of which one is open at a time, are looked at by themselves
    for details in page.all("details:not([open]):not([name])"):
        page.run("arguments[0].open = true", details)
    # evaluated by the developer tools, so the page's policy, which lets no such script in, stays in force
    page.devtools("Runtime.evaluate", expression=AXE)
    assert violations(page, "document") == []
    for details in page.all("details[name]"):
        page.run("arguments[0].open = true", details)
        assert violations(page, "document.querySelector('details[name][open]')") == []


def violations(page, part):
    """What axe finds in a part of the page."""
    answer = page.devtools("Runtime.evaluate", awaitPromise=True, returnByValue=True, expression=f"""
        axe.run({part}, {{runOnly: {{type: 'tag', values: {RULES}}}}}).then(found => ({{passes: found.passes.length,
          violations: found.violations.map(v => v.id + ': ' + v.help + ' ' +
            v.nodes.slice(0, 4).map(n => n.target.join(' ') + ' «' + n.html.slice(0, 120) + '» ' + n.failureSummary).join('\\n'))}}))""")
    result = answer["result"]["value"]
    assert result["passes"] > (10 if part == "document" else 3), "axe looked at nothing"
    return result["violations"]
