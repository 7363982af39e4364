import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { resultOf, said, youtube } from "./youtube-command.ts";
import { dumpOf, rowsOf } from "./youtube-database.ts";
import { withFake } from "./youtube-fake.ts";

/** What the bundled fake does wrong, and whether the database has to be that of a run without faults to the byte. */
const FAULTS: readonly (readonly [fault: string, same: boolean])[] = [
  ["duplicated:0.3", true],
  ["reordered", true],
  ["dropped:0.1", true],
  ["duplicated:0.2 reordered dropped:0.05", true],
  ["reset:0.03 truncated:0.03", true],
  ["5xx:0.03 html-error:0.03 garbage:0.03", true],
  ["omit:0.05", false],
];

/** On the bundled fake: whatever it does wrong, the same videos are found as without. */
export async function faultFindings(videos: number, quick: boolean): Promise<Finding[]> {
  const together = FAULTS.slice(3, 6).map(([fault]) => fault);
  const faults = quick ? [[together.join(" "), true] as const] : FAULTS;
  const wrong: string[] = [];
  const scrape = (some: readonly string[]): Promise<{ dump: string[]; ids: string; told: string }> =>
    withFake({ videos, args: some.flatMap((fault) => ["--fault", fault]) }, ({ url, channel }) =>
      inFolder(async (cwd) => {
        const result = await youtube(["scrape", channel, "--db", "a.db", "--base-url", url, "--json"], { cwd });
        const { coverage } = resultOf(result);
        const db = `${cwd}/a.db`;
        const ids = rowsOf(db, "SELECT video_id FROM videos ORDER BY video_id").map(({ video_id }) => video_id);
        const told = `exit ${result.code}, ${JSON.stringify(coverage)}, ${ids.length} videos ${result.code === 0 ? "" : said(result)}`;
        return { dump: dumpOf(db, new URL(url).origin), ids: ids.join(), told };
      }),
    );
  const right = await scrape([]);
  for (const [fault, same] of faults) {
    const found = await scrape(fault.split(" "));
    if (found.ids !== right.ids || (same && found.dump.join() !== right.dump.join()))
      wrong.push(`${fault}: ${found.told}`);
  }
  return [allOf(`faults of the fake with the same ${videos} videos as without`, faults.length, wrong)];
}
