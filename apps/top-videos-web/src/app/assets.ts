import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { AssetUrls } from "../core/page.ts";

/** The built files that pages load. */
export interface Assets {
  /** Absolute path of the folder that holds them. */
  readonly folder: string;
  readonly urls: AssetUrls;
}

// Sources stand beside the build, the published build is all in one folder.
const OWN = new URL(import.meta.url.endsWith(".ts") ? "../../dist/assets" : "assets", import.meta.url);

/**
 * What the build left in a folder.
 *
 * @param folder absolute path; without it that of this package
 * @throws Error where it has no manifest, which means that nothing was built
 */
export function loadAssets(folder: string = fileURLToPath(OWN)): Assets {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  return {
    folder,
    urls: {
      style: address(manifest, "style"),
      htmx: address(manifest, "htmx"),
      client: address(manifest, "client"),
      font: address(manifest, "font"),
      icon: address(manifest, "icon"),
    },
  };
}

function address(manifest: unknown, name: string): string {
  const found = typeof manifest === "object" && manifest !== null ? Object.entries(manifest) : [];
  const value: unknown = found.find(([key]) => key === name)?.[1];
  if (typeof value === "string" && value.startsWith("/assets/")) return value;
  throw new Error(`manifest.json of the assets has no address of ${name}; build them again`);
}

const PREFIX = "/assets/";

/** Serves the files that the manifest names, as they were compressed when they were built. */
export async function addAssets(app: FastifyInstance, { folder, urls }: Assets): Promise<void> {
  const served: ReadonlySet<string> = new Set(Object.values(urls));
  await app.register(fastifyStatic, {
    root: folder,
    prefix: PREFIX,
    wildcard: false,
    index: false,
    decorateReply: false,
    acceptRanges: false,
    preCompressed: true,
    immutable: true,
    maxAge: "365d",
    // Not the manifest, nor what is compressed under the name of its packing.
    globIgnore: ["**/*.json", "**/*.br", "**/*.gz"],
    allowedPath: (path) => served.has(`${PREFIX}${path.replace(/^\//, "")}`),
  });
}
