import type { FastifyInstance } from "fastify";
import type { Archive } from "../core/archive.ts";
import { ViewerError } from "../core/error.ts";
import { type Made, PictureCache } from "./picture-cache.ts";
import { DRAWN_SIZES, demoPicture, type PictureName, sourcePicture } from "./thumbnail-address.ts";
import { ThumbnailDrawer } from "./thumbnail-drawer.ts";
import { type ThumbnailSource, thumbnailSource } from "./thumbnail-source.ts";

const LIMITS = { bytes: 24 * 1024 * 1024, pending: 256, missing: 5000, missingMs: 5 * 60_000 } as const;

const FOR_EVER = "public, max-age=31536000, immutable";
/** A channel can give a video another picture under the same name. */
const FOR_A_DAY = "public, max-age=86400";

export interface ThumbnailOptions {
  readonly archive: Archive;
  /** Where thumbnails are fetched from; undefined where they are not. */
  readonly origin: string | undefined;
}

/** Pictures that this server draws, for the made-up channel, or fetches, where pages must load nothing from elsewhere. */
export async function addThumbnails(app: FastifyInstance, { archive, origin }: ThumbnailOptions): Promise<void> {
  const cache = new PictureCache(LIMITS);
  const drawer = new ThumbnailDrawer();
  const source: ThumbnailSource | undefined = origin === undefined ? undefined : await thumbnailSource(origin);
  app.addHook("onClose", async () => {
    await Promise.all([drawer.close(), source?.close()]);
  });

  const picture = (name: PictureName): Promise<Made> | Made => {
    const { id, file } = name;
    const size = DRAWN_SIZES.get(file);
    if (size === undefined && source === undefined) return undefined;
    return cache.get(`${id}/${file}`, async () => {
      // What is not stored now may be a moment later: only what the source lacks is remembered.
      if (!isStored(archive, name, size === undefined ? sourcePicture : demoPicture)) return undefined;
      return size === undefined ? source?.fetch(name) : { type: "image/png", bytes: await drawer.draw(id, size) };
    });
  };

  app.get<{ Params: PictureName }>("/thumb/:id/:file", async (request, reply) => {
    const found = await picture(request.params);
    if (found === undefined || found === null) throw new ViewerError("E_NOT_FOUND", "there is no such picture");
    const drawn = DRAWN_SIZES.has(request.params.file);
    reply.header("cache-control", drawn ? FOR_EVER : FOR_A_DAY).header("content-type", found.type);
    return reply.send(found.bytes);
  });
}

/**
 * Whether a video of the database has this thumbnail: the server draws and fetches nothing else for anybody.
 *
 * @param nameOf what an address of the kind in question stands for
 */
function isStored(archive: Archive, { id, file }: PictureName, nameOf: typeof demoPicture): boolean {
  return archive.thumbnails(id).some(({ url }) => {
    const found = nameOf(url);
    return found?.id === id && found.file === file;
  });
}
