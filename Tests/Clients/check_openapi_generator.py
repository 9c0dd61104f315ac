# requires: openapi-generator-cli==7.26.0 pydantic==2.14.4 urllib3==2.8.0 python-dateutil==4.0.0 typing-extensions==4.16.0 lazy-imports==1.2.0
"""Has openapi-generator (in Java) judge /openapi.json and make two clients of it, in Python and in TypeScript (fetch). Both
compile and ask the running program, by equality and with operators."""
import compileall
import json
import os
import re
import shutil
import subprocess
import sys

from common import BASE, FOLDER, Findings, fetch

findings = Findings()
(FOLDER / "openapi.json").write_bytes(fetch("/openapi.json"))


def run(*command, **more):
    return subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, **more)


judged = run("openapi-generator-cli", "validate", "-i", "openapi.json")
findings.equal(judged.returncode, 0, f"validate: {(judged.stdout + judged.stderr)[-1500:]}")


def generate(generator, folder, *options):
    made = run("openapi-generator-cli", "generate", "-i", "openapi.json", "-g", generator, "-o", folder, *options)
    findings.equal(made.returncode, 0, f"{generator}: {(made.stdout + made.stderr)[-1500:]}")
    files = [file for file in (FOLDER / folder).rglob("*") if file.suffix in (".py", ".ts")]
    print(f"  {generator}: {len(files)} files, {sum(file.stat().st_size for file in files)} bytes")
    names = [name for file in files for name in re.findall(r"^(?:export (?:interface|class|enum|type) |class )(\w+)", file.read_text(), re.M)]
    # `get200Response` and the like are named by the status of an answer that has no name
    findings.equal(sorted({name for name in names if re.search(r"\d+(Response)?$", name) or "Inner" in name}), [], f"{generator}: numbered classes")


# MARK: Python

generate("python", "python")
findings.expect(compileall.compile_dir(FOLDER / "python/openapi_client", quiet=1), "the client in Python does not compile")
sys.path.insert(0, str(FOLDER / "python"))
import openapi_client  # noqa: E402

with openapi_client.ApiClient(openapi_client.Configuration(host=BASE)) as client:
    operations = openapi_client.OperationsApi(client)
    equal = operations.list_operations(country=["kg", "tj"], limit=50)
    findings.expect({"bishkek", "dushanbe"} <= {record.id for record in equal.data} and len(equal.data) < 10, "country=kg,tj")
    closed = operations.list_operations(status=["closed"], limit=500)
    findings.equal(closed.meta.total, len(closed.data), "status=closed")
    later = operations.list_operations(filter={"established__gte": "2006", "country__not": "ua"}, limit=50)
    findings.expect(later.data and all(record.established >= "2006" for record in later.data), "established__gte=2006")
    findings.expect(all("ua" not in record.host.states for record in later.data), "country__not=ua")
    sparse = operations.list_operations(fields=["id", "established"], sort=["-established"], limit=3)
    findings.expect(sparse.data[0].id and sparse.data[0].name is None, "fields=id,established")
    one = operations.get_operation("astana").data
    findings.equal((one.id, type(one.seat).__name__, len(one.seat.coordinates)), ("astana", "Seat", 2), "a record")
    try:
        operations.list_operations(country=["xq"])
        findings.expect(False, "a State that is not there is taken")
    except openapi_client.ApiException as error:
        findings.equal((error.status, json.loads(error.body)["errors"][0]["parameter"]), (400, "country"), "a problem")

# MARK: TypeScript

generate("typescript-fetch", "typescript")
tsc, node = shutil.which("tsc"), shutil.which("node")
if not tsc or not node:
    print("  typescript-fetch: not compiled, since tsc and node are not here (Debian's node-typescript and nodejs)")
    findings.expect(False, "tsc and node are needed")
    findings.finish()
# TypeScript before 4.9 does not narrow an object by `in`, which the generator relies on: noImplicitAny
source = "typescript/src" if (FOLDER / "typescript/src").exists() else "typescript"
(FOLDER / "tsconfig.json").write_text(json.dumps({
    "compilerOptions": {"target": "es2020", "module": "commonjs", "lib": ["es2020", "dom"], "strict": True, "noImplicitAny": False, "types": [], "outDir": "javascript"},
    "files": [f"{source}/index.ts"],
}))
compiled = run(tsc, "--project", "tsconfig.json")
findings.equal(compiled.returncode, 0, f"tsc: {compiled.stdout[-1500:]}")
(FOLDER / "ask.js").write_text("""
const api = require("./javascript");
(async () => {
  const operations = new api.OperationsApi(new api.Configuration({ basePath: process.argv[2] }));
  const equal = await operations.listOperations({ country: ["kg", "tj"], limit: 50 });
  const later = await operations.listOperations({ filter: { established__gte: "2006", country__not: "ua" }, limit: 50 });
  const one = await operations.getOperation({ id: "astana" });
  console.log(JSON.stringify({
    equal: equal.data.map((record) => record.id), later: later.data.map((record) => record.established), seat: one.data.seat,
  }));
})().catch((error) => { console.error(error); process.exit(1); });
""")
asked = run(node, "ask.js", BASE, env={**os.environ, "NODE_NO_WARNINGS": "1"})
if findings.equal(asked.returncode, 0, f"the client in TypeScript: {asked.stderr[-1500:]}"):
    said = json.loads(asked.stdout)
    findings.equal(sorted(said["equal"]), sorted(record.id for record in equal.data), "TypeScript: country=kg,tj")
    findings.equal(sorted(said["later"]), sorted(record.established for record in later.data), "TypeScript: established__gte=2006")
    findings.equal(len(said["seat"]["coordinates"]), 2, "TypeScript: a position")
findings.finish()
