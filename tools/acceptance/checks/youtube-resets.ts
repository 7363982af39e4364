import { nextPacificMidnight, pacificDay } from "../../../packages/youtube-scrape/src/pacific.ts";
import { isObject } from "../../../packages/youtube-scrape/test/second-api/fields.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { lastJson, resultOf, youtube } from "./youtube-command.ts";
import { at, withSecondApi } from "./youtube-session.ts";
import { CHANNEL, plainWorld } from "./youtube-worlds.ts";

const HOUR = 3_600_000;

/** Moments around the nights of 2026 in which California's clocks change, and the midnight there that follows, by hand. */
const RESETS: readonly (readonly [moment: string, reset: string])[] = [
  ["2026-03-07T20:00:00.000Z", "2026-03-08T08:00:00.000Z"],
  ["2026-03-08T07:59:59.999Z", "2026-03-08T08:00:00.000Z"],
  ["2026-03-08T08:00:00.000Z", "2026-03-09T07:00:00.000Z"],
  ["2026-03-08T20:00:00.000Z", "2026-03-09T07:00:00.000Z"],
  ["2026-10-31T20:00:00.000Z", "2026-11-01T07:00:00.000Z"],
  ["2026-11-01T07:00:00.000Z", "2026-11-02T08:00:00.000Z"],
  ["2026-11-01T08:30:00.000Z", "2026-11-02T08:00:00.000Z"],
  ["2026-11-02T07:59:59.999Z", "2026-11-02T08:00:00.000Z"],
];

/** Hours from a midnight in California to that of UTC before it, by the rule in force since 2007. */
function offset(year: number, month: number, day: number): number {
  const weekday = (of: number): number => new Date(Date.UTC(year, of, 1)).getUTCDay();
  // Clocks go forward on the second Sunday of March and back on the first of November, both at two in the morning.
  const forward = 8 + ((7 - weekday(2)) % 7);
  const back = 1 + ((7 - weekday(10)) % 7);
  const summer = (month > 2 && month < 10) || (month === 2 && day > forward) || (month === 10 && day <= back);
  return summer ? 7 : 8;
}

/** Every midnight in California of some years. */
function midnights(from: number, until: number): number[] {
  const days = (Date.UTC(until, 0, 1) - Date.UTC(from, 0, 1)) / (24 * HOUR);
  return Array.from({ length: days }, (_, i) => {
    const date = new Date(Date.UTC(from, 0, 1 + i));
    return date.getTime() + HOUR * offset(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  });
}

/** The moment at which allowances are renewed: told by the command around both changes, and by the library at any time. */
export async function resetFindings(years: number): Promise<Finding[]> {
  const wrong: string[] = [];
  await withSecondApi(plainWorld(1), async ({ run, db, folder }) => {
    resultOf(await run(["scrape", CHANNEL], at(Date.parse("2026-03-01T00:00:00Z"))));
    const tell = async ([moment, reset]: readonly [string, string]): Promise<void> => {
      const { stdout } = await youtube(["status", "--db", db, "--json"], { cwd: folder, ...at(Date.parse(moment)) });
      const status = lastJson(stdout);
      const found = isObject(status) ? status.reset_ms : undefined;
      if (found !== Date.parse(reset)) wrong.push(`${moment}: ${String(found)} and not ${reset}`);
    };
    await Promise.all(RESETS.map(tell));
  });
  const times = midnights(2007, 2007 + years);
  const off = times.slice(1).flatMap((next, i) => {
    const last = times[i] ?? 0;
    const inside = [last, last + 1, last + 5 * HOUR, next - 1].filter((ms) => nextPacificMidnight(ms) !== next);
    const days = pacificDay(last) !== pacificDay(next - 1) || pacificDay(last) === pacificDay(next);
    return inside.length > 0 || days ? [new Date(last).toISOString()] : [];
  });
  return [
    allOf("resets around both changes of 2026 that status tells", RESETS.length, wrong),
    allOf(`days from 2007 to ${2007 + years} whose reset is right`, times.length - 1, off),
  ];
}
