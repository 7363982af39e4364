import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatColor, parseColor } from "../src/core/color/color.ts";
import { CloudError } from "../src/core/error.ts";

/** HSL to RGB by sectors of 60 degrees, as in the textbook. */
function bySectors(hue: number, saturation: number, lightness: number): number[] {
  const chroma = (1 - Math.abs(2 * lightness - 1)) * saturation;
  const second = chroma * (1 - Math.abs(((hue / 60) % 2) - 1));
  const sectors = [
    [chroma, second, 0],
    [second, chroma, 0],
    [0, chroma, second],
    [0, second, chroma],
    [second, 0, chroma],
    [chroma, 0, second],
  ];
  return (sectors[Math.floor(hue / 60)] ?? []).map((value) => 255 * (value + lightness - chroma / 2));
}

describe("parseColor", () => {
  test.each([
    ["#f06", [255, 0, 102, 1]],
    ["F06", [255, 0, 102, 1]],
    ["#f068", [255, 0, 102, 0x88 / 255]],
    ["#4060c0", [64, 96, 192, 1]],
    ["4060C080", [64, 96, 192, 128 / 255]],
    ["  Teal ", [0, 128, 128, 1]],
    ["rebeccapurple", [102, 51, 153, 1]],
    ["transparent", [0, 0, 0, 0]],
    ["rgb(1, 2, 3)", [1, 2, 3, 1]],
    ["rgb(1 2 3 / 50%)", [1, 2, 3, 0.5]],
    ["rgba(1,2,3,.25)", [1, 2, 3, 0.25]],
    ["rgb(100%, 50%, 0%)", [255, 128, 0, 1]],
    ["rgb(300, -5, 7)", [255, 0, 7, 1]],
    ["hsl(120, 100%, 25%)", [0, 128, 0, 1]],
    ["hsl(-120deg 100% 25%)", [0, 0, 128, 1]],
    ["hsl(1200 100% 25%)", [0, 128, 0, 1]],
    ["hsl(0.5turn 100% 50%)", [0, 255, 255, 1]],
    ["hsl(200grad 100% 50% / 25%)", [0, 255, 255, 0.25]],
    ["hsla(0, 100%, 50%, 0.5)", [255, 0, 0, 0.5]],
    ["hwb(120 0% 0%)", [0, 255, 0, 1]],
    ["hwb(0, 40%, 40%)", [153, 102, 102, 1]],
    ["hwb(90deg 60% 60% / 0.5)", [128, 128, 128, 0.5]],
  ])("reads %s", (text, expected) => {
    expect(parseColor(text)).toEqual(expected);
  });

  test.each(["", "#12", "#12345", "#1234567", "blurple", "rgb(1,2)", "rgb(.%,.%,.%)", "hsl(1,2,3)", "currentcolor"])(
    "refuses %j with a hint",
    (text) => {
      expect(() => parseColor(text)).toThrow(expect.objectContaining({ code: "E_COLOR", hint: expect.any(String) }));
      expect(() => parseColor(text)).toThrow(`${JSON.stringify(text)} is not a colour`);
    },
  );

  test("refuses a megabyte of anything at once", () => {
    for (const unit of ["f", " ", "rgb(1", "9", "(", ","]) {
      expect(() => parseColor(`rgb(${unit.repeat(1_000_000)}`)).toThrow(CloudError);
      expect(() => parseColor(unit.repeat(1_000_000))).toThrow(CloudError);
    }
  });

  test("takes any text without another error", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          const [red, green, blue, alpha] = parseColor(text);
          expect([red, green, blue].every((value) => Number.isInteger(value) && value >= 0 && value <= 255)).toBe(true);
          expect(alpha >= 0 && alpha <= 1).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(CloudError);
        }
      }),
    );
  });

  test("hsl is what the sectors of the hue give, within rounding", () => {
    const whole = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359 }), whole, whole, (hue, saturation, lightness) => {
        const parsed = parseColor(`hsl(${hue}, ${saturation}%, ${lightness}%)`);
        for (const [i, value] of bySectors(hue, saturation / 100, lightness / 100).entries()) {
          expect(Math.abs((parsed[i] ?? 0) - value)).toBeLessThanOrEqual(0.5 + 1e-9);
        }
      }),
    );
  });
});

describe("formatColor", () => {
  test("what it writes is read as the same colour", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, byte, (red, green, blue, alpha) => {
        const color = [red, green, blue, alpha / 255] as const;
        expect(parseColor(formatColor(color))).toEqual(color);
        expect(formatColor(color)).toHaveLength(alpha === 255 ? 7 : 9);
      }),
    );
  });

  test("rounds and holds channels within their range", () => {
    expect(formatColor([-3, 0.6, 999, 1])).toBe("#0001ff");
    expect(formatColor([1, 2, 3, 0.5])).toBe("#01020380");
    expect(formatColor([1, 2, 3, 0.999])).toBe("#010203");
  });
});
