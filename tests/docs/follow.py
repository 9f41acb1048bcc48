"""Does all that a page of the docs says, in a folder: ``python follow.py PAGE``, in the folder, in its shell.

Blocks with ``file=NAME`` are written, lines that begin with ``$`` are run, in the order in which they stand.
"""

import re
import subprocess
import sys
from pathlib import Path

STEPS = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$|^\$ ([^\n]+)$", re.MULTILINE | re.DOTALL)


def follow(page: Path, folder: Path) -> None:
    """CalledProcessError for the first command that fails."""
    for name, content, command in STEPS.findall(page.read_text(encoding="utf-8")):
        if name:
            (folder / name).write_text(content, encoding="utf-8")
        else:
            print(f"+ {command}", flush=True)
            subprocess.run(["bash", "-c", command], cwd=folder, check=True)


if __name__ == "__main__":
    follow(Path(sys.argv[1]), Path.cwd())
