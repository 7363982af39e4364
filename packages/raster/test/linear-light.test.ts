import { expect, test } from "vitest";
import { fromLinear, toLinear } from "../src/core/linear-light.ts";

/** The transfer function as IEC 61966-2-1 prints it. */
function decode(value: number): number {
  const v = value / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

function encode(light: number): number {
  return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
}

test("every stored value becomes the light of the standard, alpha stays, and so do values between", () => {
  for (let value = 0; value <= 255; value += 0.25) {
    const row = Float64Array.of(value, 0, 255, 0.3);
    toLinear(row);
    expect(row[0]).toBeCloseTo(decode(value), 12);
    expect([row[1], row[2], row[3]]).toEqual([0, 1, 0.3]);
  }
});

test("every stored value comes back from its light", () => {
  for (let value = 0; value <= 255; value++) {
    const row = Float64Array.of(value, value, value, 1);
    toLinear(row);
    expect(fromLinear(row[1] ?? -1)).toBe(value);
  }
});

test("light between two stored values rounds as the standard's inverse does", () => {
  for (let i = 0; i <= 20_000; i++) {
    const exact = encode(i / 20_000);
    if (Math.abs(exact - Math.floor(exact) - 0.5) < 1e-6) continue;
    expect(fromLinear(i / 20_000)).toBe(Math.round(exact));
  }
});

test("light outside 0 to 1 is the darkest or the brightest value", () => {
  expect([fromLinear(-1), fromLinear(2)]).toEqual([0, 255]);
});
