"""The words by which boilerplate shows itself, as patterns that each look at the beginning of one line."""

from __future__ import annotations

import re


def either(*patterns: str) -> re.Pattern[str]:
    """One pattern of several, in any case of letters."""
    return re.compile("|".join(patterns), re.IGNORECASE)


THINGS = r"(?:stories|articles?|coverage|content|topics|links|reading|news|posts?|videos?)"
NETWORKS = (
    r"(?:twitter|x\b|facebook|instagram|linkedin|telegram|whatsapp|youtube|tiktok|google news|threads|bluesky"
    r"|mastodon)"
)
NAME = r"[A-Z@][\w.'’@-]{0,30}"
PIECE = r"(?:article|column|commentary|story|post|report|piece|op-?ed|essay|blog)"
WRITERS = r"(?:the )?(?:authors?|writers?|contributors?)\b"

LISTS = either(  # a line that is the heading of a list of links
    rf"(?:related|similar|recommended|suggested)(?: {THINGS})?",
    r"(?:read|see|up|watch|keep) (?:more|next|also|on reading|reading)",
    r"also (?:in the news|of interest|on this site)",
    r"read more stories",
    r"more (?:stories|news|coverage|on this (?:story|topic)|from [\w .]{2,30})",
    r"most (?:read|popular|viewed)",
    r"recommended(?: (?:stories|for you))?",
    r"you (?:may|might) also (?:like|enjoy|be interested in)",
    r"trending(?: now)?",
    r"latest (?:news|stories)",
    r"tags|topics|comments|leave a comment|don't miss|what to read next",
    r"share this(?: article| story)?",
)
LINES = either(  # the beginning of a line that is a link or an appeal
    rf"related(?: {THINGS})?\s{{0,2}}:(?:\s|$)",
    r"(?:read|see|learn|find out|more)(?: more| also| next)?\s{0,2}:(?:\s|$)",
    r"(?:watch(?: (?:more|also|now|below))?|tags|topics|filed under|trending|don't miss|recommended)\s{0,2}:"
    r"(?:\s|$)",
    r"(?:more (?:on|from) [\w .]{2,30}|also (?:read|on [\w .]{2,30}))\s{0,2}:(?:\s|$)",
    r"(?:read|see|learn) more(?:\s{0,2}(?:»|>+|→|…|\.\.\.|here\b|about\b|on\b|at\b|from\b)|$)",
    r"(?:click|tap) here\b",
    r"(?:please )?(?:sign|signup|subscribe|register)(?: up)? (?:here |now |today )?(?:to|for)\b.{0,80}"
    r"(?:newsletter|e-?mails?|alerts?|inbox|updates|channel|podcast|subscription|briefing)",
    r"(?:get|receive) .{0,80}(?:newsletter|(?:in|to) your inbox|delivered (?:to|straight))",
    r"subscribe (?:now|to (?:our|the [A-Z]))\b",
    rf"(?:please )?(?:follow|like|find|join|connect with) (?:us|me|him|her|them|{NAME}(?: {NAME}){{0,3}})"
    rf" (?:on|at) {NETWORKS}",
    r"follow (?:us|@\w+)",
    r"share (?:this|on)\b.{0,40}$",
    r"download (?:the|our) .{0,40}app\b",
    r"(?:advertisement|\[?ad\]?|-30-|###)$",
    r"(?:do you )?have (?:a|any) (?:news )?(?:tips?|story)\b.{0,120}(?:\?|contact|e-?mail|us\b)",
    r"(?:send|e-?mail) (?:us |your )?(?:tips|comments|letters)\b",
    r"(?:contact|e-?mail|reach) (?:the (?:author|reporter|writer)|us)\b.{0,30}(?:at|on|via)\b",
    r"(?:story|article) continues (?:below|after)",
    r"support (?:our|independent) journalism\b",
    r"(?:subscribe|sign in|log in|register|become a (?:member|subscriber)) to (?:continue|keep|read)\b",
    r"(?:already a (?:subscriber|member)\?|this (?:article|"
    r"story|content) is (?:only |exclusively )?for (?:our )?"
    r"(?:subscribers|members))",
)
NOTICES = either(  # the beginning of a disclaimer or a note on rights
    r"(?:the |all |any )?(?:views?|opinions?)(?: and (?:views|opinions))?(?:,? [\w,' ]{0,40})? "
    r"(?:expressed|contained) "
    rf"(?:here(?:in)?\b|in this {PIECE}|by {WRITERS}|are (?:solely |only )?(?:those of )?{WRITERS}"
    r"|(?:are|do not|don't|may not) (?:solely|those|necessarily|reflect|represent|his|her|their|my)\b)",
    r"©|\(c\) ?(?:19|20)\d\d",
    r"copyright\b ?(?:©|\(c\)|[^.]{0,80}\b(?:19|20)\d\d\b)",
    r".{0,120}\ball rights reserved\b",
    r"this (?:material|content|report) may not be (?:published|reproduced|broadcast|rewritten|redistributed)",
    rf"(?:this|a version of this|an earlier version of this) {PIECE}(?: (?:was|is|has been))?"
    r"(?: (?:originally|first|also|previously))?"
    r" (?:appeared|appears|published|updated|republished|produced|generated|translated)\b",
    r"this is a (?:developing|breaking) (?:news )?story\b",
    r"(?:disclaimer|disclosure)\b ?:",
    r"distributed by [A-Z][\w ,&]{2,60}\.?$",
    r"reprinted (?:with|by) permission",
    r"for more information,? (?:visit|see|go to)\b",
)
STAFF = either(
    r"[-–—\s(\[]{0,6}(?:(?:additional |further )?(?:reporting|writing|editing|compiled|translated|edited"
    r"|research|graphics?|production)(?: and [a-z]{4,12})? (?:(?:contributed |provided )?by|from) )(?=[A-Z])",
)
CONTRIBUTED = either(
    rf".{{1,200}}\bcontributed (?:\w+ ){{0,3}}(?:to|from) (?:this|the) {PIECE}\b",
)
SIGNED_OFF = re.compile(
    r"\((?:Additional |Writing |Compiled )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|by) (?:and [a-z]+ )?(?:by )?"
    r"[A-Z][^()]{1,300}\)$"
)
