"""The pages by Jinja2: templates compiled once, autoescape on."""

from functools import partial
from pathlib import Path

import words
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from words import Ask

SHADES = 5
CUT = "\0"
BAR = 36
MIX = 200
YOUTUBE_PICTURES = "https://i.ytimg.com/"
DEMO_PICTURES = "https://demo.invalid/vi/"
ORDER_NAMES = {
    sort: (name, "") if sort in ("newest", "oldest") else ("Top", "" if sort == "views" else f" by {name.lower()}")
    for sort, name in words.SORT_NAMES.items()
}
TRIGGER = (
    'submit, change from:"#controls select", input changed delay:300ms from:"#controls input[type=search]"'
)

environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
    undefined=StrictUndefined,
)


def picture_url(url: str) -> str:
    if url.startswith(YOUTUBE_PICTURES):
        return url
    return f"/thumb/{url[len(DEMO_PICTURES) :]}" if url.startswith(DEMO_PICTURES) else ""


def pictures(video):
    """One picture for usual screens and one for dense ones, of those that a page may load; None twice without any."""
    loaded = [(url, width) for address, width in video.thumbnails if (url := picture_url(address))]
    if not loaded:
        return None, None
    widest = loaded[-1]
    once = next((t for t in loaded if t[1] >= 300), widest)
    return once, next((t for t in loaded if t[1] >= 600), widest)


def figure(video, sort: str) -> str:
    if sort == "percentile":
        if video.percentile is None:
            return "No percentile"
        if video.percentile >= 100:
            return "Most views of its month"
        return f"More views than {words.fixed(min(99.9, video.percentile), 1)}% of its month"
    part, noun = (video.likes, "likes") if sort == "likes_per_view" else (video.comments, "comments")
    if part is None or not video.views:
        return f"No {noun} per view"
    return f"{words.fixed(part / video.views * 100, 2)} {noun} per 100 views"


def shown_of(shown: int, total: int, noun: str) -> str:
    return f"{shown} of {words.counted(total, noun)}" if shown < total else words.counted(total, noun)


def heading(ask: Ask, ranking) -> str:
    found = f', search "{ask.q}"' if ask.q else ""
    noun = words.NOUNS[ask.kind]
    what = f"No {noun}s"
    if ranking.videos:
        lead, order = ORDER_NAMES[ask.sort]
        what = f"{lead} {shown_of(len(ranking.videos), ranking.total, noun)}{order}"
    return f"{what}, {words.period_name(ask.period)}{found}"


def title(ask: Ask, channel) -> str:
    found = f'"{ask.q}" - ' if ask.q else ""
    sort = "" if ask.sort == "views" else f" - {words.SORT_NAMES[ask.sort]}"
    kind = f" - {words.KIND_NAMES[ask.kind]}" if ask.kind else ""
    return f"Top Videos - {found}{words.period_name(ask.period)}{sort}{kind} - {channel.title}"


def scope(period: str) -> str:
    return f"Search {'all time' if period == 'all' else words.period_name(period)}"


def play_all(videos) -> str:
    ids = [words.component(video.id) for video in videos if video.playback == "here"]
    return f"https://www.youtube.com/watch_videos?video_ids={','.join(ids[:50])}" if len(ids) > 1 else ""


def note(now: int, before, field: str, period: str) -> str:
    text = words.change(now, getattr(before, field)) if before and now else None
    return f"{text} from {words.period_name(words.previous(period))}" if text else ""


def mix(summary):
    """The kinds that there are: name, count, where its bar begins and how wide it is."""
    x = 0
    for kind in ("long", "short", "live", "unknown"):
        if count := summary.by_kind[kind]:
            width = words.rounded(MIX * count / summary.videos)
            yield kind, words.KIND_NAMES.get(kind, "Other"), count, x, width
            x += width


def bars(years):
    """The month in each year, the oldest first, and how high its bar is."""
    most = max(1, max(year.views for year in years))
    for year in reversed(years):
        yield year, max(1, words.rounded(BAR * year.views / most))


def initial(title: str) -> str:
    return (title.strip() or "?")[0].upper()


def shades(months) -> dict:
    """The shade of each month by the place of its views among all."""
    places: dict[int, int] = {}
    for place, views in enumerate(sorted(month.views for month in months)):
        places.setdefault(views, place)
    return {month.ym: min(SHADES, 1 + places[month.views] * SHADES // len(months)) for month in months}


def grid_rows(months):
    """Year by year from the newest: the year, its videos, its twelve months or None."""
    if not months:
        return
    known = {month.ym: month for month in months}
    for year in range(int(months[0].ym[:4]), int(months[-1].ym[:4]) - 1, -1):
        row = [known.get(f"{year:04}-{number:02}") for number in range(1, 13)]
        yield year, sum(month.videos for month in row if month), row


def years_of(months) -> int:
    """From the first year that has videos to the last."""
    return months[0].year - months[-1].year + 1 if months else 0


def whole_months(months, until: str | None):
    """Without the month in which the data were collected, which is not over."""
    return months[1:] if months and (until or "").startswith(months[0].ym) else months


def sparkline(months, field: str) -> str:
    """Path of the area under a count, three months a point from the newest, in a box of 240 by 40."""
    if not months:
        return ""
    number = lambda month: month.year * 12 + int(month.ym[5:7])  # noqa: E731
    last = number(months[0])
    points = [0] * -(-(last - number(months[-1]) + 1) // 3)
    for month in months:
        points[-1 - (last - number(month)) // 3] += getattr(month, field)
    most = max(points)
    if len(points) < 2 or most <= 0:
        return ""
    path, x, y = "M0 40", 0, 40
    for i, value in enumerate(points):
        next_x = words.rounded(i * 240 / (len(points) - 1))
        next_y = 40 - words.rounded(value * 40 / most)
        path += f"l{next_x - x} {next_y - y}"
        x, y = next_x, next_y
    return f"{path}V40z"


def themed(url: str, theme: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}theme={theme}"


environment.filters |= {
    "art": words.art,
    "clock": words.clock,
    "compact": words.compact,
    "component": words.component,
    "day": words.day,
    "grouped": words.grouped,
    "moment": words.moment,
    "period_name": words.period_name,
    "rounded": words.rounded,
    "spoken": words.spoken,
    "watch": words.watch,
}
environment.globals |= {
    "DERIVED": words.DERIVED,
    "KIND_NAMES": words.KIND_NAMES,
    "MONTHS": words.MONTHS,
    "NOUNS": words.NOUNS,
    "PLAYBACK_NAMES": words.PLAYBACK_NAMES,
    "SORT_NAMES": words.SORT_NAMES,
    "bars": bars,
    "counted": words.counted,
    "counts": words.counts,
    "figure": figure,
    "grid_rows": grid_rows,
    "heading": heading,
    "initial": initial,
    "mix": mix,
    "note": note,
    "pictures": pictures,
    "play_all": play_all,
    "shades": shades,
    "shown_of": shown_of,
    "sparkline": sparkline,
    "themed": themed,
    "whole_months": whole_months,
    "years_of": years_of,
}
_list = environment.get_template("list.jinja")
_page = environment.get_template("page.jinja")
_grid = environment.get_template("grid.jinja")
_stats = environment.get_template("stats.jinja")


def render_list(model: dict) -> str:
    return _list.render(model)


class Parts:
    """What is kept of a channel's page for one version of the data, as ours does."""

    def __init__(self, model: dict):
        self._model = model
        cut = _grid.render(channel=model["channel"], months=model["months"], tail=CUT, period="")
        self._pieces = cut.split(CUT)
        self._cuts = {}
        for place, piece in enumerate(self._pieces[:-1]):
            self._cuts[piece[piece.rindex("?month=") + 7 :]] = place
        self.stats = Markup(_stats.render(model))

    def grid(self, period: str, tail: str) -> Markup:
        tail = tail.replace("&", "&amp;").replace("'", "&#39;")
        at = self._cuts.get(period)
        if at is None:
            return Markup(tail.join(self._pieces))
        before, after = self._pieces[: at + 1], self._pieces[at + 1 :]
        return Markup(f'{tail.join(before)}{tail}" aria-current="page{tail.join(after)}')


def render_page(model: dict, parts: Parts | None) -> str:
    tail = model["tail"]
    if parts is None:
        grid = partial(_grid.render, channel=model["channel"], months=model["months"])
        model["grid"] = Markup(grid(tail=tail, period=model["ask"].period))
        model["stats"] = Markup(_stats.render(model))
    else:
        model["grid"] = parts.grid(model["ask"].period, tail)
        model["stats"] = parts.stats
    return _page.render(model)
