import { exp } from "./trig.ts";

/**
 * Gaussian blur of 8-bit coverage; what lies outside the picture counts as 0.
 *
 * From a deviation of 2 up, three box filters in a row stand for the Gaussian, with the widths that the SVG filter
 * specification gives for feGaussianBlur; below, the kernel itself is used.
 *
 * @param deviation standard deviation in pixels, 0 or more
 */
export function blur(pixels: Uint8Array, width: number, deviation: number): Uint8Array {
  // A Gaussian this narrow leaves each pixel its own.
  if (!(deviation > 0.1)) return Uint8Array.from(pixels);
  const height = pixels.length / width;
  const values = Float32Array.from(pixels);
  if (deviation >= 2) {
    for (const [step, length, lines, jump] of [
      [1, width, height, width],
      [width, height, width, 1],
    ] as const) {
      boxes(values, { step, length, lines, jump }, deviation);
    }
  } else {
    const kernel = gaussian(deviation);
    convolve(values, { step: 1, length: width, lines: height, jump: width }, kernel);
    convolve(values, { step: width, length: height, lines: width, jump: 1 }, kernel);
  }
  return Uint8Array.from(values, (value) => Math.floor(value + 0.5));
}

/** A set of parallel lines through the picture: distance between neighbours in a line, and between lines. */
interface Lines {
  readonly step: number;
  readonly length: number;
  readonly lines: number;
  readonly jump: number;
}

function boxes(values: Float32Array, { step, length, lines, jump }: Lines, deviation: number): void {
  // 3 sqrt(2 pi) / 4, from the specification.
  const size = Math.floor(deviation * 1.8799712059732503 + 0.5);
  const passes =
    size % 2 === 1
      ? [
          [size, 0],
          [size, 0],
          [size, 0],
        ]
      : [
          [size, 0],
          [size, -1],
          [size + 1, 0],
        ];
  const row = new Float64Array(length);
  for (let line = 0; line < lines; line++) {
    const start = line * jump;
    for (const [box = 1, shift = 0] of passes) {
      const before = Math.floor(box / 2) + shift;
      let sum = 0;
      for (let i = 0; i < length; i++) row[i] = values[start + i * step]!;
      for (let i = 0; i < Math.min(length, box - before - 1); i++) sum += row[i]!;
      for (let i = 0; i < length; i++) {
        const enters = i + box - before - 1;
        const leaves = i - before - 1;
        if (enters >= 0 && enters < length) sum += row[enters]!;
        if (leaves >= 0) sum -= row[leaves]!;
        values[start + i * step] = sum / box;
      }
    }
  }
}

function gaussian(deviation: number): Float64Array {
  const reach = Math.ceil(deviation * 3);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => {
    const x = (i - reach) / deviation;
    return exp(-0.5 * x * x);
  });
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  return kernel.map((weight) => weight / total);
}

function convolve(values: Float32Array, { step, length, lines, jump }: Lines, kernel: Float64Array): void {
  const reach = (kernel.length - 1) / 2;
  const row = new Float64Array(length + 2 * reach);
  for (let line = 0; line < lines; line++) {
    const start = line * jump;
    for (let i = 0; i < length; i++) row[reach + i] = values[start + i * step]!;
    for (let i = 0; i < length; i++) {
      let sum = 0;
      for (let k = 0; k < kernel.length; k++) sum += kernel[k]! * row[i + k]!;
      values[start + i * step] = sum;
    }
  }
}
