"""Chromium, opened at a width, in light or dark, with scripts or without, and what it did meanwhile."""
import json
import time
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

WIDE, NARROW = 1280, 375
HEIGHTS = {WIDE: 900, NARROW: 800}
FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
    "--no-first-run", "--hide-scrollbars", "--force-color-profile=srgb",
    # whatever a page may ask of another host, nothing leaves this machine
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
# Runs before anything of the page: counts what moves after it was first drawn.
WATCH_SHIFTS = """
window.__shifts = [];
new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput)
  window.__shifts.push(entry.value + ' ' + entry.sources.map(s => s.node && (s.node.outerHTML || s.node.nodeValue || '').slice(0, 80)).join(' | ')); })
  .observe({type: 'layout-shift', buffered: true});
"""


class Browser:
    def __init__(self, base):
        self.base = base
        options = Options()
        for flag in FLAGS:
            options.add_argument(flag)
        options.binary_location = "/usr/bin/chromium"
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.driver.set_page_load_timeout(60)
        self.devtools("Network.enable")
        self.devtools("Network.setCacheDisabled", cacheDisabled=True)
        self.devtools("Page.addScriptToEvaluateOnNewDocument", source=WATCH_SHIFTS)
        self.devtools("Browser.grantPermissions", origin=base, permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])

    def devtools(self, command, **parameters):
        return self.driver.execute_cdp_cmd(command, parameters)

    def dress(self, width=WIDE, scheme="light", scripts=True):
        """How the pages that are opened from now on are shown."""
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=HEIGHTS[width], deviceScaleFactor=1, mobile=width < 600)
        self.devtools("Emulation.setEmulatedMedia", media="", features=[
            {"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"},
        ])
        self.devtools("Emulation.setScriptExecutionDisabled", value=not scripts)

    def open(self, address, **dress):
        """Opens an address of the site as a reader does who sees nothing of the page before."""
        self.dress(**dress)
        self.driver.get("about:blank")
        self.events()
        self.complaints()
        self.driver.get(self.base + address)
        return self

    # What is there

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def link(self, text):
        """The first link that can be seen and says this."""
        named = self.driver.find_elements(By.XPATH, f'//main//a[contains(., "{text}")]')
        found = [link for link in named if link.is_displayed()]
        assert found, f"no link says {text!r} at {self.address}"
        return found[0]

    def text(self, selector="main"):
        return self.find(selector).text

    @property
    def address(self):
        """Path and query of the page."""
        parts = urlsplit(self.driver.current_url)
        return parts.path + ("?" + parts.query if parts.query else "")

    def follow(self, element):
        """Clicks what leads to another page and waits until that is there."""
        before = self.driver.current_url
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()
        self.until(lambda: self.driver.current_url != before, f"a click on {before} leads nowhere")
        self.until(lambda: self.run("return document.readyState") == "complete", "the page does not get ready")
        return self

    @staticmethod
    def until(condition, complaint, seconds=15):
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, complaint
            time.sleep(0.05)

    # What happened

    def events(self):
        """What the network did since this was last asked."""
        return [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]

    def complaints(self):
        """What the console has since this was last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]

    def quit(self):
        self.driver.quit()
