"""What people write today, as a contestant: a channel into SQLite with httpx and sqlite3, in one table.

Usage: youtube_scrape.py FOLDER serial|async URL CHANNEL DB, the key in YOUTUBE_API_KEY. It asks for what ours asks for
and prints one line of JSON. `serial` makes one call after the other; `async` keeps four calls of videos.list under way
while the listing goes on.
"""

import asyncio
import json
import os
import re
import sqlite3
import sys
from datetime import datetime, timezone

sys.path.insert(0, sys.argv[1])
import httpx  # noqa: E402

PARTS = (
    "snippet,contentDetails,status,statistics,topicDetails,liveStreamingDetails,recordingDetails,"
    "paidProductPlacementDetails,localizations,player"
)
CHANNEL_PARTS = "snippet,statistics,contentDetails,status,topicDetails,brandingSettings,localizations"
DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
VIDEOS_AT_ONCE = 4

COLUMNS = {
    "video_id": "TEXT PRIMARY KEY",
    "channel_id": "TEXT NOT NULL",
    "title": "TEXT",
    "description": "TEXT",
    "published_at": "TEXT",
    "duration_s": "INTEGER",
    "duration_raw": "TEXT",
    "category_id": "TEXT",
    "tags": "TEXT",
    "default_language": "TEXT",
    "default_audio_language": "TEXT",
    "live_broadcast_content": "TEXT",
    "dimension": "TEXT",
    "definition": "TEXT",
    "has_captions": "INTEGER",
    "licensed": "INTEGER",
    "projection": "TEXT",
    "content_rating": "TEXT",
    "region_allowed": "TEXT",
    "region_blocked": "TEXT",
    "upload_status": "TEXT",
    "privacy_status": "TEXT",
    "license": "TEXT",
    "embeddable": "INTEGER",
    "public_stats_viewable": "INTEGER",
    "made_for_kids": "INTEGER",
    "synthetic_media": "INTEGER",
    "paid_placement": "INTEGER",
    "topic_categories": "TEXT",
    "live_details": "TEXT",
    "recording": "TEXT",
    "thumbnails": "TEXT",
    "localizations": "TEXT",
    "player": "TEXT",
    "view_count": "INTEGER",
    "like_count": "INTEGER",
    "comment_count": "INTEGER",
    "retrieved_at": "TEXT NOT NULL",
}


def as_json(value):
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def count(statistics, name):
    value = statistics.get(name)
    return None if value is None else int(value)


def seconds(duration):
    found = DURATION.fullmatch(duration or "")
    if found is None:
        return None
    days, hours, minutes, rest = (int(part or 0) for part in found.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60 + rest


def row_of(video, at):
    snippet = video.get("snippet", {})
    details = video.get("contentDetails", {})
    status = video.get("status", {})
    statistics = video.get("statistics", {})
    regions = details.get("regionRestriction", {})
    caption = details.get("caption")
    return (
        video["id"],
        snippet.get("channelId"),
        snippet.get("title"),
        snippet.get("description"),
        snippet.get("publishedAt"),
        seconds(details.get("duration")),
        details.get("duration"),
        snippet.get("categoryId"),
        as_json(snippet.get("tags")),
        snippet.get("defaultLanguage"),
        snippet.get("defaultAudioLanguage"),
        snippet.get("liveBroadcastContent"),
        details.get("dimension"),
        details.get("definition"),
        None if caption is None else int(caption == "true"),
        details.get("licensedContent"),
        details.get("projection"),
        as_json(details.get("contentRating")),
        as_json(regions.get("allowed")),
        as_json(regions.get("blocked")),
        status.get("uploadStatus"),
        status.get("privacyStatus"),
        status.get("license"),
        status.get("embeddable"),
        status.get("publicStatsViewable"),
        status.get("madeForKids"),
        status.get("containsSyntheticMedia"),
        video.get("paidProductPlacementDetails", {}).get("hasPaidProductPlacement"),
        as_json(video.get("topicDetails", {}).get("topicCategories")),
        as_json(video.get("liveStreamingDetails")),
        as_json(video.get("recordingDetails")),
        as_json(snippet.get("thumbnails")),
        as_json(video.get("localizations")),
        video.get("player", {}).get("embedHtml"),
        count(statistics, "viewCount"),
        count(statistics, "likeCount"),
        count(statistics, "commentCount"),
        at,
    )


class Table:
    """The table of videos. The log is on, as ours has it: the default would wait for the disk at each commit."""

    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = NORMAL")
        columns = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
        self.db.execute(f"CREATE TABLE IF NOT EXISTS videos ({columns})")
        self.db.execute("CREATE INDEX IF NOT EXISTS videos_published ON videos (channel_id, published_at)")
        self.insert = f"INSERT OR REPLACE INTO videos VALUES ({', '.join('?' * len(COLUMNS))})"

    def save(self, answer):
        at = datetime.now(timezone.utc).isoformat()
        self.db.executemany(self.insert, [row_of(video, at) for video in answer.get("items", [])])
        self.db.commit()

    def videos(self, channel):
        return self.db.execute("SELECT count(*) FROM videos WHERE channel_id = ?", (channel,)).fetchone()[0]


def client_options(url):
    headers = {"x-goog-api-key": os.environ["YOUTUBE_API_KEY"], "accept-encoding": "gzip", "user-agent": "httpx (gzip)"}
    return {"base_url": url, "headers": headers, "timeout": 30, "trust_env": False}


def channel_query(channel):
    return {"part": CHANNEL_PARTS, "id": channel, "prettyPrint": "false"}


def page_query(playlist, token):
    query = {"part": "contentDetails", "playlistId": playlist, "maxResults": 50, "prettyPrint": "false"}
    return query if token is None else {**query, "pageToken": token}


def videos_query(ids):
    return {"part": PARTS, "id": ",".join(ids), "prettyPrint": "false"}


def uploads_of(answer):
    return answer["items"][0]["contentDetails"]["relatedPlaylists"]["uploads"]


def ids_of(answer):
    return [item["contentDetails"]["videoId"] for item in answer.get("items", [])]


def read(response):
    response.raise_for_status()
    return response.json()


def serial(url, channel, table):
    with httpx.Client(**client_options(url)) as client:
        playlist = uploads_of(read(client.get("/channels", params=channel_query(channel))))
        token = None
        while True:
            page = read(client.get("/playlistItems", params=page_query(playlist, token)))
            ids = ids_of(page)
            if ids:
                table.save(read(client.get("/videos", params=videos_query(ids))))
            token = page.get("nextPageToken")
            if token is None:
                return


async def overlapped(url, channel, table):
    gate = asyncio.Semaphore(VIDEOS_AT_ONCE)

    async with httpx.AsyncClient(**client_options(url)) as client:

        async def fetch(ids):
            async with gate:
                table.save(read(await client.get("/videos", params=videos_query(ids))))

        async with asyncio.TaskGroup() as tasks:
            playlist = uploads_of(read(await client.get("/channels", params=channel_query(channel))))
            token = None
            while True:
                page = read(await client.get("/playlistItems", params=page_query(playlist, token)))
                ids = ids_of(page)
                if ids:
                    tasks.create_task(fetch(ids))
                token = page.get("nextPageToken")
                if token is None:
                    return


def peak_bytes():
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return 1024 * int(line.split()[1])
    return None


def main():
    _, _, way, url, channel, path = sys.argv
    table = Table(path)
    if way == "async":
        asyncio.run(overlapped(url, channel, table))
    else:
        serial(url, channel, table)
    print(json.dumps({"videos": table.videos(channel), "peak": peak_bytes()}))


main()
