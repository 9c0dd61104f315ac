"""What the checks share: where the program listens, and a list of findings with counts."""
import sys
import urllib.request
from pathlib import Path

BASE, PROGRAM, FOLDER = sys.argv[1].rstrip("/"), sys.argv[2], Path(sys.argv[3])


class Findings:
    """Counts what was compared, and prints what differs as it comes up."""

    def __init__(self):
        self.compared = 0
        self.found = 0

    def expect(self, condition, what):
        """One comparison; says whether it held."""
        self.compared += 1
        if not condition:
            self.found += 1
            print(f"  {what}"[:1500])
        return bool(condition)

    def equal(self, got, wanted, what):
        return self.expect(got == wanted, f"{what}: got {got!r:.400}, expected {wanted!r:.400}")

    def finish(self):
        """Prints the counts and ends the check: with 0 where something was compared and nothing was found."""
        print(f"{self.compared} comparisons, {self.found} findings")
        sys.exit(1 if self.found or not self.compared else 0)


def fetch(path, **fields):
    """The content of an answer as bytes; `fetch('/x', Accept='text/csv')`."""
    request = urllib.request.Request(BASE + path, headers=fields)
    return urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=30).read()
