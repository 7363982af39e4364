/** Operands of each operator of a DICT; two-byte operators are 0x0c00 above their second byte. */
export type CffDict = ReadonlyMap<number, readonly number[]>;

/**
 * Reads a DICT of a CFF or CFF2 table. Real numbers come as NaN, because no place in the table is one.
 *
 * @throws RangeError when an operand reaches past the view
 */
export function readDict(view: DataView, start: number, end: number): CffDict {
  const dict = new Map<number, readonly number[]>();
  let operands: number[] = [];
  for (let at = start; at < end; ) {
    const byte = view.getUint8(at);
    if (byte < 28) {
      dict.set(byte === 12 ? 0x0c00 + view.getUint8(at + 1) : byte, operands);
      operands = [];
      at += byte === 12 ? 2 : 1;
    } else {
      operands.push(operandAt(view, at));
      at += operandSize(view, at);
    }
  }
  return dict;
}

function operandAt(view: DataView, at: number): number {
  const byte = view.getUint8(at);
  if (byte === 28) return view.getInt16(at + 1);
  if (byte === 29) return view.getInt32(at + 1);
  if (byte < 32 || byte === 255) return Number.NaN;
  if (byte < 247) return byte - 139;
  const low = view.getUint8(at + 1) + 108;
  return byte < 251 ? (byte - 247) * 256 + low : (251 - byte) * 256 - low;
}

function operandSize(view: DataView, at: number): number {
  const byte = view.getUint8(at);
  if (byte === 30) return realSize(view, at);
  if (byte === 28) return 3;
  if (byte === 29) return 5;
  return byte < 247 || byte === 255 ? 1 : 2;
}

/** A real number is written in nibbles, of which 15 is the last. */
function realSize(view: DataView, at: number): number {
  for (let last = at + 1; ; last++) {
    const byte = view.getUint8(last);
    if (byte >> 4 === 15 || (byte & 15) === 15) return last + 1 - at;
  }
}
