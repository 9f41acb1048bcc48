"""Names of months and weekdays in English, lower case, as the standard library's calendar has them."""

from __future__ import annotations

import calendar

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}  # Monday is 0
SHORT_MONTHS = {name[:3]: name for name in MONTHS} | {"sept": "september"}
SHORT_DAYS = {name[:3]: name for name in WEEKDAYS} | {
    "tues": "tuesday",
    "thur": "thursday",
    "thurs": "thursday",
}
