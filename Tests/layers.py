#!/usr/bin/env python3
"""Refuses a type of a higher layer in a file of a lower one, and prints the edges between folders: layers.py [--edges] [SOURCES]

The compiler sees that targets depend on each other in one direction. Within a target, folders do, in the order below; "." are the files
beside the folders. What counts are the names of types in code, not imports and not the names of members.
"""
import pathlib
import re
import sys

LAYERS = {
    # one target, because the inner loops of the query engine cross every layer
    "Directory": [
        ("JSON and text", ["Memory", "JSON", "Text"]),
        ("Schema", ["Schema", "Collections"]),
        ("Seed", ["Seed"]),
        ("Store", ["Repository", "Query", "Search"]),
        ("Derived", ["Timeline", "Changes", "Graph", "Time", "Derived", "Worklist"]),
    ],
    "Addresses": [
        ("Terms", ["Terms"]),
        ("Routes", ["Routes"]),
        ("Problems", ["Problems"]),
        ("Requests", ["Requests"]),
        ("Parameters", ["Parameters"]),
        ("Questions", ["Questions"]),
        ("Router", ["Router"]),
    ],
    "Formats": [("Figures", ["Figures"]), ("Documents", ["Documents"]), ("Dossiers", ["Dossiers"]), ("Tables", ["Tables"]), ("Site", ["Site"])],
    "Pages": [
        ("Parts of pages", ["Values", "Frame"]),
        ("Lists", ["List"]),
        ("Pages", ["Card", "Dataset", "Graph", "Home", "Map", "Match", "Parts", "Problem", "Record", "Search", "Timeline"]),
        ("Choice", ["."]),
    ],
    "Matching": [("Names", ["Names"]), ("Reconciliation", ["Reconciliation"]), ("Lists", ["Lists"])],
    "MCP": [("Protocol", ["Protocol"]), ("Tools", ["Tools"]), ("Answers", ["Answers"]), ("Service", ["Service"])],
    "Manual": [
        ("Text", ["Text"]),
        ("Guides", ["Guides"]),
        ("Layout", ["Layout"]),
        ("Reference", ["Reference"]),
        ("Topics", ["Topics"]),
    ],
    "DirectoryAPI": [
        ("Content", ["Export", "Metrics"]),
        ("Responses", ["Responses"]),
        ("Server", ["Server", "StaticSite"]),
    ],
}
MODIFIERS = r"(?:(?:@\w+ )?(?:public|package|internal|fileprivate|final|indirect) )*"
TYPE = re.compile(rf"^{MODIFIERS}(?:struct|class|enum|protocol|actor|typealias) (\w+)", re.M)
COMMENTS = re.compile(r"//[^\n]*")
STRINGS = re.compile(r'"""(?:.|\n)*?"""|#"(?:.*?)"#|"(?:\\.|[^"\\\n])*"')


def code(text: str) -> str:
    """The text without comments and strings."""
    return COMMENTS.sub("", STRINGS.sub('""', text))


def read(root: pathlib.Path) -> dict[pathlib.Path, tuple[str, str]]:
    """The Swift files below a folder: for each the folder in which it stands, and its code."""
    files = {}
    for path in sorted(root.rglob("*.swift")):
        parts = path.relative_to(root).parts
        files[path] = (parts[0] if len(parts) > 1 else ".", code(path.read_text()))
    return files


def uses(files: dict[pathlib.Path, tuple[str, str]]) -> list[tuple[pathlib.Path, str, str, str]]:
    """Each use of a type of another folder: the file, its folder, the type, the type's folder."""
    declared = {name: folder for folder, text in files.values() for name in TYPE.findall(text)}
    found = []
    for path, (folder, text) in files.items():
        for name in sorted(set(re.findall(r"\b[A-Z]\w+", text))):
            if declared.get(name, folder) != folder:
                found.append((path, folder, name, declared[name]))
    return found


def faults(root: pathlib.Path, layers: list[tuple[str, list[str]]]) -> list[str]:
    """What is not as the layers have it."""
    layer_of = {folder: number for number, (_, folders) in enumerate(layers) for folder in folders}
    files = read(root)
    unknown = {folder for folder, _ in files.values()} - layer_of.keys()
    found = [f"{root / name}: a folder of no layer; name its layer in {sys.argv[0]}" for name in sorted(unknown)]
    for path, folder, name, other in uses(files):
        if layer_of.get(other, -1) > layer_of.get(folder, len(layers)):
            found.append(f"{path}: {name} is of the layer {layers[layer_of[other]][0]}, above {layers[layer_of[folder]][0]}")
    return found


def main() -> int:
    arguments = [argument for argument in sys.argv[1:] if argument != "--edges"]
    sources = pathlib.Path(arguments[0] if arguments else "Sources")
    if "--edges" in sys.argv:
        for name in LAYERS:
            edges = sorted({(folder, other) for _, folder, _, other in uses(read(sources / name))})
            print(f"{name}: {len(edges)} edges between folders")
            for folder, other in edges:
                print(f"  {folder} -> {other}")
        return 0
    found = [fault for name, layers in LAYERS.items() for fault in faults(sources / name, layers)]
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
