import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as iconRender from "icon-render";
import type { IconJob } from "./protocol.ts";

/** What the cases use of icon-render, of this checkout or of another one. */
export type IconApi = Pick<typeof iconRender, "renderPng" | "renderRgba" | "renderSvg">;

export async function loadIconApi(root: string): Promise<IconApi> {
  return load(root, "icon-render");
}

/** The options that draw the same picture as the original does for this job. */
export function iconOptions(job: Omit<IconJob, "task" | "icon">): iconRender.RenderOptions {
  return {
    size: job.size,
    iconSize: Math.max(1, Math.floor(0.95 * job.size)),
    color: job.color ?? "#000000",
    background: job.background === null ? "transparent" : (job.background ?? "#ffffff"),
    rotate: job.rotate ?? 0,
    supersample: 2,
    optimize: job.optimize ?? "default",
  };
}

/** Runs the sources of the workspace package; Node strips their types, so no build stands between. */
export async function load<T>(root: string, packageFolder: string, source: string = "index.ts"): Promise<T> {
  const folder = packageFolder === "ballin" || packageFolder === "miditui" ? "apps" : "packages";
  const file = join(root, folder, packageFolder, "src", source);
  if (!existsSync(file)) throw new Error(`${packageFolder} has no src/${source} in ${root}`);
  return import(pathToFileURL(file).href);
}
