"""The rules of agreement, each in a file of its own, in the order in which they ask."""

from auditor.contract.rules import RuleFile
from auditor_checks.agreement.rules import (
    altered_quote,
    anonymity_lost_between_articles,
    attribution_changed,
    conflict,
    echo_as_confirmation,
    hedge_dropped,
    paraphrase_turned_quote,
    quote_cut_short,
    quote_turned_paraphrase,
    request_as_own,
    source_count_changed,
    stands_alone,
)

RULES: tuple[RuleFile, ...] = (
    altered_quote,
    quote_cut_short,
    paraphrase_turned_quote,
    quote_turned_paraphrase,
    conflict,
    attribution_changed,
    source_count_changed,
    anonymity_lost_between_articles,
    hedge_dropped,
    echo_as_confirmation,
    stands_alone,
    request_as_own,
)
