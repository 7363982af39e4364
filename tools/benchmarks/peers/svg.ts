/**
 * What people do today, as a contestant: an SVG of the icon goes through sharp or resvg. The SVG is ours and is made
 * before the clock. Usage: `node --expose-gc peers/svg.ts sharp|resvg ROOT`.
 */
import { iconOptions, loadIconApi } from "../src/api.ts";
import type { Answer, IconJob, Job } from "../src/protocol.ts";
import { serve, timeAsync, timeSync } from "../src/serve.ts";

const [, , peer = "sharp", root = process.cwd()] = process.argv;
const api = await loadIconApi(root);

function svgOf(job: Job): { svg: string; job: IconJob } {
  if (job.task !== "png" && job.task !== "pixels") throw new Error(`${peer} has no part in ${job.task}`);
  return { svg: api.renderSvg(job.icon, iconOptions(job)), job };
}

async function withSharp(): Promise<(job: Job, repeat: number) => Promise<Answer>> {
  const { default: sharp } = await import("sharp");
  // Files and SVG of an earlier call must not be answered from memory.
  sharp.cache(false);
  return async (wanted, repeat) => {
    const { svg, job } = svgOf(wanted);
    const input = Buffer.from(svg);
    if (job.task === "png") return timeAsync(repeat, async () => (await sharp(input).png().toBuffer()).length);
    return timeAsync(repeat, async () => (await sharp(input).ensureAlpha().raw().toBuffer()).length);
  };
}

async function withResvg(): Promise<(job: Job, repeat: number) => Promise<Answer>> {
  const { Resvg } = await import("@resvg/resvg-js");
  const options = { font: { loadSystemFonts: false } };
  return async (wanted, repeat) => {
    const { svg, job } = svgOf(wanted);
    if (job.task === "png") return timeSync(repeat, () => new Resvg(svg, options).render().asPng().length);
    return timeSync(repeat, () => new Resvg(svg, options).render().pixels.length);
  };
}

await serve({ run: peer === "resvg" ? await withResvg() : await withSharp() });
