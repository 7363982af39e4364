import { seeded } from "@side-projects/testkit";
import type { SecondApiOptions } from "../../../packages/youtube-scrape/test/second-api/server.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { resultOf, said } from "./youtube-command.ts";
import { numberOf, rowsOf } from "./youtube-database.ts";
import { ANSWERS, always } from "./youtube-failures.ts";
import { withSecondApi } from "./youtube-session.ts";
import { idOf, plainWorld, UPLOADS } from "./youtube-worlds.ts";

type Pages = readonly (readonly string[])[];

/** A way in which a listing is not what it should be. */
interface Fault {
  what: string;
  /** Whether "all at once" holds it, so that a quick run does without it alone. @default false */
  held?: boolean;
  /** Pages of a pass, from the right ones. */
  pages: (right: Pages, pass: number) => Pages;
  script?: NonNullable<SecondApiOptions["script"]>;
}

function shuffled(pages: Pages): Pages {
  const random = seeded(50);
  const ids = pages.flat().map((id) => ({ id, at: random.next() }));
  ids.sort((a, b) => a.at - b.at);
  return pages.map((page, i) => ids.slice(50 * i, 50 * i + page.length).map(({ id }) => id));
}

/** The last ids of a page once more at the start of the next. */
function overlapping(pages: Pages): Pages {
  return pages.map((page, i) => [...(pages[i - 1]?.slice(-3) ?? []), ...page.slice(0, i === 0 ? 50 : 47)]);
}

/** Overlaps push ids back, and nothing is lost by them: what does not fit is on further pages. */
function repeated(pages: Pages): Pages {
  const kept = overlapping(pages);
  const missing = pages.flat().filter((id) => !kept.flat().includes(id));
  const further = Array.from({ length: Math.ceil(missing.length / 50) }, (_, i) => missing.slice(50 * i, 50 * i + 50));
  return [...kept, ...further];
}

const without = (pages: Pages, at: number): Pages => pages.map((page, i) => (i === at ? [] : page));
const badToken = { playlistItems: [null, null, null, always(ANSWERS.badToken)] };

const FAULTS: readonly Fault[] = [
  { what: "in order", held: true, pages: (right) => right },
  { what: "duplicates over page edges", held: true, pages: repeated },
  { what: "another order", held: true, pages: shuffled },
  { what: "a page lost once", held: true, pages: (right, pass) => (pass === 1 ? without(right, 2) : right) },
  { what: "the first page lost once", pages: (right, pass) => (pass === 1 ? without(right, 0) : right) },
  { what: "single ids lost once", pages: (right, pass) => (pass === 1 ? right.map((page) => page.slice(1)) : right) },
  { what: "a token that is refused", held: true, pages: (right) => right, script: badToken },
  {
    what: "all at once",
    pages: (right, pass) => (pass === 1 ? without(repeated(shuffled(right)), 4) : repeated(right)),
    script: badToken,
  },
];

/** Whatever a listing repeats, turns around or loses once, exactly the channel's videos are found, by a scrape of its own. */
export async function listingFindings(count: number, quick: boolean): Promise<Finding[]> {
  const wrong: string[] = [];
  const faults = quick ? FAULTS.filter(({ held }) => held !== true) : FAULTS;
  for (const { what, pages, script } of faults) {
    const world = plainWorld(count);
    const right = world.pages(UPLOADS, 1) ?? [];
    const options = {
      ...world,
      pages: (id: string, pass: number) => (id === UPLOADS ? pages(right, pass) : null),
      ...(script && { script }),
    };
    await withSecondApi(options, async ({ run, db, api }) => {
      const result = await run();
      const { coverage, units } = resultOf(result);
      const found = rowsOf(db, "SELECT video_id FROM videos ORDER BY video_id").map(({ video_id }) => video_id);
      const exact = found.join() === Array.from({ length: count }, (_, n) => idOf(n)).join();
      const members = numberOf(db, "SELECT count(*) FROM playlist_members WHERE playlist_id = ?", UPLOADS);
      const told = coverage.listed === count && coverage.claimed === count;
      if (result.code !== 0 || !exact || members !== count || !told || units.general !== api.seen.length)
        wrong.push(
          `${what}: exit ${result.code}, ${found.length} of ${count}, ${members} listed, ${JSON.stringify(coverage)}, ${units.general} of ${api.seen.length} units ${said(result)}`,
        );
    });
  }
  return [allOf(`listings of the second server with exactly ${count} videos`, faults.length, wrong)];
}
