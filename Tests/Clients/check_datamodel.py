# requires: datamodel-code-generator==0.89.0 pydantic==2.14.4
"""Has datamodel-code-generator make classes of pydantic from the schemas of /openapi.json: none of them is numbered, and they
read what the running program answers."""
import importlib
import json
import re
import subprocess
import sys

from common import BASE, FOLDER, Findings, fetch

findings = Findings()
(FOLDER / "openapi.json").write_bytes(fetch("/openapi.json"))
made = subprocess.run(
    ["datamodel-codegen", "--input", "openapi.json", "--input-file-type", "openapi", "--output", "models.py",
     "--output-model-type", "pydantic_v2.BaseModel", "--target-python-version", "3.11"],
    cwd=FOLDER, capture_output=True, text=True)
findings.equal(made.returncode, 0, f"datamodel-codegen ended: {made.stderr[-1500:]}")
text = (FOLDER / "models.py").read_text()
classes = re.findall(r"^class (\w+)", text, re.M)
print(f"  {len(text.splitlines())} lines, {len(classes)} classes")
findings.equal([name for name in classes if re.search(r"\d$", name)], [], "classes with a number")
findings.expect("forbid" not in text, "a class takes no field that a later release adds")

sys.path.insert(0, str(FOLDER))
models = importlib.import_module("models")
for collection in json.loads(fetch("/"))["data"]["collections"]:
    name = collection["name"]
    answer = fetch(f"/{name}?limit=500")
    kind = json.loads(answer)["data"][0]["type"]
    title = kind[0].upper() + kind[1:]
    page = getattr(models, f"{title}Page").model_validate_json(answer)
    findings.equal(len(page.data), len(json.loads(answer)["data"]), f"{name}: the records that are read")
    for record in json.loads(answer)["data"]:
        findings.expect(getattr(models, title).model_validate(record), f"{name}: a whole record")
        # nothing that the record has is lost, since every member has a field
        extra = set(record) - set(getattr(models, title).model_fields)
        findings.expect(not extra, f"{name}: {extra} has no field")
page = models.OperationPage.model_validate_json(fetch("/operations?fields=name&established__gte=2006"))
findings.expect(page.data and page.data[0].name, "records with one field")
findings.finish()
