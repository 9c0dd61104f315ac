"""Walks the whole site from / as a browser sees it.

Pages that a question makes (filters, orders, days) are without number. Of addresses with one parameter one in eight is asked for and read,
of those with two one in eighty is asked for, of those with more one in eight hundred; always the same ones.
"""
import collections
import concurrent.futures
import hashlib
import html.parser
import threading
import time
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

import requests

THREADS = 6
LONGEST = 400  # seconds
LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "image": "href", "use": "href"}
local = threading.local()


class Reader(html.parser.HTMLParser):
    """What of a page matters here: links, identifiers, and what the policy forbids."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.forbidden, self.headings, self.lang, self.title = [], set(), [], 0, None, ""
        self.in_title = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.ids.add(values["id"])
        if values.get(LINKS.get(tag)) is not None:
            self.links.append((tag, values[LINKS[tag]]))
        self.forbidden += [f"{tag} {name}" for name in values if name.startswith("on") or name == "style"]
        if tag == "style" or tag == "script" and "src" not in values and "json" not in values.get("type", ""):
            self.forbidden.append(tag)
        self.headings += tag == "h1"
        self.in_title = tag == "title" and not self.title
        if tag == "html":
            self.lang = values.get("lang")

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        self.in_title = False

    def handle_data(self, data):
        if self.in_title:
            self.title += data


def get(url, method):
    if not hasattr(local, "session"):
        local.session = requests.Session()
        local.session.trust_env = False
        local.session.headers.update({"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "User-Agent": "crawl"})
    return local.session.request(method, url, timeout=60, allow_redirects=False)


def parameters(target):
    """How many values an address asks for. A filter of several counts as several, since its values can be joined without end."""
    return sum(value.count(",") + 1 for _, value in parse_qsl(urlsplit(target).query, keep_blank_values=True))


def is_wanted(target):
    """Whether an address is asked for at all."""
    share = {0: 1, 1: 8, 2: 80}.get(parameters(target), 800)
    return int(hashlib.sha256(target.encode()).hexdigest(), 16) % share == 0


class Crawl:
    """What a walk met: the status of each address and the pages, and what is wrong with them."""

    def __init__(self, base, folder):
        self.base, self.folder = base, folder
        self.statuses, self.pages, self.names, self.faults = {}, {}, {}, []
        self.referrers = {"/": "nowhere"}
        self.fragments = collections.defaultdict(set)
        begun, queue = time.monotonic(), ["/"]
        with concurrent.futures.ThreadPoolExecutor(THREADS) as pool:
            while queue:
                found = []
                for target, status, text in pool.map(self.visit, queue):
                    self.statuses[target] = status
                    if text is not None:
                        found += self.read(target, text)
                queue = found
                if time.monotonic() - begun > LONGEST:
                    self.faults.append(f"the walk does not end in {LONGEST} seconds: {len(self.statuses)} addresses, {len(queue)} to come")
                    break
        self.seconds = time.monotonic() - begun

    def visit(self, target):
        """Asks for an address: its status, and for a page what it holds."""
        method = "GET" if parameters(target) < 2 else "HEAD"
        answer, url = get(self.base + target, method), self.base + target
        for _ in range(3):
            if answer.status_code not in (302, 303, 308):
                break
            url = urljoin(url, answer.headers["Location"])
            answer = get(url, method)
        is_page = method == "GET" and answer.status_code < 400 and answer.headers.get("Content-Type", "").startswith("text/html")
        return target, answer.status_code, answer.text if is_page else None

    def read(self, target, text):
        """Keeps a page and gives the addresses that it leads to first."""
        page = self.pages[target] = Reader(text)
        name = f"{len(self.pages):05}.html"
        (self.folder / name).write_text(text, encoding="utf-8")
        self.names[name] = target
        if page.forbidden:
            self.faults.append(f"{target} has what its policy forbids: {page.forbidden[:3]}")
        if (page.headings, page.lang) != (1, "en") or not page.title.strip():
            self.faults.append(f"{target}: {page.headings} first headings, language {page.lang}, title {page.title!r}")
        found = []
        for tag, link in page.links:
            whole, fragment = urldefrag(urljoin(self.base + target, link))
            if not whole.startswith(self.base + "/"):
                if tag not in ("a", "link") or urlsplit(whole).scheme not in ("http", "https"):
                    self.faults.append(f"{target} leads off the host: {tag} {link}")
                continue
            to = whole[len(self.base):]
            if fragment:
                self.fragments[to].add((fragment, target))
            if to not in self.referrers and is_wanted(to):
                self.referrers[to] = target
                found.append(to)
        return found

    @property
    def dead(self):
        """The links that do not resolve, each with a page that has it."""
        dead = [f"{status} {target}, linked from {self.referrers[target]}" for target, status in self.statuses.items() if status >= 400]
        for target, anchors in self.fragments.items():
            if target in self.pages:
                dead += [f"no {target}#{fragment}, linked from {source}" for fragment, source in sorted(anchors) if fragment not in self.pages[target].ids]
        return dead
