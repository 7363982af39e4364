// Neither parser ships types. What they return is unknown here and checked where it is used.
declare module "opentype.js" {
  const opentype: { parse(font: ArrayBuffer): unknown };
  export default opentype;
}

declare module "wawoff2" {
  const wawoff2: { decompress(font: Uint8Array): Promise<unknown> };
  export default wawoff2;
}
