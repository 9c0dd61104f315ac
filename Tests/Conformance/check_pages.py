"""The pages, as a browser gets them: every link from / leads somewhere, HTML is well formed, nothing loads from elsewhere."""
import gzip
import html.parser
import re
import shutil
import subprocess
import sys
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Python"))
from client import Connection
from common import Findings

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
# addresses with a query are many: every filter joined with every other. Of each list so many are followed, of each
# record and each of its parts so many
PER_LIST, PER_RECORD = 12, 1
# the size that the first view of a page may have, all of it, compressed
BUDGET = 72_000
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(html.parser.HTMLParser):
    """Reads what a page is checked for."""

    def __init__(self):
        super().__init__()
        self.links, self.loads, self.ids, self.stack, self.faults, self.labels, self.inputs = [], [], [], [], [], set(), []

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs, closed=True)

    def handle_starttag(self, tag, attrs, closed=False):
        attributes = dict(attrs)
        if len(attributes) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "link" and attributes.get("rel") in ("stylesheet", "icon", "manifest", "apple-touch-icon"):
            self.loads.append(attributes["href"])
        elif tag == "link" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag in ("script", "img") and "src" in attributes:
            self.loads.append(attributes["src"])
        if "style" in attributes or any(name.startswith("on") for name in attributes):
            self.faults.append(f"<{tag}> has code or style in it")
        if tag == "label":
            self.labels.add(attributes.get("for"))
        if tag in ("input", "select") and attributes.get("type") != "hidden" and "aria-label" not in attributes:
            self.inputs.append(attributes.get("id"))
        if tag not in VOID and not closed:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")


def tidy(body):
    """What tidy says is wrong. It knows neither div in dl (HTML 5.2) nor some of ARIA, so warnings are not asked for."""
    result = subprocess.run(["tidy", "-q", "-e", "--show-warnings", "no"], input=body, capture_output=True)
    return [line for line in result.stderr.decode(errors="replace").splitlines() if "Error:" in line]


def main(base):
    findings = Findings()
    connection = Connection(urllib.parse.urlsplit(base).port, 30)
    seen, queue, per_path, pages, sizes, fragments = {"/"}, [("/", "start")], {}, 0, {}, []
    ids = {}
    has_tidy = shutil.which("tidy")
    while queue:
        target, source = queue.pop(0)
        answer = connection.get(target, {"Accept": ACCEPT, "Accept-Encoding": "gzip"})
        where = f"{target} (on {source})"
        # an identifier leads to its record
        known = (200, 303, 308) if target.startswith("/id/") else (200, 308)
        if target.startswith("/timegate/"):  # leads to the version of a time (RFC 7089)
            known = (302,)
        findings.expect(answer.status in known, where, f"status {answer.status}")
        if answer.status in (303, 308):
            location = answer.field("Location")
            if location not in seen:
                seen.add(location)
                queue.append((location, target))
            continue
        sizes[target] = len(answer.body)
        if not (answer.field("Content-Type") or "").startswith("text/html"):
            continue
        pages += 1
        text = gzip.decompress(answer.body) if answer.field("Content-Encoding") == "gzip" else answer.body
        page = Page()
        page.feed(text.decode())
        page.close()
        for fault in page.faults[:3]:
            findings.expect(False, where, fault)
        findings.expect(not page.stack, where, f"left open: {page.stack}")
        findings.expect(len(page.ids) == len(set(page.ids)), where, "an id occurs twice")
        findings.expect(all(field in page.labels for field in page.inputs), where, "a field has no label")
        findings.expect("default-src 'none'" in (answer.field("Content-Security-Policy") or ""), where, "no strict policy")
        findings.expect(all(load.startswith("/") for load in page.loads), where, f"loads from elsewhere: {page.loads}")
        first = len(answer.body) + sum(sizes.get(load, 0) for load in set(page.loads))
        findings.expect(first < BUDGET, where, f"first view is {first} bytes compressed")
        if has_tidy and (pages <= 60 or pages % 10 == 0):
            for error in tidy(text):
                findings.expect(False, where, error)
        ids[target] = set(page.ids)
        for link in page.links + page.loads:
            if re.match(r"https?://", link):
                continue
            whole = urllib.parse.urljoin(target, link)
            whole, _, fragment = whole.partition("#")
            if fragment:
                fragments.append((whole, urllib.parse.unquote(fragment), target))
            path, _, query = whole.partition("?")
            if whole in seen:
                continue
            if query:
                per_path[path] = per_path.get(path, 0) + 1
                if per_path[path] > (PER_LIST if path.count("/") == 1 else PER_RECORD):
                    continue
            seen.add(whole)
            # what a page loads is measured before the next page is
            queue.insert(0, (whole, target)) if link in page.loads else queue.append((whole, target))
    for target, fragment, source in fragments:
        if target in ids:
            findings.expect(fragment in ids[target], f"{target}#{fragment} (on {source})", "nothing has this id")
    findings.expect(pages > 500, "the crawl", f"only {pages} pages were found")
    largest = max(sizes, key=sizes.get)
    print(f"{pages} pages and {len(sizes) - pages} other answers reached from /; "
          f"{'tidy looked at every tenth' if has_tidy else 'tidy is not installed'}")
    print(f"the largest is {largest} with {sizes[largest]} bytes compressed")
    findings.finish()


if __name__ == "__main__":
    main(sys.argv[1])
