"""The server under test and those it is compared with, all on loopback with as many threads."""

import json
import os
import shutil
from collections.abc import Sequence
from email.utils import parsedate_to_datetime
from pathlib import Path

from client import Answer
from server import Program, Server, free_port

from .contest import UNSTABLE_FIELDS

CONFIGURATIONS = Path(__file__).parent.parent / "peers"
# What a file server says of a file by itself.
FILE_FIELDS = UNSTABLE_FIELDS | {"content-type", "last-modified"}


class Ours(Program):
    """osce-directory on a free port."""

    def __init__(self, program: Path, threads: int, arguments: Sequence[str] = (), name: str = "ours", **options):
        super().__init__(program, options=["--threads", threads, *arguments], name=name, **options)


class Peer(Server):
    """Serves recorded answers."""

    def port_of(self, case: str) -> int:
        return self.port

    def target_of(self, case: str) -> str:
        return f"/{case}"


class Reference(Peer):
    """Bare libmicrohttpd, a port for each answer."""

    def __init__(self, program: Path, threads: int, recorded: Path, wrapper: list[str] | None = None):
        super().__init__("C reference", [*(wrapper or []), program, recorded, threads], 0, prints=True)
        self.start()
        self._ports = dict(line.split() for line in self.lines_until("^ready$")[:-1])

    def port_of(self, case: str) -> int:
        return int(self._ports[case])


class Hummingbird(Peer):
    """Hummingbird 2, from bytes kept ready or, `encoding`, from records for each request."""

    def __init__(self, program: Path, threads: int, recorded: Path):
        super().__init__("Hummingbird", [program, recorded, threads], 0, prints=True)
        self.start()
        self.port = int(self.lines_until(r"^port \d+$")[-1].split()[1])


class FileServer(Peer):
    """nginx or h2o. Started in a folder of its own, where its configuration and the bodies are."""

    def __init__(
        self, name: str, program: str, arguments: list[str], threads: int, folder: Path, answers: dict[str, Answer]
    ):
        port = free_port()
        root = folder / "root"
        root.mkdir(parents=True)
        for case, answer in answers.items():
            file = root / case
            file.write_bytes(answer.body)
            # a file server takes Last-Modified from the file
            modified = parsedate_to_datetime(answer.field("Last-Modified")).timestamp()
            os.utime(file, (modified, modified))
        locations = "\n".join(self.location(case, root, answer) for case, answer in answers.items())
        text = (CONFIGURATIONS / f"{name}.conf").read_text()
        values = {"workers": threads, "port": port, "root": root, "locations": locations}
        for key, value in values.items():
            text = text.replace(f"@{key}@", str(value))
        (folder / f"{name}.conf").write_text(text)
        super().__init__(name, [program, *arguments, f"{folder}/{name}.conf"], port, folder=str(folder))
        self.start()
        self.wait_until_ready(self.target_of(next(iter(answers))), 10)

    def location(self, case: str, root: Path, answer: Answer) -> str:
        """The part of the configuration for one answer."""
        raise NotImplementedError

    @staticmethod
    def added_fields(answer: Answer) -> list[tuple[str, str]]:
        return [(name, value) for name, value in answer.fields if name.lower() not in FILE_FIELDS]


class Nginx(FileServer):
    def __init__(self, program: str, threads: int, folder: Path, answers: dict[str, Answer]):
        super().__init__("nginx", program, ["-p", str(folder), "-c"], threads, folder, answers)

    def location(self, case: str, root: Path, answer: Answer) -> str:
        lines = [f"default_type {answer.field('Content-Type')};"]
        lines += [f"add_header {name} {_quoted(value)};" for name, value in self.added_fields(answer)]
        return f"        location = /{case} {{\n" + "".join(f"            {line}\n" for line in lines) + "        }"


class H2O(FileServer):
    def __init__(self, program: str, threads: int, folder: Path, answers: dict[str, Answer]):
        super().__init__("h2o", program, ["-m", "worker", "-c"], threads, folder, answers)

    def location(self, case: str, root: Path, answer: Answer) -> str:
        # JSON texts are YAML
        lines = [f"file.mime.setdefaulttype: {json.dumps(answer.field('Content-Type'))}", f"file.file: {root / case}"]
        lines += [f"header.set: {json.dumps(f'{name}: {value}')}" for name, value in self.added_fields(answer)]
        return f'      "/{case}":\n' + "\n".join(f"        - {line}" for line in lines)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def find(program: str) -> str | None:
    """Where a program of Debian's is; also where only root has it in the path."""
    return shutil.which(program, path=os.environ.get("PATH", "") + ":/usr/sbin")
