"""What the programs that measure share. The HTTP client and the servers are those of the checks, in Tests/Python."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Tests" / "Python"))
