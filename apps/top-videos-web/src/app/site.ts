import type { Site } from "../core/page.ts";
import type { AppOptions } from "./options.ts";
import { demoPicture, isSourceAddress, sourcePicture } from "./thumbnail-address.ts";

/** The two that one server has: for channels that exist, and for the made-up one. */
export interface Sites {
  readonly real: Site;
  readonly demo: Site;
}

/** What all pages of one server have in common. */
export function sitesOf({ archive, assets, derived = true, proxyThumbnails = false }: AppOptions): Sites {
  const real: Site = {
    assets: assets.urls,
    zone: archive.zone,
    derived,
    demo: false,
    thumbnailUrl(_videoId, { url }) {
      if (!proxyThumbnails && isSourceAddress(url)) return url;
      const own = demoPicture(url) ?? (proxyThumbnails ? sourcePicture(url) : undefined);
      return own === undefined ? "" : `/thumb/${own.id}/${own.file}`;
    },
  };
  return { real, demo: { ...real, demo: true } };
}
