import { copyFileSync } from "node:fs";
import { Agent } from "node:http";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { seeded } from "@side-projects/testkit";
import { SORTS } from "../../../apps/top-videos-web/src/core/ask.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { withViewer } from "./viewer-command.ts";
import { ask } from "./viewer-weight.ts";
import { CHANNEL, demo } from "./viewer-worlds.ts";
import { said, startYoutube } from "./youtube-command.ts";
import { numberOf, rowsOf } from "./youtube-database.ts";

interface Tally {
  requests: number;
  /** Of those that were asked while a scrape ran. */
  during: number;
  readonly statuses: Map<number, number>;
  readonly wrong: string[];
  slowest: number;
}

const SHARES = 10;

/** Paths that a reader asks for, the heavy ones too. */
function anyPath(random: ReturnType<typeof seeded>): string {
  const channel = `c/${CHANNEL}`;
  const month = `20${random.int(15, 26)}-${String(random.int(1, 12)).padStart(2, "0")}`;
  const sort = random.pick(SORTS);
  switch (random.int(0, SHARES)) {
    case 0:
      return "";
    case 1:
      return "healthz";
    case 2:
      return `${channel}/month/${month}.csv?sort=${sort}&n=100`;
    case 3:
      return `${channel}?month=all&sort=${sort}`;
    case 4:
      return `${channel}?q=${random.pick(["theme", "boss", "the", "x"])}`;
    default:
      return `${channel}?month=${month}&sort=${sort}`;
  }
}

interface Load {
  readonly address: string;
  /** performance.now() at which it ends. */
  readonly until: number;
  readonly seed: number;
  readonly isWriting: () => boolean;
}

/** Asks as fast as answers come, on one connection. */
async function reader({ address, until, seed, isWriting }: Load, tally: Tally): Promise<void> {
  const random = seeded(seed);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const tags = new Map<string, string>();
  while (performance.now() < until) {
    const one = anyPath(random);
    const tag = tags.get(one);
    const partial = one.includes("month=");
    const headers = {
      ...(partial && { "HX-Request-Type": "partial" }),
      ...(tag !== undefined && { "if-none-match": tag }),
    };
    const began = performance.now();
    const { status, headers: got, bytes } = await ask(address + one, headers, agent);
    tally.slowest = Math.max(tally.slowest, performance.now() - began);
    if (typeof got.etag === "string") tags.set(one, got.etag);
    tally.requests++;
    if (isWriting()) tally.during++;
    tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
    const text = status >= 400 ? bytes.toString() : "";
    // A month before the channel's first is no page.
    if (status >= 500 || status === 429 || /SQLITE|BUSY|locked/i.test(text)) tally.wrong.push(`${status} /${one}`);
  }
  agent.destroy();
}

/** What the page says about its own age. */
async function ageOf(address: string): Promise<string> {
  const { bytes } = await ask(`${address}c/${CHANNEL}`);
  return /<time class="age" datetime="([^"]+)"/.exec(bytes.toString())?.[1] ?? "none";
}

function newestIn(file: string, table: string): string {
  const column = table === "runs" ? "updated_at" : "retrieved_at";
  return String(rowsOf(file, `SELECT max(${column}) AS at FROM ${table}`)[0]?.at);
}

/** Readers at full speed while youtube-scrape writes into the same file, by turns scrapes and refreshes. */
export function writerFindings(quick: boolean): Promise<Finding[]> {
  const [videos, seconds, readers] = quick ? [500, 3, 4] : [20_000, 60, 10];
  return inFolder(async (folder) => {
    const file = path.join(folder, "live.db");
    copyFileSync(await demo(videos), file);
    const runs: string[] = [];
    let ended = 0;
    let writing = 0;
    const tally: Tally = { requests: 0, during: 0, statuses: new Map(), wrong: [], slowest: 0 };
    const before = rowsOf(file, "SELECT count(*) AS count FROM video_stats")[0]?.count;
    return withViewer(file, async ({ address, complaints }) => {
      const first = await ageOf(address);
      const until = performance.now() + 1000 * seconds;
      const ages = new Set([first]);
      const latency = String(quick ? 20 : 60);
      const write = async (): Promise<void> => {
        for (let day = 4; performance.now() < until; day++) {
          const work = day % 3 === 0 ? ["scrape"] : ["refresh"];
          writing++;
          const { ended: end } = startYoutube(
            [...work, "--demo", "--videos", String(videos), "--day", String(day), "--latency", latency, "--db", file],
            { cwd: folder, key: null },
          );
          const result = await end;
          writing--;
          ended++;
          if (result.code !== 0) runs.push(`${work[0]} --day ${day}: exit ${result.code} ${said(result)}`);
        }
      };
      const look = async (): Promise<void> => {
        while (performance.now() < until) {
          ages.add(await ageOf(address));
          await delay(250);
        }
      };
      const load = { address, until, isWriting: () => writing > 0 };
      const reading = Array.from({ length: readers }, (_, seed) => reader({ ...load, seed }, tally));
      await Promise.all([write(), look(), ...reading]);
      const last = await ageOf(address);
      // The moment of a run's last rows may stand for theirs.
      const [stored, ran] = ["videos", "runs"].map((table) => newestIn(file, table));
      const added = numberOf(file, "SELECT count(*) FROM video_stats") - Number(before);
      const shown = [...tally.statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${count} x ${status}`);
      return [
        allOf(
          `requests in ${seconds} s, ${tally.during} of them beside a writer (${shown.join(", ")}), without 5xx`,
          tally.requests,
          tally.wrong,
        ),
        { met: tally.slowest < 10_000, text: `slowest answer ${Math.round(tally.slowest)} ms` },
        allOf(`runs of youtube-scrape beside it (${added} rows of history)`, ended, runs),
        {
          met: last > first && last >= String(stored) && last <= String(ran) && ages.size > 1,
          text: `data age from ${first} to ${last} in ${ages.size} steps without a restart, rows are of ${stored}, their run of ${ran}`,
        },
        { met: complaints() === "", text: `stderr: ${complaints().slice(0, 300) || "nothing"}` },
        atMost("SQLITE_BUSY in stderr and answers", (complaints().match(/BUSY|locked/g) ?? []).length, 0),
      ];
    });
  });
}
