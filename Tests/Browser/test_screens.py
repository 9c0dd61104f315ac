"""Pictures of the main pages for people to look at, in .build-browser/screens; that each shows something is all that is tested."""
import base64
import os
import pathlib
import subprocess

import pytest

from browser import NARROW, WIDE

SCREENS = pathlib.Path(os.environ["BROWSER_WORK"], "screens")
PAGES = {
    "home": "/", "list": "/operations?region=central-asia", "record": "/operations/dushanbe", "institution": "/institutions/odihr",
    "search": "/search?q=pristina", "map": "/map", "map-1999": "/map?as_of=1999-12-31", "timeline": "/timeline", "graph": "/graph",
    "source": "/sources/osce-kosovo-277906", "evidence": "/operations/dushanbe/evidence", "dataset": "/dataset", "docs": "/docs",
    "reference": "/docs/operations", "guide": "/docs/time", "problem": "/operations?dimention=human&status=opne", "nothing": "/operations?country=kg&status=closed",
}
PRINTED = {"timeline": "/timeline", "record": "/operations/dushanbe"}
HIGHEST = 3000


def colours(page, png):
    """How many different colours a picture has, as the browser counts them."""
    return page.run("""
        return new Promise(done => { const image = new Image(); image.onload = () => {
          const canvas = document.createElement('canvas'); canvas.width = 200; canvas.height = 200;
          const context = canvas.getContext('2d'); context.drawImage(image, 0, 0, 200, 200);
          done(new Set(new Uint32Array(context.getImageData(0, 0, 200, 200).data.buffer)).size); };
          image.src = 'data:image/png;base64,' + arguments[0]; })""", png)


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (WIDE, "dark"), (NARROW, "light"), (NARROW, "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_pictured(chromium, name, width, scheme):
    page = chromium.open(PAGES[name], width=width, scheme=scheme)
    height = min(page.run("return document.documentElement.scrollHeight"), HIGHEST)
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    png = page.devtools("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)["data"]
    SCREENS.mkdir(parents=True, exist_ok=True)
    (SCREENS / f"{name}-{width}-{scheme}.png").write_bytes(base64.b64decode(png))
    page.driver.get("about:blank")  # where no policy keeps the picture out
    assert colours(page, png) > 10, "the picture is empty"


@pytest.mark.parametrize("name", PRINTED)
def test_page_is_printed(chromium, name):
    page = chromium.open(PRINTED[name])
    pdf = page.devtools("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, printBackground=False)["data"]
    SCREENS.mkdir(parents=True, exist_ok=True)
    file = SCREENS / f"{name}-print.pdf"
    file.write_bytes(base64.b64decode(pdf))
    subprocess.run(["pdftoppm", "-r", "60", "-png", file, SCREENS / f"{name}-print"], check=True)
    text = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True).stdout
    assert page.text("h1") in text and "unofficial" in text
