import { createRequire } from "node:module";
import path from "node:path";
import { repository } from "@side-projects/testkit";

/** What is used of sharp. */
export type Sharp = (
  input: Uint8Array | Uint8ClampedArray,
  options?: { raw: { width: number; height: number; channels: 4 } },
) => SharpImage;
export interface SharpImage {
  ensureAlpha(): SharpImage;
  raw(): SharpImage;
  webp(options: { lossless?: boolean; quality?: number; effort?: number }): SharpImage;
  toBuffer(): Promise<Buffer>;
}

/** What is used of resvg. */
export interface ResvgModule {
  Resvg: new (
    svg: string,
    options?: object,
  ) => {
    render(): { width: number; height: number; pixels: Uint8Array };
    getBBox(): { x: number; y: number; width: number; height: number } | undefined;
  };
}

/** sharp and resvg as the benchmarks pin them, so that an independent truth has one version in the tree. */
export function loadSharp(): Sharp {
  return fromBenchmarks("sharp");
}

export function loadResvg(): ResvgModule {
  return fromBenchmarks("@resvg/resvg-js");
}

function fromBenchmarks<T>(name: string): T {
  const loaded: T = createRequire(path.join(repository, "tools/benchmarks/package.json"))(name);
  return loaded;
}

/** A file of a package that icon-render is built or tested with. */
export function fileOf(name: string, file: string): string {
  const manifest = createRequire(path.join(repository, "packages/icon-render/package.json")).resolve(
    `${name}/package.json`,
  );
  return path.join(path.dirname(manifest), file);
}
