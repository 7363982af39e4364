import type { Archive } from "../core/archive.ts";
import type { ChannelData } from "./snapshot.ts";
import { isDemoAddress } from "./thumbnail-address.ts";

/** Tells the made-up channel, whose thumbnails are nowhere, from those that exist. */
export class MadeUp {
  readonly #archive: Archive;
  /** By id of the channel; what it once was it stays. */
  readonly #known = new Map<string, boolean>();

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** False while the channel has no videos to tell it by. */
  is({ channel, latest }: ChannelData): boolean {
    const known = this.#known.get(channel.id);
    if (known !== undefined) return known;
    const few = { period: latest, sort: "newest", n: 10, kind: null, q: "" } as const;
    const { videos } = this.#archive.rank(channel.id, few);
    const made = videos.some(({ thumbnails }) => thumbnails.some(({ url }) => isDemoAddress(url)));
    if (videos.length > 0) this.#known.set(channel.id, made);
    return made;
  }
}
