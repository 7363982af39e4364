import type { FastifyInstance } from "fastify";
import type { Archive } from "../core/archive.ts";
import { ViewerError } from "../core/error.ts";
import { type Picture, PictureCache } from "./picture-cache.ts";
import { DRAWN_SIZES, isVideoId, type PictureName, sourcePicture } from "./thumbnail-address.ts";
import { ThumbnailDrawer } from "./thumbnail-drawer.ts";
import { type ThumbnailSource, thumbnailSource } from "./thumbnail-source.ts";

const LIMITS = { bytes: 24 * 1024 * 1024, pending: 256 } as const;

const FOR_EVER = "public, max-age=31536000, immutable";
/** A channel can give a video another picture under the same name. */
const FOR_A_DAY = "public, max-age=86400";

export interface ThumbnailOptions {
  readonly archive: Archive;
  /** Where thumbnails are fetched from; undefined where they are not. */
  readonly origin: string | undefined;
}

/** Pictures that this server draws, for the made-up channel, or fetches, where pages must load nothing from elsewhere. */
export async function addThumbnails(app: FastifyInstance, options: ThumbnailOptions): Promise<void> {
  const { archive, origin } = options;
  const cache = new PictureCache(LIMITS);
  const drawer = new ThumbnailDrawer();
  const source: ThumbnailSource | undefined = origin === undefined ? undefined : await thumbnailSource(origin);
  app.addHook("onClose", async () => {
    await Promise.all([drawer.close(), source?.close()]);
  });

  const picture = (name: PictureName): Promise<Picture | undefined> | Picture | undefined => {
    const { id, file } = name;
    const size = DRAWN_SIZES.get(file);
    const key = `${id}/${file}`;
    if (!isVideoId(id)) return undefined;
    if (size !== undefined) {
      return cache.get(key, async () => ({ type: "image/png", bytes: await drawer.draw(id, size) }));
    }
    if (source === undefined) return undefined;
    return cache.get(key, async () => (isStored(archive, name) ? await source.fetch(name) : undefined));
  };

  app.get<{ Params: PictureName }>("/thumb/:id/:file", async (request, reply) => {
    const found = await picture(request.params);
    if (found === undefined) throw new ViewerError("E_NOT_FOUND", "there is no such picture");
    const drawn = DRAWN_SIZES.has(request.params.file);
    reply.header("cache-control", drawn ? FOR_EVER : FOR_A_DAY).header("content-type", found.type);
    return reply.send(found.bytes);
  });
}

/** Whether a video of the database has a thumbnail of this name: the server fetches nothing else for anybody. */
function isStored(archive: Archive, { id, file }: PictureName): boolean {
  return archive.thumbnails(id).some(({ url }) => {
    const found = sourcePicture(url);
    return found?.id === id && found.file === file;
  });
}
