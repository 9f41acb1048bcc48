"""Ways in which plugins go wrong, each as a file: what it does at import, in a check, or in a class.

A fault is TOLD where the report must name the check (or the plugin) and be incomplete, and HARMLESS where
nothing may change at all.
"""

from __future__ import annotations

from textwrap import dedent, indent

TOLD, HARMLESS = "told", "harmless"
HEAD = """\
import json, os, signal, sys, threading, time, warnings, logging
from pydantic import BaseModel
from auditor import Attribution, Check, Finding, On, Reason, Result, Rule, Span, hookimpl

"""
CLASS = """
class Mine(Check):
    id, title, version = "mine", "Mine", "1"
    rules = (Rule(id="one", title="One", severity="info", card="Why."),)
{inside}
    def article(self, ledger):
{body}

@hookimpl
def auditor_checks():
    return [Mine]
"""
FINE = 'yield Result(state="scored", score=0.5, label="fine")'
RESULT = 'Result(state="scored", score=0.5, label="fine")'
FOUND = 'Finding(rule="mine/one", severity="info", message="Hm?"{more})'


def plugin(body: str = FINE, *, at_import: str = "", inside: str = "") -> str:
    """A file with one check."""
    return (
        HEAD
        + dedent(at_import)
        + CLASS.format(inside=indent(dedent(inside), "    "), body=indent(dedent(body), "        "))
    )


def finding(**more: str) -> str:
    extra = "".join(f", {name}={value}" for name, value in more.items())
    return f'yield Result(state="scored", score=0.5, label="x", findings=({FOUND.format(more=extra)},))'


IN_A_CHECK: dict[str, tuple[str, str]] = {
    "raises": (TOLD, "1 / 0; yield"),
    "raises KeyboardInterrupt": (TOLD, "raise KeyboardInterrupt; yield"),
    "raises BaseException": (TOLD, "raise BaseException('b'); yield"),
    "raises GeneratorExit": (TOLD, "raise GeneratorExit; yield"),
    "raises StopIteration": (TOLD, "raise StopIteration"),
    "raises SystemError": (TOLD, "raise SystemError; yield"),
    "exits": (TOLD, "sys.exit(0); yield"),
    "ends the process": (TOLD, "os._exit(0); yield"),
    "aborts": (TOLD, "os.abort(); yield"),
    "crashes in native code": (TOLD, "import ctypes; ctypes.string_at(0); yield"),
    "sends SIGTERM": (TOLD, "os.kill(os.getpid(), signal.SIGTERM); time.sleep(9); yield"),
    "sends SIGKILL": (TOLD, "os.kill(os.getpid(), signal.SIGKILL); time.sleep(9); yield"),
    "raises what cannot be said": (
        TOLD,
        "class Odd(Exception):\n    def __str__(self): raise ValueError\nraise Odd; yield",
    ),
    "yields one result, then raises": (TOLD, f"{FINE}\n1 / 0"),
    "yields a number": (TOLD, "yield 42"),
    "returns None": (TOLD, "return None"),
    "returns text": (TOLD, "return 'fine'"),
    "returns a result": (TOLD, f"return {RESULT}"),
    "returns an iterable that exits": (
        TOLD,
        "class It:\n    def __iter__(self): sys.exit(0)\nreturn It()",
    ),
    "forgets its yield": (TOLD, RESULT),
    "a NaN score": (TOLD, 'yield Result(state="scored", score=float("nan"), label="x")'),
    "an infinite score": (TOLD, 'yield Result(state="scored", score=float("inf"), label="x")'),
    "a score of 2": (TOLD, 'yield Result(state="scored", score=2, label="x")'),
    "a scored result without a label": (TOLD, 'yield Result(state="scored", score=0.5)'),
    "a result of the state error": (TOLD, 'yield Result(state="error")'),
    "model_construct with NaN": (
        TOLD,
        f'yield Result.model_construct(**{{**dict({RESULT}), "score": float("nan")}})',
    ),
    "model_construct with a label that is no text": (
        TOLD,
        f'yield Result.model_construct(**{{**dict({RESULT}), "label": object()}})',
    ),
    "model_construct of nothing": (TOLD, "yield Result.model_construct()"),
    "model_copy to a label that is a number": (TOLD, f'yield {RESULT}.model_copy(update={{"label": 7}})'),
    "model_copy to a score of 1.7": (TOLD, f'yield {RESULT}.model_copy(update={{"score": 1.7}})'),
    "model_copy to a scored result without a score": (
        TOLD,
        f'yield {RESULT}.model_copy(update={{"score": None}})',
    ),
    "a lone surrogate in a label": (TOLD, 'yield Result(state="scored", score=0.5, label="\\ud800")'),
    "a label of a million characters": (TOLD, 'yield Result(state="scored", score=0.5, label="x" * 10**6)'),
    "a message of a million characters": (TOLD, finding().replace('"Hm?"', '"x" * 10**6')),
    "a finding of a rule that is not its own": (TOLD, finding().replace("mine/one", "anonymity/nobody")),
    "a negative span": (
        TOLD,
        finding(spans="(Span.model_construct(of='text', start=-5, end=2, article=None),)"),
    ),
    "a span that ends before it starts": (
        TOLD,
        finding(spans="(Span.model_construct(of='text', start=5, end=2, article=None),)"),
    ),
    "a span outside the text": (TOLD, finding(spans="(Span(start=0, end=10**6),)")),
    "a result on what is not here": (
        TOLD,
        'yield Result(on=On(attribution="a99"), state="scored", score=0.5, label="x")',
    ),
    "data that break its own model": (
        TOLD,
        'yield Result(state="scored", score=0.5, label="x", data={"odd": 1})',
    ),
    "a subclass whose property raises": (
        TOLD,
        "class Odd(Result):\n    @property\n    def findings(self): raise ValueError\n"
        'yield Odd(state="scored", score=0.5, label="x")',
    ),
    "a generator without end": (TOLD, f"while True:\n    {FINE}"),
    "a million findings": (
        TOLD,
        f"one = {FOUND.format(more='')}\n"
        'yield Result(state="scored", score=0.5, label="x", findings=(one,) * 10**6)',
    ),
    "recurses without end": (TOLD, "def down(n): return down(n + 1)\ndown(0); yield"),
    "sleeps for ever": (TOLD, "time.sleep(10**6); yield"),
    "computes for ever": (TOLD, "while True: pass\nyield"),
    "takes memory without end": (
        TOLD,
        "held = []\nwhile True: held.append('x' * 10**7 + str(len(held)))\nyield",
    ),
    "prints": (TOLD, f"print('hello')\n{FINE}"),
    "closes every descriptor": (TOLD, f"os.closerange(0, 100)\n{FINE}"),
    "clears sys.modules": (TOLD, f"sys.modules.clear()\n{FINE}"),
    "closes descriptor 1": (HARMLESS, f"os.closerange(1, 2)\n{FINE}"),
    "closes descriptor 2": (HARMLESS, f"os.closerange(2, 3)\n{FINE}"),
    "writes raw bytes to descriptor 1": (TOLD, f"os.write(1, b'x')\n{FINE}"),
    "writes to sys.__stdout__": (TOLD, f"sys.__stdout__.write('x')\n{FINE}"),
    "random scores": (
        HARMLESS,
        "import random\nyield Result(state='scored', score=random.random(), label='x')",
    ),
    "writes raw bytes to descriptor 2": (HARMLESS, f"os.write(2, b'x')\n{FINE}"),
    "warns": (HARMLESS, f"warnings.warn('w')\n{FINE}"),
    "logs a warning": (HARMLESS, f"logging.warning('w')\n{FINE}"),
    "changes the locale": (HARMLESS, f"import locale; locale.setlocale(locale.LC_ALL, 'C')\n{FINE}"),
    "changes the umask": (HARMLESS, f"os.umask(0)\n{FINE}"),
    "changes the working directory": (HARMLESS, f"os.chdir('/')\n{FINE}"),
    "clears the environment": (HARMLESS, f"os.environ.clear()\n{FINE}"),
    "forks": (HARMLESS, f"os.fork()\n{FINE}"),
    "ignores SIGINT": (HARMLESS, f"signal.signal(signal.SIGINT, signal.SIG_IGN)\n{FINE}"),
    "lowers the recursion limit": (HARMLESS, f"sys.setrecursionlimit(200)\n{FINE}"),
    "replaces json.dumps": (HARMLESS, f"json.dumps = lambda *a, **k: 'nonsense'\n{FINE}"),
    "replaces sys.stdout": (HARMLESS, f"import io; sys.stdout = io.StringIO(); print('x')\n{FINE}"),
    "sets sys.stdout to None": (HARMLESS, f"sys.stdout = None\n{FINE}"),
    "replaces a function of the JSON writer": (
        HARMLESS,
        f"import auditor.write.json as w; w.plain = lambda r: {{}}\n{FINE}",
    ),
    "replaces a method of the model": (
        HARMLESS,
        f"import auditor; auditor.Ledger.by_id = lambda *a: None\n{FINE}",
    ),
    "changes attributions by __dict__": (
        HARMLESS,
        f"for a in ledger.attributions: a.__dict__['source'] = None\n{FINE}",
    ),
    "changes attributions by object.__setattr__": (
        HARMLESS,
        f"for a in ledger.attributions: object.__setattr__(a, 'cue', ())\n{FINE}",
    ),
    "changes its own rule while running": (
        HARMLESS,
        f"object.__setattr__(self.rules[0], 'id', 'two')\n{FINE}",
    ),
    "starts a thread that goes on": (
        HARMLESS,
        f"threading.Thread(target=time.sleep, args=(10**6,), daemon=False).start()\n{FINE}",
    ),
    "a thread that raises": (
        HARMLESS,
        f"t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join()\n{FINE}",
    ),
    "registers an atexit function that ends the process": (
        HARMLESS,
        f"import atexit; atexit.register(os._exit, 9)\n{FINE}",
    ),
    "script tags, escapes and formulas": (
        HARMLESS,
        'yield Result(state="scored", score=0.5, label="<script>\\x1b[31m=1+1::error::")',
    ),
    "the same finding many times": (
        HARMLESS,
        f"one = {FOUND.format(more='')}\n"
        'yield Result(state="scored", score=0.5, label="x", findings=(one,) * 50)',
    ),
    "clears the metadata": (TOLD, f"ledger.article.metadata.clear()\n{FINE}"),
    "sets a value of the metadata": (TOLD, f"ledger.article.metadata['headline'] = None\n{FINE}"),
}
IN_A_FILE: dict[str, tuple[str, str]] = {
    "KeyboardInterrupt at import": (TOLD, plugin(at_import="raise KeyboardInterrupt")),
    "exits at import": (TOLD, plugin(at_import="sys.exit(0)")),
    "ends the process at import": (TOLD, plugin(at_import="os._exit(0)")),
    "prints at import": (TOLD, plugin(at_import="print('hello')")),
    "a syntax error": (TOLD, plugin(at_import="def broken(:")),
    "a null byte": (TOLD, plugin() + "\0"),
    "no hook at all": (TOLD, "x = 1\n"),
    "a hook that is not marked": (TOLD, plugin().replace("@hookimpl\n", "")),
    "a hook that hands over nothing": (TOLD, plugin().replace("return [Mine]", "return []")),
    "a misspelt method": (TOLD, plugin().replace("def article", "def artcle")),
    "neither method": (TOLD, plugin().replace("def article", "def look")),
    "an unknown severity": (TOLD, plugin().replace('severity="info", card', 'severity="high", card')),
    "__init__ raises": (
        TOLD,
        plugin(inside="def __init__(self, options=None):\n    raise ValueError('no')\n"),
    ),
    "__init__ exits": (TOLD, plugin(inside="def __init__(self, options=None):\n    sys.exit(0)\n")),
    "__init__ ends the process": (
        TOLD,
        plugin(inside="def __init__(self, options=None):\n    os._exit(0)\n"),
    ),
    "options that raise": (
        TOLD,
        plugin(
            inside="class Options(BaseModel):\n    def __init__(self, **k):\n        raise ValueError('no')\n"
        ),
    ),
    "takes the id of a shipped check": (TOLD, plugin().replace('"mine"', '"anonymity"')),
    "raises in a story": (
        TOLD,
        plugin().replace("@hookimpl", "    def story(self, story):\n        raise SystemExit\n\n@hookimpl"),
    ),
    "an encoding of its own": (HARMLESS, "# -*- coding: latin-1 -*-\n" + plugin(at_import="name = 'é'")),
    "markup in title and card": (
        HARMLESS,
        plugin().replace('title="One"', 'title="<b>\\x1b[31m"').replace('card="Why."', 'card="<script>"'),
    ),
}
WITH_ITS_PROCESS = {  # faults that end, fill or change the process they happen in: each gets one of its own
    "ends the process",
    "aborts",
    "crashes in native code",
    "sends SIGTERM",
    "sends SIGKILL",
    "a generator without end",
    "a million findings",
    "recurses without end",
    "sleeps for ever",
    "computes for ever",
    "takes memory without end",
    "prints",
    "closes every descriptor",
    "clears sys.modules",
    "closes descriptor 1",
    "closes descriptor 2",
    "writes raw bytes to descriptor 2",
    "forks",
    "replaces sys.stdout",
    "sets sys.stdout to None",
    "registers an atexit function that ends the process",
}
TOGETHER = {name: f"mine{n}" for n, name in enumerate(IN_A_CHECK) if name not in WITH_ITS_PROCESS}
FAULTS = {name: (kind, plugin(body)) for name, (kind, body) in IN_A_CHECK.items()} | IN_A_FILE


def plugin_of_all() -> str:
    """One file with a check for each fault that leaves its process as it was, under the id of TOGETHER."""
    classes = [
        CLASS.partition("\n@hookimpl")[0]
        .format(inside="", body=indent(dedent(IN_A_CHECK[name][1]).replace("mine/", f"{check}/"), "        "))
        .replace("class Mine", f"class {check.title()}")
        .replace('"mine"', f'"{check}"')
        for name, check in TOGETHER.items()
    ]
    names = ", ".join(check.title() for check in TOGETHER.values())
    return f"{HEAD}{''.join(classes)}\n@hookimpl\ndef auditor_checks():\n    return [{names}]\n"
