"""Workbooks as openpyxl and LibreOffice read them: every cell of a list against the CSV of the same list, and all tables."""
# requires: openpyxl==3.1.5
import csv
import datetime
import io
import json
import re
import shutil
import subprocess
import sys
import urllib.request
import zipfile

import openpyxl

from common import BASE, FOLDER, Findings

csv.field_size_limit(sys.maxsize)
findings = Findings()


def get(address):
    with urllib.request.urlopen(BASE + address) as answer:
        return answer.read()


# what undoes the guard of CSV against formulas (docs/api.md, Cells of a table), which workbooks do not need
GUARD = re.compile(r"(^ *|[;\t\r\n] *)'(?='*[=+@＝＋－＠-])|^( *)'(?='*[\t\r\n])")


def text(value):
    """A cell as the CSV writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return str(value)


collections = ["institutions", "operations", "mandates", "documents", "activities", "principles", "dimensions", "states", "sources", "timeline", "changes"]
for name in collections:
    content = get(f"/{name}?format=xlsx")
    findings.equal(get(f"/{name}?format=xlsx"), content, f"{name}: bytes the second time")
    book = openpyxl.load_workbook(io.BytesIO(content))
    findings.equal(book.sheetnames, [name], "sheets")
    sheet = book[name]
    findings.equal(sheet.freeze_panes, "A2", f"{name}: header")
    findings.expect(sheet.auto_filter.ref, f"{name}: filter")
    rows = list(csv.reader(io.StringIO(get(f"/{name}?format=csv").decode(), newline="")))
    findings.equal(sheet.max_row, len(rows), f"{name}: rows")
    differ = 0
    for cells, row in zip(sheet.iter_rows(), rows):
        for cell, expected in zip(cells, row):
            findings.compared += 1
            got = text(cell.value).replace("\r\n", "\n")
            if cell.data_type == "f":
                findings.expect(False, f"{name} {cell.coordinate} is a formula")
            if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
                same = float(got) == float(expected)
            elif got.endswith(" […]"):
                # no program takes a text of more letters
                same = len(expected) > 32_000
            elif expected.startswith(("[", "{")):
                same = json.loads(got) == json.loads(expected)
            else:
                same = got == GUARD.sub(r"\1\2", expected)
            if not same:
                differ += 1
                if differ <= 3:
                    print(f"  {name} {cell.coordinate}: {got[:80]!r} and not {expected[:80]!r}")
    findings.equal(differ, 0, f"{name}: cells that differ")
links = [cell for row in openpyxl.load_workbook(io.BytesIO(get("/sources?format=xlsx")))["sources"].iter_rows() for cell in row if cell.hyperlink]
findings.expect(len(links) > 100 and all(cell.hyperlink.target.startswith("http") for cell in links), "addresses lead on")
states = openpyxl.load_workbook(io.BytesIO(get("/states?format=xlsx")))["states"]
admitted = next(i for i, cell in enumerate(states[1]) if cell.value == "admitted")
findings.expect(any(isinstance(row[admitted].value, datetime.datetime) for row in states.iter_rows(min_row=2)), "days are dates")
findings.expect(states.column_dimensions["D"].width > 10, "columns are wide enough")

whole = get("/dataset/download?format=xlsx")
path = FOLDER / "directory.xlsx"
path.write_bytes(whole)
book = openpyxl.load_workbook(path)
archive = zipfile.ZipFile(io.BytesIO(get("/dataset/download")))
tables = {entry.split("/")[-1][:-4] for entry in archive.namelist() if "/csv/" in entry}
findings.equal(set(book.sheetnames), tables, "a sheet for each table")
for sheet in book:
    rows = list(csv.reader(io.StringIO(archive.read(next(e for e in archive.namelist() if e.endswith(f"/csv/{sheet.title}.csv"))).decode(), newline="")))
    findings.equal(sheet.max_row, len(rows), f"{sheet.title}: rows")
office = shutil.which("soffice") or shutil.which("libreoffice")
if office:
    subprocess.run([office, f"-env:UserInstallation=file://{FOLDER}/profile", "--headless", "--convert-to", "ods", "--outdir", str(FOLDER), str(path)], check=True, capture_output=True, timeout=300)
    content = zipfile.ZipFile(FOLDER / "directory.ods").read("content.xml").decode()
    findings.equal(content.count("<table:table "), len(book.sheetnames), "LibreOffice, sheets")
    findings.expect("office:date-value=" in content, "LibreOffice, dates")
    # LibreOffice writes a yes or no as one
    formulas = set(re.findall(r'table:formula="([^"]*)"', content)) - {"of:=TRUE()", "of:=FALSE()"}
    findings.equal(formulas, set(), "LibreOffice, formulas")
    findings.expect("Err:" not in content, "LibreOffice, no error")
    print("LibreOffice has converted the workbook")
else:
    print("LibreOffice is not here and was not asked")
print(f"{len(book.sheetnames)} sheets, {len(whole)} bytes")
findings.finish()
