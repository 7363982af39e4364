"""The database as the pages need it: read only, with the statements and the index that the viewer uses.

What holds for one version of the data (channels, months, sums) is kept as long as that, as in the viewer; a list is asked
of SQLite each time.
"""

import json
import sqlite3
from bisect import bisect_left
from statistics import median
from typing import NamedTuple

from words import Ask, previous

CELLS = """v.video_id, v.title, v.published_at, v.duration_s, v.kind, v.view_count, v.like_count, v.comment_count,
  v.thumbnails, v.availability, v.privacy_status, v.live_broadcast_content, v.yt_rating, v.embeddable,
  v.region_allowed, v.region_blocked"""
ORDERS = {
    "views": "view_count DESC, published_at DESC, video_id",
    "likes": "like_count DESC, published_at DESC, video_id",
    "comments": "comment_count DESC, published_at DESC, video_id",
    "duration": "duration_s DESC, published_at DESC, video_id",
    "newest": "published_at DESC, video_id",
    "oldest": "published_at ASC NULLS LAST, video_id",
    "likes_per_view": "like_count * 1.0 / nullif(view_count, 0) DESC, published_at DESC, video_id",
    "comments_per_view": "comment_count * 1.0 / nullif(view_count, 0) DESC, published_at DESC, video_id",
    "percentile": "view_count DESC, published_at DESC, video_id",
}
KINDS = ("long", "short", "live", "unknown")


class Video(NamedTuple):
    id: str
    title: str
    published: str | None
    duration: int | None
    kind: str | None
    views: int | None
    likes: int | None
    comments: int | None
    thumbnails: list[tuple[str, int]]
    playback: str
    percentile: float | None


class Ranking(NamedTuple):
    total: int
    videos: list[Video]
    capped: bool = False


class Month(NamedTuple):
    ym: str
    year: int
    videos: int
    views: int
    likes: int
    comments: int
    by_kind: dict[str, int]


class Summary(NamedTuple):
    videos: int
    views: int
    median_views: float | None
    median_duration: float | None
    by_kind: dict[str, int]


class Channel(NamedTuple):
    id: str
    title: str
    handle: str | None
    subscribers: int | None
    videos: int
    views: int
    likes: int
    comments: int
    retrieved_at: str | None
    listed: int | None
    claimed: int | None
    run: str


def playback_of(cells) -> str:
    availability, privacy, broadcast, rating, embeddable, allowed, blocked = cells
    if availability == "unavailable":
        return "gone"
    if privacy == "private":
        return "private"
    if broadcast == "upcoming":
        return "upcoming"
    if rating == "ytAgeRestricted":
        return "age_restricted"
    if embeddable == 0:
        return "not_embeddable"
    return "region_limited" if (allowed or "[]") != "[]" or (blocked or "[]") != "[]" else "here"


def thumbnails_of(text: str | None) -> list[tuple[str, int]]:
    found = [(t["url"], t["width"]) for t in json.loads(text or "{}").values() if "width" in t]
    found.sort(key=lambda thumbnail: thumbnail[1])
    return found


def middle(values: list) -> float | None:
    return median(values) if values else None


class ChannelData:
    """What does not change while nobody writes."""

    def __init__(self, archive: "Archive", channel: Channel):
        self._archive = archive
        self.channel = channel
        self.months = archive.months(channel.id)
        self._summaries: dict[str, Summary] = {}
        self._views: dict[str, list[int]] = {}
        self.parts = None

    def covers(self, period: str) -> bool:
        if period == "all":
            return True
        if not self.months:
            return False
        oldest, newest = (self.months[i].ym[: len(period)] for i in (-1, 0))
        return oldest <= period and (period <= newest or period <= (self.channel.retrieved_at or ""))

    def summary(self, period: str) -> Summary:
        if period not in self._summaries:
            self._summaries[period] = self._archive.summary(self.channel.id, period)
        return self._summaries[period]

    def before(self, period: str) -> Summary | None:
        past = previous(period)
        if past is None or not any(month.ym.startswith(past) for month in self.months):
            return None
        return self.summary(past)

    def same_month(self, period: str) -> list[Month]:
        return [month for month in self.months if month.ym[5:] == period[5:]] if len(period) == 7 else []

    def percentile(self, published: str | None, views: int | None) -> float | None:
        if published is None or views is None:
            return None
        known = self._views.get(published[:7])
        if known is None:
            known = self._views[published[:7]] = self._archive.views_of(self.channel.id, published[:7])
        return 100 * bisect_left(known, views) / (len(known) - 1) if len(known) > 1 else None


class Archive:
    def __init__(self, path: str):
        self._db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, cached_statements=256, check_same_thread=False)
        self._db.execute("PRAGMA query_only = ON")
        self._seen = -1
        self._data: dict[str, ChannelData] = {}
        self._refs: dict[str, str] = {}
        self.channels: list[Channel] = []

    def version(self) -> int:
        found = self._db.execute("PRAGMA data_version").fetchone()[0]
        if found != self._seen:
            self._seen = found
            self.channels = [Channel(*row) for row in self._db.execute(CHANNELS)]
            self._data = {}
            self._refs = {ref: one.id for one in self.channels for ref in (one.id, one.handle) if ref}
        return found

    def channel(self, ref: str) -> ChannelData | None:
        channel_id = self._refs.get(ref)
        if channel_id is None:
            return None
        data = self._data.get(channel_id)
        if data is None:
            found = next(one for one in self.channels if one.id == channel_id)
            data = self._data[channel_id] = ChannelData(self, found)
        return data

    def months(self, channel_id: str) -> list[Month]:
        months: dict[str, Month] = {}
        for ym, kind, *sums in self._db.execute(ROLLUP, (channel_id,)):
            known = months.get(ym) or Month(ym, int(ym[:4]), 0, 0, 0, 0, dict.fromkeys(KINDS, 0))
            known.by_kind[kind if kind in KINDS else "unknown"] += sums[0]
            months[ym] = Month(ym, known.year, *(a + b for a, b in zip(known[2:6], sums)), known.by_kind)
        return list(months.values())

    def summary(self, channel_id: str, period: str) -> Summary:
        where, values = selection(channel_id, period)
        rows = self._db.execute(f"SELECT kind, view_count, duration_s FROM videos WHERE {where}", values).fetchall()
        by_kind = dict.fromkeys(KINDS, 0)
        for kind, _, _ in rows:
            by_kind[kind if kind in by_kind else "unknown"] += 1
        views = [views for _, views, _ in rows if views is not None]
        lengths = [length for _, _, length in rows if length is not None]
        return Summary(len(rows), sum(views), middle(views), middle(lengths), by_kind)

    def views_of(self, channel_id: str, period: str) -> list[int]:
        where, values = selection(channel_id, period)
        sql = f"SELECT view_count FROM videos WHERE {where} AND view_count IS NOT NULL ORDER BY view_count"
        return [views for (views,) in self._db.execute(sql, values)]

    def rank(self, data: ChannelData, ask: Ask) -> Ranking:
        where, values = selection(data.channel.id, ask.period)
        if ask.kind:
            where += " AND kind = ?"
            values.append(ask.kind)
        order = ORDERS[ask.sort]
        rows = self._db.execute(
            f"SELECT {CELLS} FROM (SELECT rowid AS row FROM videos WHERE {where} ORDER BY {order} LIMIT ?) "
            f"CROSS JOIN videos v ON v.rowid = row ORDER BY {order}",
            [*values, ask.n],
        )
        derived = ask.sort == "percentile"
        videos = [
            Video(
                row[0],
                row[1] or row[0],
                row[2],
                row[3],
                row[4],
                row[5],
                row[6],
                row[7],
                thumbnails_of(row[8]),
                playback_of(row[9:]),
                data.percentile(row[2], row[5]) if derived else None,
            )
            for row in rows
        ]
        summary = data.summary(ask.period)
        return Ranking(summary.by_kind[ask.kind] if ask.kind else summary.videos, videos)


def selection(channel_id: str, period: str) -> tuple[str, list]:
    if period == "all":
        return "channel_id = ?", [channel_id]
    year, month = int(period[:4]), int(period[5:] or 12)
    return "channel_id = ? AND published_at >= ? AND published_at < ?", [
        channel_id,
        period if len(period) == 7 else f"{year:04}-01",
        f"{year:04}-{month + 1:02}",
    ]


CHANNELS = """
SELECT c.channel_id, coalesce(c.title, c.channel_id), c.handle, c.subscriber_count, s.videos, s.views, s.likes,
  s.comments,
  max(coalesce((SELECT max(updated_at) FROM runs r WHERE r.channel_id = c.channel_id AND inserted + updated > 0), ''),
    coalesce(c.retrieved_at, '')), k.listed, k.claimed, 'idle'
FROM channels c
JOIN (
  SELECT channel_id, count(*) AS videos, coalesce(sum(view_count), 0) AS views, coalesce(sum(like_count), 0) AS likes,
    coalesce(sum(comment_count), 0) AS comments
  FROM videos GROUP BY channel_id
) s USING (channel_id)
LEFT JOIN coverage k ON k.run_id = (SELECT max(run_id) FROM coverage WHERE channel_id = c.channel_id)
ORDER BY s.videos DESC, c.channel_id
"""
ROLLUP = """
SELECT ym, kind, videos, views, likes, comments FROM month_rollup WHERE channel_id = ? ORDER BY ym DESC, kind
"""
