/** A picture of this server: `/thumb/<id>/<file>`. */
export interface PictureName {
  /** Of a video: 11 letters, digits, hyphens and underscores. */
  readonly id: string;
  readonly file: string;
}

/** Where YouTube keeps thumbnails. */
export const THUMBNAIL_ORIGIN = "https://i.ytimg.com";

/** Pictures of the made-up channel that are drawn here, by file name; larger ones would take a second each. */
export const DRAWN_SIZES: ReadonlyMap<string, { readonly width: number; readonly height: number }> = new Map([
  ["default.png", { width: 120, height: 90 }],
  ["mqdefault.png", { width: 320, height: 180 }],
  ["hqdefault.png", { width: 480, height: 360 }],
  ["sddefault.png", { width: 640, height: 480 }],
  ["maxresdefault.png", { width: 1280, height: 720 }],
]);

const DEMO = /^https:\/\/demo\.invalid\/vi\/([A-Za-z0-9_-]{11})\/(\w+\.png)$/;
// Without spaces and commas, which part the addresses in an image's source set.
const SOURCE_ADDRESS = /^https:\/\/i\.ytimg\.com\/[\w./?=&%-]*$/;
const SOURCE = /^https:\/\/i\.ytimg\.com\/vi\/([A-Za-z0-9_-]{11})\/(\w{1,40}\.jpg)$/;

/** Whether an address is one of the made-up channel's: `.invalid` is nowhere (RFC 2606). */
export function isDemoAddress(url: string): boolean {
  return url.startsWith("https://demo.invalid/");
}

/** The picture that a thumbnail's address of the made-up channel stands for; undefined for any other address. */
export function demoPicture(url: string): PictureName | undefined {
  const found = nameOf(DEMO, url);
  return found !== undefined && DRAWN_SIZES.has(found.file) ? found : undefined;
}

/** Whether a page can take a picture from this address. */
export function isSourceAddress(url: string): boolean {
  return SOURCE_ADDRESS.test(url);
}

/** The picture that an address of YouTube's thumbnails stands for; undefined for any other address. */
export function sourcePicture(url: string): PictureName | undefined {
  return nameOf(SOURCE, url);
}

function nameOf(pattern: RegExp, url: string): PictureName | undefined {
  const found = pattern.exec(url);
  const [, id, file] = found ?? [];
  return id === undefined || file === undefined ? undefined : { id, file };
}
