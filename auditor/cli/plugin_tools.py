"""The commands for authors of plugins: begin one that passes its own tests, see what is wrong with others."""

from __future__ import annotations

import keyword
import re
import sys
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import typer

from auditor.cli import _options as o
from auditor.cli._calm import CLEAN, INCOMPLETE, calm, say, tell, tell_problem
from auditor.cli._place import replacing
from auditor.contract.plugins import Loaded
from auditor.contract.select import demand
from auditor.errors import ConfigError

app = typer.Typer(no_args_is_help=True, help="Begin a plugin, or look at those that are here.")
TEMPLATE = {
    "pyproject.toml": "pyproject.toml.txt",
    "README.md": "README.md.txt",
    "{module}/__init__.py": "package.py.txt",
    "{module}/check.py": "check.py.txt",
    "{module}/view.py": "view.py.txt",
    "{module}/rules/__init__.py": "rules.py.txt",
    "{module}/rules/unnamed_figure.py": "rule.py.txt",
    "{module}/rules/cards/unnamed-figure.md": "card.md.txt",
    "{module}/rules/other_figure.py": "story_rule.py.txt",
    "{module}/rules/cards/other-figure.md": "story_card.md.txt",
    "tests/test_{module}.py": "test.py.txt",
}
Names = Annotated[list[str] | None, typer.Argument(metavar="ID...", help="Checks to hold against it.")]


@app.command()
@calm
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The id of the check, such as who-counted.")],
) -> int:
    """Write a plugin project into the folder auditor-NAME: a check, its tests, ready to install."""
    from auditor.contract import plugins

    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name) or keyword.iskeyword(name):
        raise ConfigError(
            f"{name!r} is no id", "NAME", "lower-case words joined by hyphens, such as who-counted"
        )
    if name in {c.check.id for c in plugins.load().checks}:
        raise ConfigError(f"a check is called {name!r} already", "NAME", "choose another: both would be off")
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
        say(f"wrote {path}")
    say(f"next: pip install -e ./{folder} pytest && python -m pytest {folder} && auditor explain {name}")
    return CLEAN


@app.command()
@calm
@o.settings_of("look")
def doctor(names: Names = None, *, given: o.Given, config_file: o.ConfigFile = None) -> int:
    """Load every plugin, say where it is and what it offers, and hold each check against its contract.

    With ids, only these are held against it, which is quicker. Exit 3 if one is off, or breaks the contract
    on an article that is empty, strange or in another order.
    """
    from auditor.run import strangers

    loaded = strangers.load_for(o.found(given, config_file))
    broken = False
    demand(names or [], (c.check for c in loaded.checks), "doctor")
    for c in loaded.checks:
        rules = f"{len(c.check.rules)} rule{'s' * (len(c.check.rules) != 1)}"
        say(f"check {c.check.id} {c.check.version}, from {c.origin}, {_file(c.check)}: {rules}")
        if (not names or c.check.id in names) and (why := _breaks(c)):
            tell(why, c.check.id, f"report it to its author, or leave it out with --ignore {c.check.id}")
            broken = True
    offered: list[tuple[str, Any]] = []
    offered += [(f"format {name}", reporter) for name, reporter in sorted(loaded.reporters.items())]
    offered += [(f"extractor {name}", make) for name, make in sorted(loaded.extractors.items())]
    say(*(f"{name}, {_file(thing)}" for name, thing in offered))
    for problem in loaded.problems:
        tell_problem(problem)
    return INCOMPLETE if loaded.problems or broken else CLEAN


def _file(thing: Any) -> str:
    """Where the code of a thing is; its module where that has no file."""
    module = getattr(thing, "__module__", "?")
    if told := getattr(thing, "file", None):  # of a check that runs in another process
        return str(told)
    return getattr(sys.modules.get(module), "__file__", None) or str(module)


def _breaks(loaded: Loaded) -> str | None:
    """How a check breaks its contract; of those that did not come with the auditor the examples are tried."""
    from auditor.contract.places import DISTRIBUTION
    from auditor.testing.contract import failings
    from auditor.testing.examples import unlike_their_examples

    broken = failings(loaded.check)
    if not broken and loaded.origin.partition(" ")[0] != DISTRIBUTION:
        broken = list(unlike_their_examples(loaded.check, {}))
    return "\n- ".join([f"{loaded.check.__name__} breaks its contract:", *broken]) if broken else None


def _filled(text: str, words: dict[str, str]) -> str:
    for key, word in words.items():
        text = text.replace("{" + key + "}", word)
    return text
