import type { Site } from "../core/page.ts";
import type { AppOptions } from "./options.ts";
import { demoPicture, isSourceAddress, sourcePicture } from "./thumbnail-address.ts";

/** What all pages of one server have in common. */
export function siteOf({ archive, assets, derived = true, demo = false, proxyThumbnails = false }: AppOptions): Site {
  return {
    assets: assets.urls,
    zone: archive.zone,
    derived,
    demo,
    thumbnailUrl(_videoId, { url }) {
      if (!proxyThumbnails && isSourceAddress(url)) return url;
      const own = demoPicture(url) ?? (proxyThumbnails ? sourcePicture(url) : undefined);
      return own === undefined ? "" : `/thumb/${own.id}/${own.file}`;
    },
  };
}
