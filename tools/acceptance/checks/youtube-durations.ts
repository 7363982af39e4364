import { seeded } from "@side-projects/testkit";
import { parseDuration } from "../../../packages/youtube-scrape/src/core/duration.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { resultOf } from "./youtube-command.ts";
import { rowsOf } from "./youtube-database.ts";
import { withSecondApi } from "./youtube-session.ts";
import { idOf, videoOf, worldOf } from "./youtube-worlds.ts";

interface Duration {
  text: string;
  seconds: number | null;
}

/** What the two formats of the API and its oddities mean, known by how each was put together. */
function durations(count: number): Duration[] {
  const odd: Duration[] = [
    { text: "P0D", seconds: 0 },
    { text: "PT0S", seconds: 0 },
    { text: "PT1H", seconds: 3600 },
    { text: "P1DT2H3M4S", seconds: 93_784 },
    { text: "P1W", seconds: 604_800 },
    { text: "98s", seconds: 98 },
    { text: "98.5s", seconds: 98 },
    { text: "PT98.9S", seconds: 98 },
    { text: "PT", seconds: null },
    { text: "P", seconds: null },
    { text: "", seconds: null },
    { text: "1:38", seconds: null },
  ];
  const random = seeded(20_000);
  const made = Array.from({ length: count }, (): Duration => {
    const [days, hours, minutes, seconds] = [3, 30, 75, 99].map((high) =>
      random.next() < 0.4 ? 0 : random.int(1, high),
    );
    const part = (value: number | undefined, unit: string): string => (value ? `${value}${unit}` : "");
    const time = part(hours, "H") + part(minutes, "M") + part(seconds, "S");
    const text = `P${part(days, "D")}${time === "" ? "" : `T${time}`}`;
    const total = 86_400 * (days ?? 0) + 3600 * (hours ?? 0) + 60 * (minutes ?? 0) + (seconds ?? 0);
    return text === "P" ? { text: "PT0S", seconds: 0 } : { text, seconds: total };
  });
  return [...odd, ...made];
}

/** How two peers read a duration, after their published code: one knows minutes and seconds only, one drops days. */
const PEERS: Record<string, (text: string) => number> = {
  "YouTube Data Tools": (text) => {
    const [, minutes = "0"] = /(\d+)M/.exec(text) ?? [];
    const [, seconds = "0"] = /(\d+)S/.exec(text) ?? [];
    return 60 * Number(minutes) + Number(seconds);
  },
  YCDL: (text) => {
    const [, hours = "0", minutes = "0", seconds = "0"] = /T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(text) ?? [];
    return (3600 * Number(hours) + 60 * Number(minutes) + Number(seconds)) % 86_400;
  },
};

/** Durations in the database, and read by the library, against how they were made. */
export async function durationFindings(count: number): Promise<Finding[]> {
  const made = durations(count);
  const videos = made.map(({ text }, n) => videoOf(n, { contentDetails: { duration: text } }));
  const stored = await withSecondApi(worldOf(videos), async ({ run, db }) => {
    resultOf(await run());
    const rows = rowsOf(db, "SELECT video_id, duration_s FROM videos");
    return new Map(rows.map(({ video_id, duration_s }) => [video_id, duration_s]));
  });
  const wrong = made.flatMap(({ text, seconds }, n) => {
    const found = stored.get(idOf(n));
    return found === seconds ? [] : [`${text} is ${found}, not ${seconds}`];
  });
  const misread = made.flatMap(({ text, seconds }) => {
    const found = parseDuration(text);
    return found === seconds ? [] : [`${text} is ${found}, not ${seconds}`];
  });
  const known = made.filter(({ seconds }) => seconds !== null);
  const peers = Object.entries(PEERS).map(([name, parse]): Finding => {
    const failed = known.filter(({ text, seconds }) => parse(text) !== seconds).length;
    return { met: failed > 0, text: `${name}'s way is wrong for ${failed} of ${known.length}` };
  });
  return [allOf("durations stored", made.length, wrong), allOf("durations read", made.length, misread), ...peers];
}
