#!/usr/bin/env python3
"""Refuses a type of a higher layer in a file of a lower one: layers.py [FOLDER]

Directory is one module, because its inner loops cross every layer, so that the compiler does not see its layers. They are
its folders, in the order below. What counts are the names of types in code, not imports and not the names of members.
"""
import pathlib
import re
import sys

LAYERS = [
    ("JSON and text", ["Memory", "JSON", "Text"]),
    ("Schema", ["Schema", "Collections"]),
    ("Seed", ["Seed"]),
    ("Store", ["Repository", "Query", "Search"]),
    ("Derived", ["Timeline", "Changes", "Graph", "Time", "Derived", "Worklist"]),
]
TYPE = re.compile(r"^(?:(?:public|package|internal|fileprivate|final|indirect) )*(?:struct|class|enum|protocol|actor|typealias) (\w+)", re.M)
COMMENTS = re.compile(r"//[^\n]*")
STRINGS = re.compile(r'"""(?:.|\n)*?"""|#"(?:.*?)"#|"(?:\\.|[^"\\\n])*"')


def code(text: str) -> str:
    """The text without comments and strings."""
    return COMMENTS.sub("", STRINGS.sub('""', text))


def main() -> int:
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "Sources/Directory")
    texts, layer_of, declared = {}, {}, {}
    unknown = {path.name for path in root.iterdir() if path.is_dir()} - {name for _, names in LAYERS for name in names}
    faults = [f"{root / name}: a folder of no layer; name its layer in {sys.argv[0]}" for name in sorted(unknown)]
    for number, (_, folders) in enumerate(LAYERS):
        for folder in folders:
            for path in sorted((root / folder).rglob("*.swift")):
                texts[path] = code(path.read_text())
                layer_of[path] = number
                for name in TYPE.findall(texts[path]):
                    declared[name] = number
    for path, text in texts.items():
        for name in sorted(set(re.findall(r"\b[A-Z]\w+", text))):
            if declared.get(name, -1) > layer_of[path]:
                own, other = LAYERS[layer_of[path]][0], LAYERS[declared[name]][0]
                faults.append(f"{path}: {name} is of the layer {other}, above {own}")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
