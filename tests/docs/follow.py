"""Does all that a page of the docs says, in the folder at hand: ``python follow.py PAGE [--files]``.

Blocks with ``file=NAME`` are written, lines that begin with ``$`` are run, in the order in which they stand;
with ``--files`` the blocks alone.
"""

import re
import subprocess
import sys
from pathlib import Path

STEPS = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$|^\$ ([^\n]+)$", re.MULTILINE | re.DOTALL)


def follow(page: Path, folder: Path, *, only_files: bool = False) -> None:
    """CalledProcessError for the first command that fails."""
    for name, content, command in STEPS.findall(page.read_text(encoding="utf-8")):
        if name:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
        elif not only_files:
            print(f"+ {command}", flush=True)
            subprocess.run(["bash", "-c", command], cwd=folder, check=True)


if __name__ == "__main__":
    follow(Path(sys.argv[1]), Path.cwd(), only_files="--files" in sys.argv)
