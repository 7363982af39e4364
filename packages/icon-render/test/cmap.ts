/**
 * Glyphs by code point from the cmap of a bare font, formats 4 and 12, read from the OpenType specification alone: the
 * truth that the table is tested against.
 */
export function readCmap(sfnt: Uint8Array): Map<number, number> {
  const view = new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength);
  const glyphs = new Map<number, number>();
  const set = (codepoint: number, glyph: number): void => {
    if (glyph !== 0 && codepoint !== 0xffff) glyphs.set(codepoint, glyph);
  };
  const cmap = tableStart(view, "cmap");
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 4 + 8 * i + 4);
    if (view.getUint16(at) === 12) readGroups(view, at, set);
    if (view.getUint16(at) === 4) readSegments(view, at, set);
  }
  return glyphs;
}

type SetGlyph = (codepoint: number, glyph: number) => void;

function readGroups(view: DataView, at: number, set: SetGlyph): void {
  for (let group = 0; group < view.getUint32(at + 12); group++) {
    const record = at + 16 + 12 * group;
    const first = view.getUint32(record);
    for (let c = first; c <= view.getUint32(record + 4); c++) set(c, view.getUint32(record + 8) + c - first);
  }
}

function readSegments(view: DataView, at: number, set: SetGlyph): void {
  const bytes = view.getUint16(at + 6);
  for (let segment = 0; segment < bytes; segment += 2) {
    const end = view.getUint16(at + 14 + segment);
    const start = view.getUint16(at + 16 + bytes + segment);
    const delta = view.getUint16(at + 16 + 2 * bytes + segment);
    const rangeAt = at + 16 + 3 * bytes + segment;
    const range = view.getUint16(rangeAt);
    for (let c = start; c <= end; c++) {
      const glyph = range === 0 ? c : view.getUint16(rangeAt + range + 2 * (c - start));
      set(c, range !== 0 && glyph === 0 ? 0 : (glyph + delta) & 0xffff);
    }
  }
}

function tableStart(view: DataView, tag: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + 16 * i;
    const name = [0, 1, 2, 3].map((byte) => String.fromCharCode(view.getUint8(record + byte))).join("");
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new Error(`the font has no ${tag}`);
}
