const FRAME = 8;

/** Makes frames of 32-bit floats out of bytes that come in parts of any length. */
export class FrameReader {
  readonly #onFrames: (left: Float32Array, right: Float32Array) => void;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(onFrames: (left: Float32Array, right: Float32Array) => void) {
    this.#onFrames = onFrames;
  }

  read(bytes: Uint8Array): void {
    const all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const count = Math.floor(all.length / FRAME);
    this.#rest = all.slice(count * FRAME);
    if (count === 0) return;
    const view = new DataView(all.buffer, all.byteOffset, count * FRAME);
    const left = new Float32Array(count);
    const right = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      left[i] = view.getFloat32(i * FRAME, true);
      right[i] = view.getFloat32(i * FRAME + 4, true);
    }
    this.#onFrames(left, right);
  }
}
