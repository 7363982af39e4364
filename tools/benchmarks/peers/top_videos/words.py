"""Numbers, times and periods as the pages write them: what src/core of the viewer does, in Python."""

from math import floor
from typing import NamedTuple
from urllib.parse import quote

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SORTS = (
    "views", "likes", "comments", "duration", "newest", "oldest",
    "likes_per_view", "comments_per_view", "percentile",
)  # fmt: skip
DERIVED = frozenset(SORTS[6:])
SORT_NAMES = {
    "views": "Views",
    "likes": "Likes",
    "comments": "Comments",
    "duration": "Duration",
    "newest": "Newest",
    "oldest": "Oldest",
    "likes_per_view": "Likes per view",
    "comments_per_view": "Comments per view",
    "percentile": "Percentile in month",
}
KIND_NAMES = {"long": "Long", "short": "Shorts", "live": "Live"}
NOUNS = {"": "video", "long": "long video", "short": "short", "live": "live stream"}
PLAYBACK_NAMES = {
    "here": "",
    "not_embeddable": "Embedding is off",
    "age_restricted": "Age-restricted",
    "private": "Private",
    "region_limited": "Limited to some countries",
    "upcoming": "Not out yet",
    "gone": "No longer available",
}


class Ask(NamedTuple):
    """What a page is asked to list. The period is its key: 2024-12, 2024 or all."""

    period: str
    sort: str = "views"
    n: int = 10
    kind: str = ""
    q: str = ""


def fixed(value: float, digits: int) -> str:
    """Like toFixed of JavaScript, which rounds a tie up where Python rounds it to even."""
    # Only quarters, or eighths, are ties that a binary fraction can hold.
    if value * 2 ** (digits + 1) % 2 == 1:
        value += 10**-digits / 4
    return f"{value:.{digits}f}"


def rounded(value: float) -> int:
    return floor(value + 0.5)


def compact(count: int) -> str:
    if count < 1000:
        return str(count)
    if count < 999950:
        return f"{fixed(count / 1e3, 1)}K"
    return f"{fixed(count / 1e6, 1)}M" if count < 999950000 else f"{fixed(count / 1e9, 1)}B"


def grouped(count: int) -> str:
    return f"{count:,}"


def counted(count: int, noun: str) -> str:
    return f"{compact(count) if count > 9999 else grouped(count)} {noun}{'' if count == 1 else 's'}"


def counts(value: int | None, noun: str) -> str:
    if value is None:
        return f"{noun}s hidden"
    return f"{compact(value)} {noun}{'' if value == 1 else 's'}"


def clock(seconds: float) -> str:
    minutes, rest = divmod(max(0, floor(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def spoken(seconds: float) -> str:
    whole = max(0, floor(seconds))
    parts = ((whole // 3600, "hour"), (whole // 60 % 60, "minute"), (whole % 60, "second"))
    return " ".join(counted(count, noun) for count, noun in parts if count > 0) or "0 seconds"


def day(iso: str) -> str:
    return f"{MONTHS[int(iso[5:7]) - 1][:3]} {iso[8:10]}, {iso[:4]}"


def moment(iso: str) -> str:
    return f"{day(iso)}, {iso[11:16]} UTC"


def change(now: int, before: int) -> str | None:
    if before <= 0:
        return None
    value = rounded((now - before) / before * 100)
    if value == 0:
        return "no change"
    return f"+{grouped(value)}%" if value > 0 else f"-{grouped(-value)}%"


def period_name(key: str) -> str:
    if key == "all":
        return "All time"
    return f"{MONTHS[int(key[5:7]) - 1]} {int(key[:4])}" if len(key) == 7 else str(int(key))


def previous(key: str) -> str | None:
    if key == "all":
        return None
    year = int(key[:4])
    if len(key) == 4:
        return f"{year - 1:04}" if year > 1 else None
    month = int(key[5:7])
    if month > 1:
        return f"{year:04}-{month - 1:02}"
    return f"{year - 1:04}-12" if year > 1 else None


def art(text: str) -> str:
    """FNV-1a, so that a video keeps its drawn card; texts here are ASCII."""
    value = 0x811C9DC5
    for unit in text.encode():
        value = (value ^ unit) * 0x01000193 & 0xFFFFFFFF
    return f"a{value % 6}"


def component(text: str) -> str:
    return quote(text, safe="-_.!~*'()")


def tail(ask: Ask) -> str:
    """The query of an ask after its month."""
    query = "" if ask.sort == "views" else f"&sort={ask.sort}"
    if ask.n != 10:
        query += f"&n={ask.n}"
    if ask.kind:
        query += f"&kind={ask.kind}"
    return f"{query}&q={component(ask.q)}" if ask.q else query


def watch(video_id: str) -> str:
    return f"https://www.youtube.com/watch?v={component(video_id)}"
