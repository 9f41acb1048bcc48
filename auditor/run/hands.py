"""What another process has to know to work for a run, and its hands made of that."""

from __future__ import annotations

import json
import logging
import warnings
from dataclasses import dataclass
from functools import lru_cache

from auditor.contract import plugins
from auditor.contract.checks import made as made_check
from auditor.contract.places import Place
from auditor.contract.plugins import Offers, Plugins
from auditor.extract import Extraction
from auditor.read import language
from auditor.run import store
from auditor.run.bounds import bounded
from auditor.run.labour import Labour, extraction
from auditor.run.settings import Settings

READY = "AUDITOR_READY"  # in the environment of the process that others are forked from: what to load there


@dataclass(frozen=True)
class Hands:
    """The settings of a run, and the ids of the checks that ship and take part."""

    settings: Settings
    checks: tuple[str, ...] = ()
    extracts: bool = True  # whether articles are to be expected, and models worth loading beforehand

    def said(self) -> str:
        """As text, for an environment."""
        settings = self.settings.model_dump_json(exclude_defaults=True, by_alias=False)
        return json.dumps({"settings": settings, "extracts": self.extracts})


def made(how: Hands) -> Labour:
    """The hands in this process, within their bounds. What they warn of, the process of the run says too."""
    logging.getLogger("auditor").disabled = True
    logging.lastResort = None
    warnings.simplefilter("ignore")
    bounded(how.settings.worker_memory)
    offered = {loaded.check.id: loaded.check for loaded in _shipped().checks}
    given = how.settings.checks
    checks = [made_check(offered[name], given.get(name, {})) for name in how.checks]
    return Labour(how.settings, lambda: loaded(how.settings), checks, store.opened(how.settings))


def loaded(settings: Settings) -> Extraction:
    """The finder and the language model, loaded once for all processes that are forked from this one."""
    return _extraction(settings.extractor, settings.language_model, settings.plugins)


def ready(said: str) -> None:
    """Load here what processes forked from this one are going to need; what cannot be had, they will say."""
    told = json.loads(said)
    _shipped()
    if told["extracts"]:
        loaded(Settings.model_validate_json(told["settings"], by_name=True))
        language.identifier()


@lru_cache(maxsize=1)
def _extraction(extractor: str, language_model: str, places: tuple[str, ...]) -> Extraction:
    settings = Settings(extractor=extractor, language_model=language_model, plugins=places)
    return extraction(settings, lambda: plugins.load(places))


@lru_cache(maxsize=1)
def _shipped() -> Plugins:
    def opened(place: Place) -> Offers:
        return plugins.offers(place) if place.shipped else Offers()

    return plugins.load((), opened)
