"""A memory limit for a process: by a control group of version 2 or 1 where this user may make one."""

import os
import time
from pathlib import Path

V1 = Path("/sys/fs/cgroup/memory")
V2 = Path("/sys/fs/cgroup")


class ControlGroup:
    """From `with` to its end. Where none can be made, `kind` says so and nothing is limited: the caller then judges the
    process's own memory."""

    def __init__(self, bytes: int):
        self.bytes = bytes
        self.folder: Path | None = None
        self.kind = "nothing but the process itself (no control group could be made)"

    def __enter__(self):
        name = f"osce-directory-hostile-{os.getpid()}"
        kinds = [(V1, "memory.limit_in_bytes", "a control group (v1)"), (V2, "memory.max", "a control group (v2)")]
        for parent, limit, kind in kinds:
            folder = parent / name
            try:
                folder.mkdir(exist_ok=True)
                (folder / limit).write_text(str(self.bytes))
                # what is swapped out is not limited
                swap = folder / "memory.swap.max"
                if swap.exists():
                    swap.write_text("0")
            except OSError:
                if folder.is_dir():
                    folder.rmdir()
                continue
            self.folder, self.kind = folder, kind
            break
        return self

    def enter(self):
        """Puts the calling process into the group."""
        if self.folder:
            (self.folder / "cgroup.procs").write_text(str(os.getpid()))

    def peak(self) -> float | None:
        """The most that the group had, in megabytes, what the system keeps of files among it."""
        for name in ("memory.max_usage_in_bytes", "memory.peak"):
            if self.folder and (self.folder / name).exists():
                return int((self.folder / name).read_text()) / (1 << 20)
        return None

    def __exit__(self, *_):
        # the process has ended, and leaves the group a moment later
        for _ in range(50):
            try:
                if self.folder:
                    self.folder.rmdir()
                return
            except OSError:
                time.sleep(0.1)
