declare module "opentype.js" {
  export interface Command {
    readonly type: "M" | "L" | "Q" | "C" | "Z";
    readonly x?: number;
    readonly y?: number;
    readonly x1?: number;
    readonly y1?: number;
  }
  export interface Font {
    readonly unitsPerEm: number;
    readonly ascender: number;
    readonly descender: number;
    charToGlyph(character: string): {
      readonly advanceWidth: number;
      readonly path: { readonly commands: readonly Command[] };
    };
  }
  const opentype: { parse(font: ArrayBuffer): Font };
  export default opentype;
}
