"""The commands for authors of plugins: begin one that passes its own tests, see what is wrong with others."""

from __future__ import annotations

import keyword
import re
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from auditor.cli import _options as o
from auditor.cli._calm import CLEAN, INCOMPLETE, calm, emit, tell_problem
from auditor.cli._output import replacing
from auditor.errors import ConfigError

app = typer.Typer(no_args_is_help=True, help="Begin a plugin, or look at those that are here.")
TEMPLATE = {
    "pyproject.toml": "pyproject.toml.txt",
    "README.md": "README.md.txt",
    "{module}.py": "module.py.txt",
    "tests/test_{module}.py": "test_module.py.txt",
}


@app.command()
@calm
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The id of the check, such as who-counted.")],
) -> int:
    """Write a plugin project into the folder auditor-NAME: a check, its tests, ready to install."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name) or keyword.iskeyword(name):
        raise ConfigError(
            f"{name!r} is no id", "NAME", "lower-case words joined by hyphens, such as who-counted"
        )
    folder = Path(f"auditor-{name}")
    if folder.exists():
        raise ConfigError("is there already", str(folder), "choose another name, or move it away")
    words = {
        "id": name,
        "module": f"auditor_{name.replace('-', '_')}",
        "class": "".join(part.capitalize() for part in name.split("-")),
    }
    for target, template in TEMPLATE.items():
        path = folder / _filled(target, words)
        with replacing(path) as stream:
            stream.write(
                _filled(files("auditor.cli.template").joinpath(template).read_text("utf-8"), words).encode()
            )
        emit(f"wrote {path}\n")
    emit(f"next: pip install -e ./{folder} pytest && python -m pytest {folder} && auditor explain {name}\n")
    return CLEAN


@app.command()
@calm
def doctor(plugin: o.PluginPaths = None) -> int:
    """Load every plugin there is and say what each offers, or why it is off. Exit 3 if one is."""
    from auditor import config, plugins

    settings, _ = config.load(Path.cwd())
    loaded = plugins.load(settings.over({"plugins": plugin}).plugins)
    rows = [
        f"check {c.check.id} {c.check.version}, from {c.origin}: {_rules(len(c.check.rules))}"
        for c in loaded.checks
    ]
    rows += [f"format {name}: {reporter.title}" for name, reporter in sorted(loaded.reporters.items())]
    rows += [f"extractor {name}" for name in sorted(loaded.extractors)]
    emit("".join(f"{row}\n" for row in rows))
    for problem in loaded.problems:
        tell_problem(problem)
    return INCOMPLETE if loaded.problems else CLEAN


def _rules(number: int) -> str:
    return f"{number} rule{'s' * (number != 1)}"


def _filled(text: str, words: dict[str, str]) -> str:
    for key, word in words.items():
        text = text.replace("{" + key + "}", word)
    return text
