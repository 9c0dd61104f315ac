"""What the tests share: the program serving on a port of its own, one Chromium, the closing line."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

import pytest
import requests

from browser import Browser


@pytest.fixture(scope="session")
def base():
    """The address of the program; of one that runs already where SITE says so."""
    if os.environ.get("SITE"):
        yield os.environ["SITE"].rstrip("/")
        return
    with tempfile.TemporaryDirectory() as scratch:
        program = pathlib.Path(scratch, "program")
        shutil.copy(os.environ["PROGRAM"], program)  # a build meanwhile must not pull it away
        output = pathlib.Path(scratch, "output")
        with output.open("wb") as file:
            server = subprocess.Popen([program, "serve", "--port", "0"], stdout=file, stderr=subprocess.STDOUT)
        try:
            yield ready(server, output)
            assert server.poll() is None, "the program ended during the tests:\n" + output.read_text()
        finally:
            server.terminate()
            server.wait(30)


def ready(server, output):
    """The address that the program says it serves at, once it does."""
    for _ in range(150):
        said = re.search(r"http://127\.0\.0\.1:\d+", output.read_text())
        if said:
            try:
                if requests.get(said[0] + "/readyz", timeout=5).ok:
                    return said[0]
            except requests.ConnectionError:
                pass
        assert server.poll() is None, "the program ended:\n" + output.read_text()
        time.sleep(0.2)
    raise AssertionError("the program is not ready after 30 seconds")


@pytest.fixture(scope="session")
def chromium(base):
    """One Chromium for all tests; each opens its pages anew."""
    browser = Browser(base)
    yield browser
    browser.quit()


@pytest.fixture(scope="session")
def weights():
    """What the first view of each page weighs over the wire, in bytes, for .build-browser/weights.tsv."""
    weights = {}
    yield weights
    lines = [f"{weight}\t{name}\n" for name, weight in sorted(weights.items(), key=lambda entry: -entry[1])]
    pathlib.Path(os.environ["BROWSER_WORK"], "weights.tsv").write_text("".join(lines))


def pytest_terminal_summary(terminalreporter):
    """The one closing line that people and CI read."""
    stats = terminalreporter.stats
    passed = len(stats.get("passed", []))
    failed = len(stats.get("failed", [])) + len(stats.get("error", []))
    terminalreporter.write_line(f"{passed} passed, {failed} failed")
