import { beyondCap, toldCap } from "./checks/youtube-cap.ts";
import { demoFindings, estimateFindings, ledgerFindings } from "./checks/youtube-counts.ts";
import { diskFindings } from "./checks/youtube-disk.ts";
import { durationFindings } from "./checks/youtube-durations.ts";
import { shownErrors } from "./checks/youtube-errors.ts";
import { faultFindings } from "./checks/youtube-faults.ts";
import { pruneFindings, refreshFindings, vanishingFindings } from "./checks/youtube-history.ts";
import { inputFindings, secondWriter } from "./checks/youtube-input.ts";
import { keyFindings } from "./checks/youtube-key.ts";
import { killFindings } from "./checks/youtube-kills.ts";
import { leafFindings } from "./checks/youtube-leaves.ts";
import { listingFindings } from "./checks/youtube-listing.ts";
import { nullFindings } from "./checks/youtube-nulls.ts";
import { reportFindings } from "./checks/youtube-report.ts";
import { resetFindings } from "./checks/youtube-resets.ts";
import { dailyStop, perMinute, searchStop, troubleFindings } from "./checks/youtube-stops.ts";
import { timeFindings } from "./checks/youtube-time.ts";
import { type Check, type Finding, lineOf } from "./src/findings.ts";
import type { AcceptanceLine } from "./src/line.ts";

const checks: readonly (readonly [title: string, check: Check])[] = [
  ["20,000 videos cost 801 units, a refresh of their counts 400 of their own", units],
  [
    "An estimate is right to the unit",
    (quick) => estimateFindings(quick ? [0, 50, 51, 999] : [0, 1, 49, 50, 51, 999, 20_000, 25_312]),
  ],
  ["A run that is killed at any moment goes on as if nothing had happened", kills],
  ["The key is never seen", async (quick) => [await shownErrors(), ...(await keyFindings(quick))]],
  [
    "More than 20,000 videos are told, and found by search",
    async (quick) =>
      quick ? beyondCap(2_100, 1_000, 20) : [...(await toldCap()), ...(await beyondCap(25_312, 20_000, 100))],
  ],
  [
    "Duplicates, another order and lost pages change nothing",
    async (quick) => [
      ...(await listingFindings(quick ? 310 : 2_030, quick)),
      ...(await faultFindings(quick ? 1_000 : 5_000, quick)),
    ],
  ],
  ["Durations are read as they are meant", (quick) => durationFindings(quick ? 400 : 20_000)],
  ["What is hidden is NULL, never 0", nullFindings],
  ["Every public leaf is kept, and a new one is told", leafFindings],
  ["Gone means left out twice by videos.list", vanishingFindings],
  ["Refreshes make history", (quick) => refreshFindings(quick ? 120 : 5_000)],
  ["20,000 videos take 24 s at 50 ms and 4 s at none, in 150 MB", times],
  ["Each failure has its message, its exit code and its action", failures],
  ["Allowances are renewed at midnight in California", (quick) => resetFindings(quick ? 12 : 90)],
  [
    "The report is fast, small, alone, accessible, repeatable and right",
    (quick) => reportFindings(quick ? 700 : 20_000, !quick),
  ],
  ["prune removes what is stale and nothing else", pruneFindings],
  ["Bad input is an error with a code and what to do, and nothing is lost", input],
];

/** Lines 1 to 16 are those of the specification's list, under their numbers there. */
export const lines: readonly AcceptanceLine[] = checks.map(([title, check], i) =>
  lineOf("youtube-scrape", i + 1, title, check),
);

async function units(quick: boolean): Promise<Finding[]> {
  const videos = quick ? 1_010 : 20_000;
  return [...(await demoFindings(videos)), ...(await ledgerFindings(videos))];
}

async function kills(quick: boolean): Promise<Finding[]> {
  if (quick) return killFindings({ videos: 1_000, kills: 6, concurrency: 5 });
  return [
    ...(await killFindings({ videos: 20_000, kills: 100, concurrency: 5 })),
    ...(await killFindings({ videos: 5_000, kills: 40, concurrency: 1 })),
    ...(await killFindings({
      videos: 5_000,
      kills: 20,
      concurrency: 5,
      args: (channel) => ["scrape", channel, "--kinds", "long,short,live"],
    })),
  ];
}

async function times(quick: boolean): Promise<Finding[]> {
  // Half a minute is no measure for a machine that runs other tests, so a quick run looks at the memory only.
  if (quick) return timeFindings({ videos: 1_000, latency: 0, limits: { seconds: 60, megabytes: 150 } });
  const slow = await timeFindings({ videos: 20_000, latency: 50, limits: { seconds: 24, megabytes: 150 } });
  return [...slow, ...(await timeFindings({ videos: 20_000, latency: 0, limits: { seconds: 4, megabytes: 150 } }))];
}

async function failures(quick: boolean): Promise<Finding[]> {
  const [troubles, minute, search] = await Promise.all([troubleFindings(quick), perMinute(), searchStop(quick)]);
  return [...troubles, ...minute, ...search, ...(await dailyStop(quick ? 300 : 5_000))];
}

async function input(): Promise<Finding[]> {
  return [...(await inputFindings()), ...(await secondWriter()), ...(await diskFindings())];
}
