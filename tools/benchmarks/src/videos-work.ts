/** The parts of youtube-scrape without a network, on what a scrape of the fake has brought. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type * as transports from "../../../packages/youtube-scrape/src/api/undici-transport.ts";
import type * as mapping from "../../../packages/youtube-scrape/src/core/map-video.ts";
import type * as fakes from "../../../packages/youtube-scrape/src/fake/server.ts";
import type * as library from "../../../packages/youtube-scrape/src/index.ts";
import type * as reports from "../../../packages/youtube-scrape/src/report/report.ts";
import type * as plans from "../../../packages/youtube-scrape/src/scrape/plan.ts";
import type * as indexes from "../../../packages/youtube-scrape/src/store/search-index.ts";
import type * as stores from "../../../packages/youtube-scrape/src/store/videos.ts";
import { load } from "./api.ts";
import type { Answer, VideosJob } from "./protocol.ts";
import { timeSync } from "./serve.ts";

/** Rows in one transaction, as the engine has it. */
const PAGE = 50;
const PACKAGE = "youtube-scrape";

interface Material {
  readonly folder: string;
  readonly channelId: string;
  readonly rows: readonly library.VideoRow[];
  /** The resources as the API gives them. */
  readonly resources: readonly unknown[];
  /** A database that holds all of it. */
  readonly store: library.Store;
}

const known = new Map<number, Promise<Material>>();

/** The work of a job; its material is made once for each number of videos, its result never is kept. */
export async function videosWork(root: string, job: VideosJob): Promise<(repeat: number) => Answer> {
  const made = known.get(job.videos) ?? collect(root, job.videos);
  known.set(job.videos, made);
  const material = await made;
  switch (job.task) {
    case "map":
      return mapWork(root, material);
    case "save":
      return saveWork(root, material);
    case "report": {
      const { report } = await load<typeof reports>(root, PACKAGE, "report/report.ts");
      const { store, channelId: channel } = material;
      return (repeat) => timeSync(repeat, () => report(store, { channel }).html.length);
    }
    default:
      return exportWork(root, material, job.task === "export-csv" ? "csv" : "jsonl");
  }
}

async function collect(root: string, videos: number): Promise<Material> {
  const { openStore, scrape } = await load<typeof library>(root, PACKAGE);
  const { startFake } = await load<typeof fakes>(root, PACKAGE, "fake/server.ts");
  const { networkTransport } = await load<typeof transports>(root, PACKAGE, "api/undici-transport.ts");
  const folder = mkdtempSync(join(tmpdir(), "bench-videos-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const store = openStore(join(folder, "all.db"));
  const server = await startFake({ videos });
  const network = networkTransport(5);
  const resources: unknown[] = [];
  const rows: library.VideoRow[] = [];
  const transport: library.Transport = async (request) => {
    const answer = await network.transport(request);
    if (request.url.includes("/videos?")) {
      const page: { items: unknown[] } = JSON.parse(gunzipSync(answer.body).toString("utf8"));
      resources.push(...page.items);
    }
    return answer;
  };
  const { channelId: channel, url: baseUrl } = server;
  for await (const row of scrape({ store, channel, baseUrl, transport, apiKey: "benchmark" })) rows.push(row);
  await network.close();
  await server.close();
  return { folder, channelId: channel, rows, resources, store };
}

async function mapWork(root: string, { resources, channelId }: Material): Promise<(repeat: number) => Answer> {
  const { mapVideo } = await load<typeof mapping>(root, PACKAGE, "core/map-video.ts");
  const context = { channelId };
  const one = (): number => resources.reduce<number>((sum, item) => sum + (mapVideo(item, context).ok ? 1 : 0), 0);
  return (repeat) => timeSync(repeat, one);
}

/** Into a new database each time; opening and emptying it is not timed, closing it with its last checkpoint is. */
async function saveWork(root: string, { folder, rows }: Material): Promise<(repeat: number) => Answer> {
  const { openStore } = await load<typeof library>(root, PACKAGE);
  const { videosOf } = await load<typeof stores>(root, PACKAGE, "store/videos.ts");
  const { indexText } = await load<typeof indexes>(root, PACKAGE, "store/search-index.ts");
  const { PUBLIC_PARTS } = await load<typeof plans>(root, PACKAGE, "scrape/plan.ts");
  const file = join(folder, "save.db");
  const once = (): Answer => {
    for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
    const store = openStore(file);
    const videos = videosOf(store, 1, PUBLIC_PARTS);
    return timeSync(1, () => {
      for (let from = 0; from < rows.length; from += PAGE) {
        const page = rows.slice(from, from + PAGE);
        store.db
          .transaction(() => page.forEach((row) => void videos.save(row, "2026-01-01T00:00:00.000Z")))
          .immediate();
      }
      store.db.transaction(() => indexText(store)).immediate();
      store.db.close();
      return rows.length;
    });
  };
  return (repeat) => {
    let ns = 0;
    for (let i = 0; i < repeat; i++) ns += once().ns ?? 0;
    return { ns };
  };
}

async function exportWork(
  root: string,
  { store }: Material,
  format: "csv" | "jsonl",
): Promise<(repeat: number) => Answer> {
  const { exportVideos } = await load<typeof library>(root, PACKAGE);
  return (repeat) =>
    timeSync(repeat, () => {
      let bytes = 0;
      for (const text of exportVideos(store, { format })) bytes += text.length;
      return bytes;
    });
}
