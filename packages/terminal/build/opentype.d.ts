// The parser ships no types. What it returns is unknown here, as icon-render declares it, and checked where it is used.
declare module "opentype.js" {
  const opentype: { parse(font: ArrayBuffer): unknown };
  export default opentype;
}
