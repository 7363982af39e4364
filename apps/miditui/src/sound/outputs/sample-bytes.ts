/** Frames as signed 16-bit little-endian samples, left and right in turn; what is louder than full is cut off. */
export function int16Bytes(left: Float32Array, right: Float32Array, count: number): Uint8Array {
  const bytes = new Uint8Array(count * 4);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < count; i++) {
    view.setInt16(i * 4, int16(left[i] ?? 0), true);
    view.setInt16(i * 4 + 2, int16(right[i] ?? 0), true);
  }
  return bytes;
}

/** Frames as 32-bit little-endian floats, left and right in turn. */
export function floatBytes(left: Float32Array, right: Float32Array, count: number): Uint8Array {
  const bytes = new Uint8Array(count * 8);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < count; i++) {
    view.setFloat32(i * 8, left[i] ?? 0, true);
    view.setFloat32(i * 8 + 4, right[i] ?? 0, true);
  }
  return bytes;
}

function int16(sample: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_767)));
}
