"""The command that looks at what runs have kept, and makes room."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.cli import _options as o
from auditor.cli._calm import CLEAN, calm, say
from auditor.cli._told import telling
from auditor.errors import ConfigError
from auditor.run.settings import Settings


@calm
@o.settings_of("cache")
def cache(
    prune: Annotated[
        int | None,
        typer.Option(
            "--prune", metavar="DAYS", min=0, help="Remove what no run used for so many days; 0: all."
        ),
    ] = None,
    *,
    given: o.Given,
    config_file: o.ConfigFile = None,
) -> int:
    """Show what runs have kept for later ones and where, or remove it."""
    from auditor.run import store

    settings = o.found(given, config_file)
    folder = store.folder_of(settings)
    with telling():
        return _shown(settings, folder, prune)


def _shown(settings: Settings, folder: Path, prune: int | None) -> int:
    from auditor.run import store

    if not (folder / store.FILE).exists():
        say(f"{folder}: nothing is kept")
        return CLEAN
    kept = store.opened(settings.model_copy(update={"cache": True}))
    if kept is None:
        raise ConfigError("cannot be read", str(folder), "name another folder with --cache")
    if prune is not None:
        say(f"removed {kept.prune(prune)}")
    rows = [
        f"  {row.kind:<8} {row.number:>9,}  {row.size / 1e6:>9,.1f} MB  used {row.oldest} to {row.newest}"
        for row in kept.held()
    ]
    say(f"{folder}: {kept.path.stat().st_size / 1e6:,.1f} MB", *rows)
    kept.close()
    return CLEAN
