import type { Database } from "better-sqlite3";
import { type ChannelFacts, chooseChannel, readAsOf, readChannel } from "./channel.ts";
import { type ColumnFacts, columnFacts } from "./columns.ts";
import { type CoverageFacts, readCoverage } from "./coverage.ts";
import { type DurationFacts, durationFacts } from "./durations.ts";
import { type GroupFacts, groupFacts, type KindYear, kindYears, type TagFacts, tagFacts } from "./groups.ts";
import { type HistoryFacts, historyFacts } from "./history.ts";
import { type LikesFacts, likesFacts } from "./likes.ts";
import { type OutlierFacts, outlierFacts, type RollingFacts, rollingFacts } from "./neighbours.ts";
import { type Overview, overview } from "./overview.ts";
import { type SurvivalFacts, survivalFacts } from "./survival.ts";
import { type MonthFacts, monthFacts, type RhythmFacts, rhythmFacts, VIEW_CHANGES, type ViewChange } from "./time.ts";
import { type TitleFacts, titleFacts } from "./titles.ts";
import { isDated, readVideos } from "./videos.ts";

/** Everything that the report says, as report.json holds it; the page is made of nothing else. */
export interface ReportData {
  readonly channel: ChannelFacts;
  /** The newest moment at which anything of the channel was asked for. */
  readonly data_as_of: string | null;
  readonly rows: number;
  readonly coverage: CoverageFacts;
  readonly overview: Overview;
  readonly view_definition_changes: readonly ViewChange[];
  readonly months: readonly MonthFacts[];
  readonly rhythm: RhythmFacts;
  readonly kinds: readonly GroupFacts[];
  readonly kind_years: readonly KindYear[];
  readonly durations: DurationFacts;
  readonly titles: TitleFacts;
  readonly tags: TagFacts;
  readonly categories: readonly GroupFacts[];
  readonly languages: readonly GroupFacts[];
  readonly audio_languages: readonly GroupFacts[];
  readonly rolling_views: RollingFacts;
  readonly outliers: readonly OutlierFacts[];
  readonly likes_views: LikesFacts;
  readonly history: HistoryFacts;
  readonly survival: SurvivalFacts;
  readonly columns: readonly ColumnFacts[];
}

/** @throws ScrapeError E_NOTHING when there is no such channel, E_USAGE when none was named or the zone is unknown */
export function readReport(db: Database, wanted: string | undefined, timeZone: string): ReportData {
  const channelId = chooseChannel(db, wanted);
  const channel = readChannel(db, channelId);
  const videos = readVideos(db, channelId);
  const dated = videos.filter(isDated);
  return {
    channel,
    data_as_of: readAsOf(db, channelId),
    rows: videos.length,
    coverage: readCoverage(db, channel),
    overview: overview(videos, dated),
    view_definition_changes: VIEW_CHANGES,
    months: monthFacts(dated),
    rhythm: rhythmFacts(dated, timeZone),
    kinds: groupFacts(videos, "kind"),
    kind_years: kindYears(dated),
    durations: durationFacts(videos),
    titles: titleFacts(videos),
    tags: tagFacts(videos),
    categories: groupFacts(videos, "category_id"),
    languages: groupFacts(videos, "default_language"),
    audio_languages: groupFacts(videos, "default_audio_language"),
    rolling_views: rollingFacts(dated),
    outliers: outlierFacts(dated),
    likes_views: likesFacts(videos),
    history: historyFacts(db, channelId),
    survival: survivalFacts(db, channelId, videos, dated),
    columns: columnFacts(db, channelId, videos.length),
  };
}
