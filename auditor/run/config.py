"""The file of settings: ``auditor.toml`` or ``[tool.auditor]``, found, read, and begun.

The file is looked for upwards from the working directory. One that lies in an audited folder is never read:
who sends articles must not choose what code runs over them.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from auditor.errors import ConfigError
from auditor.run.settings import Settings, declared, parse

FILE = "auditor.toml"


def load(
    start: Path, explicit: Path | None = None, audited: Iterable[str] = ()
) -> tuple[Settings, list[str]]:
    """The configuration that holds in ``start``, and a line for each file that was passed over.

    Raises ConfigError for a file that cannot be read, is no TOML, or has an unknown or ill-typed key.
    """
    if explicit is not None:
        return _read(explicit, _table(explicit) or {}), []
    closed = [folder.resolve() for folder in map(Path, audited) if folder.is_dir()]
    passed_over: list[str] = []
    for path in _candidates(start.resolve()):
        if (table := _table(path)) is None:
            continue
        if not any(path.is_relative_to(folder) for folder in closed):
            return _read(path, table), passed_over
        passed_over.append(
            f"{path.name} lies in the audited folder and is not used; name it with --config to use it"
        )
    return Settings(), passed_over


def template(examples: Mapping[str, Any]) -> str:
    """A file that sets nothing yet: every setting as a comment, with an example or its default."""
    rows, tables = [], []
    for name, told, field in declared():
        key = field.alias or name
        if not told.in_files or name == "checks":
            continue
        example = examples.get(name, told.example)
        value = field.get_default(call_default_factory=True) if example is None else example
        if isinstance(value, dict):
            tables.append(f"\n# [{key}]  # {told.said}")
            tables += [f"# {k} = {json.dumps(v)}" for k, v in value.items()]
        else:
            rows.append((f"# {key} = {json.dumps(value, ensure_ascii=False)}", told.said))
    width = max(len(row) for row, _ in rows)
    return "".join(f"{line}\n" for line in [*(f"{row:<{width}}  # {said}" for row, said in rows), *tables])


def _candidates(folder: Path) -> Iterable[Path]:
    for place in (folder, *folder.parents):
        yield place / FILE
        yield place / "pyproject.toml"


def _table(path: Path) -> dict[str, Any] | None:
    """The auditor's table in a file; None where there is no such file, or a pyproject without one."""
    if path.name == FILE and not path.exists():
        return None
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if path.name == "pyproject.toml":
            return None
        raise ConfigError("no such file", str(path), "check the name after --config") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"cannot be read: {error}", str(path), "check its permissions and encoding"
        ) from None
    except tomllib.TOMLDecodeError as error:
        if path.name == "pyproject.toml":
            return None  # somebody else's file, and nothing of ours is known to be in it
        raise ConfigError(f"is not TOML: {error}", str(path), "mend the line named") from None
    if path.name != "pyproject.toml":
        return data
    tool = data.get("tool")
    return tool.get("auditor") if isinstance(tool, dict) else None


def _read(path: Path, table: Any) -> Settings:
    if not isinstance(table, dict):
        raise ConfigError("[tool.auditor] is not a table", path.name, "write its keys below that heading")
    for name, told, _ in declared():
        if name in table and not told.in_files:
            raise ConfigError(f"{name} is no setting of a file", path.name, f"give it as --{name}")
    settings = parse(table, path.name)
    there = {name: _beside(path, getattr(settings, name)) for name, told, _ in declared() if told.path}
    return settings.model_copy(update=there)


def _beside(file: Path, given: Any) -> Any:
    """A path, or each of several, from where the file stands; None stays."""
    if isinstance(given, tuple):
        return tuple(str(file.parent / path) for path in given)
    return given and str(file.parent / given)
