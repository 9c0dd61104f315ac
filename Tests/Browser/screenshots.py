#!/usr/bin/env python3
"""Makes the pictures of README and docs/pages.md (docs/screenshots) from a server that runs: the first screen of a page
each, brought down to a palette. Needs selenium and Pillow. Run it after a change of what the pages look like.

    Tests/Browser/screenshots.py http://127.0.0.1:8080
"""
import base64
import io
import pathlib
import sys

from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "docs" / "screenshots"
WIDTH = 1200
# name: address, height, what to scroll to
PAGES = {
    "home": ("/", 860, None),
    "list": ("/operations?region=central-asia", 860, None),
    "record": ("/operations/dushanbe", 900, None),
    "search": ("/search?q=forein+fighters", 760, None),
    "map": ("/map?region=south-eastern-europe&as_of=1999-12-31", 860, "#map-view"),
    "graph": ("/graph", 800, None),
    "timeline": ("/timeline", 900, "figure"),
    "docs": ("/docs/operations", 800, None),
}


def main(base):
    options = Options()
    for flag in ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--force-color-profile=srgb"):
        options.add_argument(flag)
    options.binary_location = "/usr/bin/chromium"
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    try:
        for name, (address, height, place) in PAGES.items():
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": WIDTH, "height": height, "deviceScaleFactor": 1, "mobile": False})
            driver.get(base.rstrip("/") + address)
            if place:
                driver.execute_script('document.querySelector(arguments[0]).scrollIntoView({behavior: "instant"})', place)
            picture = base64.b64decode(driver.execute_cdp_cmd("Page.captureScreenshot", {})["data"])
            image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(64)
            image.save(FOLDER / f"{name}.png", optimize=True)
            print(name, (FOLDER / f"{name}.png").stat().st_size)
    finally:
        driver.quit()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
