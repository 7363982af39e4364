/** Our own packages as a contestant: `node --expose-gc src/worker.ts ROOT` measures the checkout in ROOT. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type IconApi, iconOptions, loadIconApi } from "./api.ts";
import { ballsWork } from "./balls-work.ts";
import { cloudWork } from "./cloud-work.ts";
import type { Answer, BatchJob, IconJob, Job, RasterJob } from "./protocol.ts";
import { prepareRaster } from "./raster-work.ts";
import { serve, timeSync } from "./serve.ts";
import { songWork } from "./song-work.ts";
import { videosWork } from "./videos-work.ts";

const root = process.argv[2] ?? process.cwd();
let loaded: IconApi | undefined;

async function icons(): Promise<IconApi> {
  loaded ??= await loadIconApi(root);
  return loaded;
}

function iconWork(api: IconApi, job: IconJob): () => number {
  const options = iconOptions(job);
  if (job.task === "png") return () => api.renderPng(job.icon, options).length;
  if (job.task === "pixels") return () => api.renderRgba(job.icon, options).data.length;
  return () => api.renderSvg(job.icon, options).length;
}

function batch(api: IconApi, job: BatchJob): Answer {
  const options = iconOptions(job);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const answer = timeSync(1, () => job.icons.reduce((sum, icon) => sum + api.renderPng(icon, options).length, 0));
  return { ...answer, growth: Math.max(0, process.resourceUsage().maxRSS * 1024 - before) };
}

const rasterWork = new Map<string, () => number>();

/** The input of a raster job is made once; its result never is kept. */
async function rasterWorkOf(job: RasterJob): Promise<() => number> {
  const key = JSON.stringify(job);
  const work = rasterWork.get(key) ?? (await prepareRaster(root, job));
  rasterWork.set(key, work);
  return work;
}

await serve({
  async run(job: Job, repeat: number): Promise<Answer> {
    if ("shape" in job) return timeSync(repeat, await rasterWorkOf(job));
    if ("icons" in job) return batch(await icons(), job);
    if (job.task === "scrape" || job.task === "view" || job.task === "sound")
      throw new Error(`${job.task}: takes a process of its own`);
    if (job.task === "balls") return (await ballsWork(root, job))(repeat);
    if (job.task === "song") return (await songWork(root, job))(repeat);
    if (job.task === "cloud") return (await cloudWork(root, job))(repeat);
    if ("videos" in job) return (await videosWork(root, job))(repeat);
    return timeSync(repeat, iconWork(await icons(), job));
  },
  async save(job: BatchJob, folder: string): Promise<Answer> {
    const api = await icons();
    const options = iconOptions(job);
    let bytes = 0;
    for (const icon of job.icons) {
      const file = api.renderPng(icon, options);
      writeFileSync(join(folder, `${icon}.png`), file);
      bytes += file.length;
    }
    return { bytes };
  },
});
