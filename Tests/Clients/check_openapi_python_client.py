# requires: openapi-python-client==0.29.1
"""Has openapi-python-client make a client of /openapi.json: it makes one without refusing anything, the client compiles, is
imported, and asks the running program, by equality and with operators."""
import compileall
import re
import subprocess
import sys

from common import BASE, FOLDER, Findings, fetch

findings = Findings()
fetch("/openapi.json")  # the generator waits five seconds, which a program that was built for debugging may need
made = subprocess.run(
    ["openapi-python-client", "generate", "--url", f"{BASE}/openapi.json", "--output-path", "client", "--meta", "none"],
    cwd=FOLDER, capture_output=True, text=True)
said = made.stdout + made.stderr
findings.equal(made.returncode, 0, f"openapi-python-client ended: {said[-1500:]}")
# what it cannot read of a media type it leaves out, and says so: those are the formats that are no JSON
left_out = [line for line in said.splitlines() if "WARNING" in line or "ERROR" in line or "Unable" in line]
print(f"  {len(left_out)} warnings")
for line in left_out:
    findings.expect("ERROR" not in line and "content type" in line.lower() or line.startswith("WARNING parsing"), f"it says: {line}")

files = list((FOLDER / "client").rglob("*.py"))
print(f"  {len(files)} files, {sum(file.stat().st_size for file in files)} bytes")
findings.expect(compileall.compile_dir(FOLDER / "client", quiet=1), "the client does not compile")
classes = [name for file in files for name in re.findall(r"^class (\w+)", file.read_text(), re.M)]
findings.equal([name for name in classes if re.search(r"\d$", name) and not re.search(r"Response\d{3}$", name)], [], "classes with a number")

sys.path.insert(0, str(FOLDER))
from client import Client  # noqa: E402
from client.api.operations import get_operation, list_operations  # noqa: E402
from client.api.service import search  # noqa: E402
from client.api.timeline import list_timeline  # noqa: E402
from client.models import ListOperationsFilter  # noqa: E402

client = Client(base_url=BASE)


def ids(answer):
    findings.equal(answer.status_code, 200, "the status")
    return [record.id for record in answer.parsed.data]


equal = ids(list_operations.sync_detailed(client=client, country=["kg", "tj"], limit=50))
findings.expect({"bishkek", "dushanbe"} <= set(equal) and len(equal) < 10, f"country=kg,tj gives {equal}")
closed = list_operations.sync_detailed(client=client, status=["closed"], limit=500).parsed
findings.expect(closed.meta.total == len(closed.data) and {record.status for record in closed.data} == {"closed"}, "status=closed")

query = ListOperationsFilter()
query["established__gte"], query["country__not"] = "2006", "ua"
later = list_operations.sync_detailed(client=client, filter_=query, limit=50)
findings.expect(ids(later) and all(record.established >= "2006" for record in later.parsed.data), "established__gte=2006")
findings.expect(all("ua" not in record.host.states for record in later.parsed.data), "country__not=ua")

sparse = list_operations.sync_detailed(client=client, fields=["id", "established"], sort=["-established"], limit=3)
findings.equal(sorted(sparse.parsed.data[0].to_dict()), ["established", "id"], "fields=id,established")

one = get_operation.sync_detailed("astana", client=client)
findings.equal((one.status_code, one.parsed.data.id), (200, "astana"), "a record")
findings.equal(type(one.parsed.data.seat).__name__, "Seat", "the class of a seat")
findings.equal(len(one.parsed.data.seat.coordinates), 2, "a position")
refused = list_operations.sync_detailed(client=client, country=["xq"])
findings.equal((refused.status_code, refused.parsed.errors[0].parameter), (400, "country"), "a problem")
findings.expect(search.sync_detailed(client=client, q="tirana").parsed.data, "a search")
findings.expect(list_timeline.sync_detailed(client=client, limit=2).parsed.meta.total > 100, "the timeline")
findings.finish()
