"""What the tests share: the program serving on a port of its own, one Chromium, the closing line."""
import os
import pathlib
import shutil
import sys
import tempfile

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Python"))
from browser import Browser
from server import Program


@pytest.fixture(scope="session")
def base():
    """The address of the program; of one that runs already where SITE says so."""
    if os.environ.get("SITE"):
        yield os.environ["SITE"].rstrip("/")
        return
    with tempfile.TemporaryDirectory() as scratch:
        program = shutil.copy(os.environ["PROGRAM"], scratch)  # a build meanwhile must not pull it away
        with Program(program, log=pathlib.Path(scratch, "output")) as server:
            yield f"http://127.0.0.1:{server.port}"
            assert server.is_alive, "the program ended during the tests:\n" + server.last_words


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
