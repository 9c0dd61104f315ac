"""What a page must not do: complain, ask another host, weigh much, move after it was drawn, be wider than the screen."""
from urllib.parse import urlsplit

import pytest

from browser import NARROW, WIDE
from pages import KINDS

HEAVIEST = 60 * 1024


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_page_is_quiet(chromium, weights, kind, width):
    page = chromium.open(kind.address, width=width)
    page.until(lambda: page.run("return document.readyState") == "complete", "the page does not get ready")
    events = page.events()

    answers = {event["params"]["requestId"]: event["params"] for event in events if event["method"] == "Network.responseReceived"}
    main = [answer for answer in answers.values() if answer["type"] == "Document"]
    assert [answer["response"]["status"] for answer in main] == [kind.status]
    assert main[0]["response"]["mimeType"] == "text/html"
    others = [answer["response"] for answer in answers.values() if answer["type"] != "Document"]
    assert [answer["url"] for answer in others if answer["status"] != 200] == []

    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    host = urlsplit(page.base).netloc
    assert [url for url in asked if urlsplit(url).netloc != host and not url.startswith(("data:", "about:"))] == []

    weight = sum(event["params"]["encodedDataLength"] for event in events if event["method"] == "Network.loadingFinished")
    weights[f"{kind.name} at {width}"] = weight
    assert 0 < weight < HEAVIEST, f"{kind.address} weighs {weight} bytes over the wire"

    # that the page itself is a 404 or a 400, Chromium says on the console
    complaints = [line for line in page.complaints() if kind.status == 200 or f"status of {kind.status}" not in line]
    assert complaints == []

    assert page.run("return new Promise(done => requestAnimationFrame(() => setTimeout(() => done(window.__shifts), 50)))") == []

    inner, whole = page.run("return [document.documentElement.clientWidth, document.documentElement.scrollWidth]")
    assert inner == width, "the page takes no part of the screen's width for its own"
    assert whole <= inner, f"wider than the screen: {widest(page)}"


def widest(page):
    return page.run("""
        return [...document.querySelectorAll('main *, header *, footer *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
          .slice(0, 5).map(e => e.outerHTML.slice(0, 120))""")
