import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AssetUrls } from "../core/page.ts";

/** The built files that pages load. */
export interface Assets {
  /** Absolute path of the folder that holds them. */
  readonly folder: string;
  readonly urls: AssetUrls;
}

/**
 * What the build left in a folder.
 *
 * @param folder absolute path
 * @throws Error where it has no manifest, which means that nothing was built
 */
export function loadAssets(folder: string): Assets {
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
