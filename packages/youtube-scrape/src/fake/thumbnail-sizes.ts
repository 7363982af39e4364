interface ThumbnailSize {
  /** Name in the API's answers. */
  readonly name: string;
  /** Name of the file under `/vi/<id>/`, without `.png`. */
  readonly file: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Sizes that every video has, then those of high definition, then those of 2026-09-11 and later. */
export const THUMBNAIL_SIZES: readonly ThumbnailSize[] = [
  { name: "default", file: "default", width: 120, height: 90 },
  { name: "medium", file: "mqdefault", width: 320, height: 180 },
  { name: "high", file: "hqdefault", width: 480, height: 360 },
  { name: "standard", file: "sddefault", width: 640, height: 480 },
  { name: "maxres", file: "maxresdefault", width: 1280, height: 720 },
  { name: "fhd", file: "fhddefault", width: 1920, height: 1080 },
  { name: "qhd", file: "qhddefault", width: 2560, height: 1440 },
  { name: "uhd", file: "uhddefault", width: 3840, height: 2160 },
];
