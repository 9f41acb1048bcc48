"""The shipped checks, all of one shape, which a stranger's check of several rules may have too.

``CHECK/check.py`` is the score, its words and the results. ``CHECK/view.py`` is what the check and its rules
read of a ledger or a story, once: the only thing that a rule is handed. ``CHECK/rules/`` holds one file a
rule, named as the rule is: ``RULE``, and ``look(view)``, which yields a ``Question`` wherever the rule holds;
``CHECK/rules/cards/`` its card with examples. A rule is listed once, in ``CHECK/rules/__init__.py``: so a new
one is a file, a card and its name there. Beside them lies what several rules of the check share.
"""
