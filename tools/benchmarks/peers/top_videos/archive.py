"""The database as the pages need it: read only, with the statements and the index that the viewer uses.

What holds for one version of the data (channels, months, sums, pictures) can be kept as long as that, as in the viewer, or asked
for anew; a list is asked of SQLite each time.
"""

import json
import sqlite3
from bisect import bisect_left
from typing import NamedTuple

from words import Ask, previous

CELLS = """v.video_id, v.title, v.published_at, v.duration_s, v.kind, v.view_count, v.like_count, v.comment_count,
  v.thumbnails,
  CASE
    WHEN availability = 'unavailable' THEN 'gone'
    WHEN privacy_status = 'private' THEN 'private'
    WHEN live_broadcast_content = 'upcoming' THEN 'upcoming'
    WHEN yt_rating = 'ytAgeRestricted' THEN 'age_restricted'
    WHEN embeddable = 0 THEN 'not_embeddable'
    WHEN region_allowed GLOB '*"*' OR region_blocked GLOB '*"*' THEN 'region_limited'
    ELSE 'here' END"""
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
MOST_PICTURES = 2000


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


class Month(NamedTuple):
    ym: str
    year: int
    videos: int
    views: int
    likes: int
    comments: int


class Sums(NamedTuple):
    videos: int
    views: int


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
    oldest: str
    newest: str
    run: str = "idle"


def thumbnails_of(text: str | None) -> list[tuple[str, int]]:
    found = [(t["url"], t["width"]) for t in json.loads(text or "{}").values() if "width" in t]
    found.sort(key=lambda thumbnail: thumbnail[1])
    return found


def middle(array: str) -> float | None:
    """Middle of the numbers in a JSON array, which may hold nulls."""
    values = sorted(value for value in json.loads(array) if value is not None)
    half, odd = divmod(len(values), 2)
    if odd:
        return values[half]
    return (values[half - 1] + values[half]) / 2 if values else None


class ChannelData:
    """What does not change while nobody writes."""

    def __init__(self, archive: "Archive", channel: Channel):
        self._archive = archive
        self.channel = channel
        self._months: list[Month] | None = None
        self._same_months: dict[str, list[Month]] = {}
        self._before: dict[str, Sums | None] = {}
        self._steps: dict[str, tuple[str | None, str | None]] = {}
        self._summaries: dict[str, Summary] = {}
        self._views: dict[str, list[int]] = {}
        self.parts = None

    @property
    def months(self) -> list[Month]:
        if self._months is None:
            self._months = self._archive.months(self.channel.id)
        return self._months

    def covers(self, period: str) -> bool:
        if period == "all":
            return True
        oldest, newest = (ym[: len(period)] for ym in (self.channel.oldest, self.channel.newest))
        return oldest <= period and (period <= newest or period <= (self.channel.retrieved_at or ""))

    def summary(self, period: str) -> Summary:
        if period not in self._summaries:
            self._summaries[period] = self._archive.summary(self.channel.id, period)
        return self._summaries[period]

    def before(self, period: str) -> Sums | None:
        if period not in self._before:
            past = previous(period)
            self._before[period] = self._archive.sums(self.channel.id, past) if past else None
        return self._before[period]

    def steps(self, period: str) -> tuple[str | None, str | None]:
        """The nearest periods of the same length that have videos, before and after."""
        if period == "all":
            return None, None
        if period not in self._steps:
            self._steps[period] = self._archive.steps(self.channel.id, period)
        return self._steps[period]

    def same_month(self, period: str) -> list[Month]:
        if len(period) < 7:
            return []
        if period[5:] not in self._same_months:
            self._same_months[period[5:]] = self._archive.months(self.channel.id, period[5:])
        return self._same_months[period[5:]]

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
        self._channels: list[Channel] | None = None
        self._pictures: dict[str, tuple[str | None, list[tuple[str, int]]]] = {}

    def version(self) -> int:
        return self._db.execute("PRAGMA data_version").fetchone()[0]

    def look(self, version: int, keep: bool) -> None:
        """Forgets what holds for another version of the data, or all where nothing is to be kept."""
        if not keep or version != self._seen:
            self._seen = version
            self._channels = None
            self._data = {}
            self._pictures = {}

    @property
    def channels(self) -> list[Channel]:
        if self._channels is None:
            rows = self._db.execute(CHANNELS.format(where="", of=""))
            self._channels = sorted((Channel(*row) for row in rows), key=lambda one: (-one.videos, one.id))
        return self._channels

    def channel(self, ref: str) -> ChannelData | None:
        data = self._data.get(ref)
        if data is None:
            row = self._db.execute(ID, (ref, ref)).fetchone()
            if row is None:
                return None
            found = self._db.execute(CHANNELS.format(where="WHERE c.channel_id = ?1", of="WHERE channel_id = ?1"), row)
            data = self._data[ref] = ChannelData(self, Channel(*found.fetchone()))
        return data

    def sums(self, channel_id: str, period: str) -> Sums | None:
        """Of a month or a year; None where it has no videos."""
        row = self._db.execute(SUMS, (channel_id, period, f"{period}-99")).fetchone()
        return Sums(*row) if row[0] else None

    def steps(self, channel_id: str, period: str) -> tuple[str | None, str | None]:
        row = self._db.execute(STEPS, (channel_id, period, f"{period}-99")).fetchone()
        earlier, later = (ym and ym[: len(period)] for ym in row)
        return earlier, later

    def months(self, channel_id: str, of_year: str = "%") -> list[Month]:
        return [Month(ym, int(ym[:4]), *sums) for ym, *sums in self._db.execute(MONTHS, (channel_id, f"____-{of_year}"))]

    def summary(self, channel_id: str, period: str) -> Summary:
        where, values = selection(channel_id, period)
        row = self._db.execute(f"SELECT {SUMMARY} FROM videos WHERE {where}", values).fetchone()
        videos, total, long, short, live, views, lengths = row
        by_kind = {"long": long, "short": short, "live": live, "unknown": videos - long - short - live}
        return Summary(videos, int(total), middle(views), middle(lengths), by_kind)

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
                self._thumbnails(row[0], row[8]),
                row[9],
                data.percentile(row[2], row[5]) if derived else None,
            )
            for row in rows
        ]
        summary = data.summary(ask.period)
        return Ranking(summary.by_kind[ask.kind] if ask.kind else summary.videos, videos)

    def _thumbnails(self, video_id: str, text: str | None) -> list[tuple[str, int]]:
        known = self._pictures.get(video_id)
        if known is not None and known[0] == text:
            return known[1]
        thumbnails = thumbnails_of(text)
        if len(self._pictures) >= MOST_PICTURES:
            self._pictures.clear()
        self._pictures[video_id] = (text, thumbnails)
        return thumbnails


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
    coalesce(c.retrieved_at, '')), k.listed, k.claimed,
  s.oldest, s.newest
FROM channels c
JOIN (
  SELECT channel_id, sum(videos) AS videos, sum(views) AS views, sum(likes) AS likes, sum(comments) AS comments,
    min(ym) AS oldest, max(ym) AS newest
  FROM month_rollup {of} GROUP BY channel_id
) s USING (channel_id)
LEFT JOIN coverage k ON k.run_id = (SELECT max(run_id) FROM coverage WHERE channel_id = c.channel_id)
{where}
"""
ID = "SELECT channel_id FROM channels WHERE channel_id = ? OR handle = ?"
SUMMARY = """count(*), total(view_count),
  count(CASE WHEN kind = 'long' THEN 1 END), count(CASE WHEN kind = 'short' THEN 1 END),
  count(CASE WHEN kind = 'live' THEN 1 END), json_group_array(view_count), json_group_array(duration_s)"""
SUMS = "SELECT sum(videos), sum(views) FROM month_rollup WHERE channel_id = ? AND ym >= ? AND ym < ?"
STEPS = """
SELECT (SELECT max(ym) FROM month_rollup WHERE channel_id = ?1 AND ym < ?2),
  (SELECT min(ym) FROM month_rollup WHERE channel_id = ?1 AND ym > ?3)
"""
MONTHS = """
SELECT ym, sum(videos), sum(views), sum(likes), sum(comments) FROM month_rollup
WHERE channel_id = ? AND ym LIKE ? GROUP BY ym ORDER BY ym DESC
"""
