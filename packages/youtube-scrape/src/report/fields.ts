type Entries = readonly (readonly [path: string, meaning: string])[];

function under(path: string, entries: Entries): Entries {
  return entries.map(([name, meaning]) => [`${path}.${name}`, meaning]);
}

function spreadAt(path: string, what: string): Entries {
  return under(path, [
    ["count", `number of values: ${what}`],
    ["min", "smallest"],
    ["max", "largest"],
    ["derived_mean", "mean"],
    ["derived_p05", "5 % are no larger; quantiles interpolate linearly between neighbours (type 7)"],
    ["derived_p25", "lower quartile"],
    ["derived_p50", "median"],
    ["derived_p75", "upper quartile"],
    ["derived_p95", "95 % are no larger"],
  ]);
}

function binsAt(path: string, unit: string): Entries {
  return under(`${path}[]`, [
    ["from", `lower edge, included; ${unit}`],
    ["to", "upper edge, not included; null where the bin is open"],
    ["count", "videos in the bin"],
  ]);
}

function groupsAt(path: string, value: string): Entries {
  return under(`${path}[]`, [
    ["value", `${value}; null for videos without one`],
    ["videos", "videos with this value"],
    ["derived_share", "of the videos of the list that this is made from"],
    ["derived_views", "sum of their views"],
    ["derived_median_views", "median of their views, null where no views are known"],
  ]);
}

const HEAD: Entries = [
  ["channel.channel_id", "id of the channel"],
  ["channel.title", "as the API said, like all of channel"],
  ["channel.handle", "with @"],
  ["channel.country", "code of two letters"],
  ["channel.published_at", "when the channel was made, UTC"],
  ["channel.view_count", "views of the channel"],
  ["channel.subscriber_count", "rounded by YouTube; null where hidden"],
  ["channel.video_count", "videos that the channel claims"],
  ["data_as_of", "newest retrieved_at of the channel and its videos, UTC"],
  ["rows", "rows of the table videos that belong to the channel"],
  [
    "coverage.listed",
    "distinct videos found by listing or search, stored and available; null where no run recorded it",
  ],
  ["coverage.claimed", "videos that the channel claimed then"],
  ["coverage.derived_share", "listed / claimed; null where more are stored than claimed"],
  ["coverage.recovered", "of the listed, those found by search beyond the listing"],
  ["coverage.checked_at", "when, UTC"],
  ["coverage.untold", "videos found by listing or search that no answer told, so that they have no row"],
  ["coverage.since", "the newest listing asked only for videos from then on; null where it asked for all"],
  ["coverage.unfinished_runs[].command", "scrape, refresh or stats"],
  ["coverage.unfinished_runs[].state", "running (or killed), stopped or failed"],
  ["coverage.unfinished_runs[].started_at", "when, UTC"],
  ["coverage.unfinished_runs[].videos", "videos that it has found to fetch so far"],
  ["coverage.unfinished_runs[].settled", "those of them that are done"],
  ["overview.videos", "rows"],
  ["overview.first_published_at", "UTC"],
  ["overview.last_published_at", "UTC"],
  ["overview.derived_views", "sum of known views"],
  ["overview.derived_median_views", "median of known views"],
  ["overview.derived_likes", "sum of known likes"],
  ["overview.derived_comments", "sum of known comments"],
  ["overview.derived_likes_per_1000_views", "over videos with both known: 1000 x likes / views"],
  ["overview.derived_comments_per_1000_views", "over videos with both known: 1000 x comments / views"],
  ["overview.derived_duration_s", "sum of durations in seconds"],
  ["overview.derived_median_duration_s", "median of durations above 0 in seconds"],
  ["overview.derived_videos_per_week", "dated videos over the weeks from first to last; null under a week"],
  ["view_definition_changes[].date", "day from which YouTube counts views in another way"],
  ["view_definition_changes[].text", "what is counted from then on"],
];

const TIME: Entries = [
  ["months[].month", "YYYY-MM of publishing in UTC; months without videos are left out"],
  ["months[].videos", "videos published"],
  ["months[].derived_views", "sum of their views by now"],
  ["months[].derived_median_views", "median of their views by now"],
  ["months[].derived_duration_s", "sum of their durations in seconds"],
  ["rhythm.time_zone", "IANA name"],
  ["rhythm.videos[][]", "videos by weekday from Monday and hour from 0 in that zone"],
  ["rolling_views.window", "videos in a window, in order of publishing; cut at either end"],
  ["rolling_views.points[].published_at", "of the video in the middle"],
  ["rolling_views.points[].derived_p25", "lower quartile of views in the window"],
  ["rolling_views.points[].derived_median", "median of views in the window"],
  ["rolling_views.points[].derived_p75", "upper quartile of views in the window"],
  ["outliers[].video_id", "id"],
  ["outliers[].title", "title"],
  ["outliers[].published_at", "UTC"],
  ["outliers[].kind", "kind"],
  ["outliers[].view_count", "views"],
  ["outliers[].derived_neighbours_median", "median views of up to 50 videos of its kind before and 50 after it"],
  ["outliers[].derived_ratio", "view_count / derived_neighbours_median"],
  ["history.moments[].from", "when a run began to ask for counts, UTC; a moment holds each video once"],
  ["history.moments[].to", "when it ended to ask"],
  ["history.moments[].videos", "videos asked for that had views"],
  ["history.moments[].videos_again", "of these, asked for before"],
  ["history.moments[].derived_gained", "views that these gained since they were asked for before; below 0 is a fall"],
  [
    "history.moments[].derived_views_of_same",
    "views of the videos in both the first and the last moment, as last known",
  ],
  ["history.moments[].subscriber_count", "last of the moment; null where unknown"],
  ["history.videos_in_both", "videos that are in both the first and the last moment"],
  ["history.derived_gained", "views that these gained from the first to the last; below 0 is a fall"],
  ["history.gains[].video_id", "id"],
  ["history.gains[].title", "title"],
  ["history.gains[].from", "moment of its first count"],
  ["history.gains[].to", "moment of its last count"],
  ["history.gains[].derived_gained", "views gained between the two"],
];

const CONTENT: Entries = [
  ...groupsAt("kinds", "long, short or live"),
  ["kind_years[].year", "year of publishing in UTC"],
  ["kind_years[].kind", "long, short or live"],
  ["kind_years[].videos", "videos"],
  ...spreadAt("durations.spread", "seconds"),
  ["durations.derived_total_s", "sum in seconds"],
  ["durations.zero", "videos with a duration of 0, left out of durations: broadcasts to come or still on"],
  ...binsAt("durations.bins", "seconds"),
  ["titles.titles", "videos with a title"],
  ...spreadAt("titles.length", "characters (code points) of a title"),
  ...binsAt("titles.lengths", "characters"),
  ...spreadAt("titles.words", "words of a title"),
  ["titles.traits[].trait", "what a title has"],
  ["titles.traits[].videos", "videos whose title has it"],
  ["titles.traits[].derived_share", "of videos with a title"],
  ["titles.traits[].derived_median_views", "median views of those that have it"],
  ["titles.traits[].derived_median_views_without", "median views of those that have it not"],
  ...groupsAt("titles.top_words", "word in lower case; common English words that name nothing are left out"),
  ["tags.videos_with_tags", "videos with at least one tag"],
  ["tags.distinct", "different tags in lower case"],
  ...spreadAt("tags.per_video", "tags of a video that has any"),
  ...groupsAt("tags.top", "tag in lower case"),
  ...groupsAt("categories", "category_id"),
  ...groupsAt("languages", "default_language"),
  ...groupsAt("audio_languages", "default_audio_language"),
  ["likes_views.videos", "videos with at least one view and one like"],
  ["likes_views.likes_unknown", "videos whose likes are not public"],
  ["likes_views.likes_zero", "videos with no like"],
  ["likes_views.derived_median_likes_per_1000_views", "median of 1000 x likes / views"],
  ...under("likes_views.decades[]", [
    ["views_from", "least views, included"],
    ["views_to", "most views, not included"],
    ["videos", "videos"],
    ["derived_median_likes", "median likes"],
    ["derived_median_likes_per_1000_views", "median of 1000 x likes / views"],
  ]),
  ...under("likes_views.bins[]", [
    ["views_from", "least views, included"],
    ["views_to", "most views, not included"],
    ["likes_from", "least likes, included"],
    ["likes_to", "most likes, not included"],
    ["videos", "videos in the cell"],
  ]),
];

const STATE: Entries = [
  ["survival.available", "videos that are still public"],
  ["survival.unavailable", "videos that are not any more"],
  ["survival.years[].year", "year of publishing in UTC"],
  ["survival.years[].videos", "videos of that year"],
  ["survival.years[].unavailable", "of these, not public any more"],
  ["survival.years[].derived_share", "unavailable / videos"],
  ["survival.changes[].field", "column of videos"],
  ["survival.changes[].changes", "changes seen between runs"],
  ["survival.changes[].videos", "videos that changed"],
  ["survival.title_changes[].video_id", "id"],
  ["survival.title_changes[].changed_at", "when the change was seen, UTC"],
  ["survival.title_changes[].old", "title before"],
  ["survival.title_changes[].new", "title after"],
  ...under("columns[]", [
    ["name", "column of the table videos"],
    ["type", "storage class"],
    ["holds", "text, json, time, flag, count or seconds"],
    ["source", "path in the API's answer, or how it is made"],
    ["values", "rows that are not NULL"],
    ["nulls", "rows that are NULL"],
    ["derived_null_share", "nulls / rows"],
    ["distinct", "different values"],
    ["earliest", "first of times, as stored"],
    ["latest", "last of times, as stored"],
    ["measures", "what spread and bins are of: value, length in characters, number of elements"],
    ["periods[].period", "of times: year, or month or day where there are fewer than three"],
    ["periods[].count", "videos"],
    ["malformed", "JSON that can't be parsed"],
    ["top[].value", "frequent value, of JSON frequent element or key; cut at 120 characters"],
    ["top[].count", "videos that have it"],
  ]),
  ...spreadAt("columns[].spread", "what measures names"),
  ...binsAt("columns[].bins", "what measures names"),
];

/** What each field of report.json holds, by path; `[]` stands for the entries of a list. */
export const FIELDS: Readonly<Record<string, string>> = Object.fromEntries([...HEAD, ...TIME, ...CONTENT, ...STATE]);
