import type { Site } from "../core/page.ts";
import type { AppOptions } from "./options.ts";
import { demoPicture, sourcePicture, THUMBNAIL_ORIGIN } from "./thumbnail-address.ts";

/** What all pages of one server have in common. */
export function siteOf({ archive, assets, derived = true, demo = false, proxyThumbnails = false }: AppOptions): Site {
  return {
    assets: assets.urls,
    zone: archive.zone,
    derived,
    demo,
    thumbnailUrl(_videoId, { url }) {
      if (url.startsWith(THUMBNAIL_ORIGIN)) {
        const picture = proxyThumbnails ? sourcePicture(url) : undefined;
        if (picture !== undefined) return `/thumb/${picture.id}/${picture.file}`;
        return proxyThumbnails ? "" : url;
      }
      const drawn = demoPicture(url);
      return drawn === undefined ? "" : `/thumb/${drawn.id}/${drawn.file}`;
    },
  };
}
