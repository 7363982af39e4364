import names from "color-name";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseColor } from "../src/core/color.ts";
import { IconError } from "../src/core/error.ts";
import { codeOf } from "./drawn.ts";

const byte = fc.integer({ min: 0, max: 255 });
const hex = (value: number) => value.toString(16).padStart(2, "0");

/** hsl to rgb as CSS Color 3 gives it, by hue thirds: another way than the one in the package. */
function fromHsl(degrees: number, saturation: number, lightness: number): number[] {
  const m2 = lightness <= 0.5 ? lightness * (saturation + 1) : lightness + saturation - lightness * saturation;
  const m1 = lightness * 2 - m2;
  const channel = (h: number): number => {
    const turn = h < 0 ? h + 1 : h > 1 ? h - 1 : h;
    if (turn * 6 < 1) return m1 + (m2 - m1) * turn * 6;
    if (turn * 2 < 1) return m2;
    if (turn * 3 < 2) return m1 + (m2 - m1) * (2 / 3 - turn) * 6;
    return m1;
  };
  const hue = degrees / 360;
  return [channel(hue + 1 / 3), channel(hue), channel(hue - 1 / 3)].map((value) => 255 * value);
}

describe("a colour", () => {
  test("has one of 148 names in any letter case, each with the channels that CSS gives it", () => {
    expect(Object.keys(names)).toHaveLength(148);
    for (const [name, channels] of Object.entries(names)) {
      expect(parseColor(name)).toEqual([...channels, 1]);
      expect(parseColor(` ${name.toUpperCase()}\n`)).toEqual([...channels, 1]);
    }
    // A few that are known by heart, so that the list itself is held to something.
    expect(parseColor("rebeccapurple")).toEqual([0x66, 0x33, 0x99, 1]);
    expect(parseColor("teal")).toEqual([0, 128, 128, 1]);
    expect(parseColor("LightGoldenRodYellow")).toEqual([250, 250, 210, 1]);
  });

  test("transparent has no alpha", () => {
    expect(parseColor("Transparent")).toEqual([0, 0, 0, 0]);
  });

  test("of six or eight digits has these channels, with and without #", () => {
    fc.assert(
      fc.property(byte, byte, byte, byte, (r, g, b, a) => {
        const six = `${hex(r)}${hex(g)}${hex(b)}`;
        for (const text of [six, `#${six}`, `#${six.toUpperCase()}`]) expect(parseColor(text)).toEqual([r, g, b, 1]);
        expect(parseColor(`#${six}${hex(a)}`)).toEqual([r, g, b, a / 255]);
      }),
    );
  });

  test("of three or four digits is that of each digit twice", () => {
    for (let value = 0; value < 0x10000; value += 7) {
      const digits = value.toString(16).padStart(4, "0");
      const doubled = [...digits].map((digit) => digit + digit).join("");
      expect(parseColor(`#${digits}`)).toEqual(parseColor(`#${doubled}`));
      expect(parseColor(digits.slice(0, 3))).toEqual(parseColor(doubled.slice(0, 6)));
    }
  });

  test("as numbers has its alpha of 255", () => {
    fc.assert(
      fc.property(byte, byte, byte, byte, (r, g, b, a) => {
        expect(parseColor([r, g, b])).toEqual([r, g, b, 1]);
        expect(parseColor([r, g, b, a])).toEqual([r, g, b, a / 255]);
      }),
    );
  });

  test.each([
    ["rgb(1, 2, 3)", [1, 2, 3, 1]],
    ["RGB( 1 2 3 )", [1, 2, 3, 1]],
    ["rgb(1 2 3 / 0.25)", [1, 2, 3, 0.25]],
    ["rgb(1 2 3/25%)", [1, 2, 3, 0.25]],
    ["rgba(1,2,3,.5)", [1, 2, 3, 0.5]],
    ["rgb(100% 0% 50%)", [255, 0, 128, 1]],
    ["rgb(300 -5 12.5)", [255, 0, 13, 1]],
    ["rgb(1 2 3 / 200%)", [1, 2, 3, 1]],
    ["rgb(1 2 3 / -1)", [1, 2, 3, 0]],
    ["hsl(120 100% 50%)", [0, 255, 0, 1]],
    ["hsl(120deg, 100%, 25%)", [0, 128, 0, 1]],
    ["hsla(270, 50%, 40%, 0.5)", [102, 51, 153, 0.5]],
    ["hsl(270 50 40)", [102, 51, 153, 1]],
    ["hsl(-240 100% 50%)", [0, 255, 0, 1]],
    ["hsl(480 100% 50%)", [0, 255, 0, 1]],
    ["hsl(0.5turn 100% 50%)", [0, 255, 255, 1]],
    ["hsl(200grad 100% 50%)", [0, 255, 255, 1]],
    ["hsl(3.14159265rad 100% 50%)", [0, 255, 255, 1]],
    ["hsl(7 0% 50%)", [128, 128, 128, 1]],
    ["hsl(7 400% 50% / 30%)", [255, 30, 0, 0.3]],
  ])("%s is %j", (text, channels) => {
    expect(parseColor(text)).toEqual(channels.map((value) => expect.closeTo(value, 9)));
  });

  test("in hsl() is within half a level of the conversion by hue thirds", () => {
    const percent = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359 }), percent, percent, (h, s, l) => {
        const wanted = fromHsl(h, s / 100, l / 100);
        parseColor(`hsl(${h} ${s}% ${l}%)`)
          .slice(0, 3)
          .forEach((value, i) => {
            expect(Math.abs(value - Number(wanted[i]))).toBeLessThanOrEqual(0.5 + 1e-9);
          });
      }),
      { numRuns: 1000 },
    );
  });
});

describe("what is no colour", () => {
  test.each([
    "",
    " ",
    "#",
    "#1",
    "#12",
    "#12345",
    "#1234567",
    "#123456789",
    "#ggg",
    "##fff",
    "a\u00e9aaa",
    "\u{1f534}",
    "not-a-color",
    "constructor",
    "__proto__",
    "toString",
    "rgb()",
    "rgb(1,2)",
    "rgb(1,2,3,4,5)",
    "rgb(a,b,c)",
    "rgb(1 2 3",
    "rgb(NaN NaN NaN)",
    "rgb(1,,3)",
    "hsl(red 1% 1%)",
    "hsl(1px 1% 1%)",
    "hsl(1e999 1% 1%)",
    "hwb(1 1% 1%)",
    "url(#a)",
    "rgb(((((((1 2 3)",
  ])("%j is an IconError E_COLOR", (text) => {
    expect(codeOf(() => parseColor(text))).toBe("E_COLOR");
  });

  test("numbers that are too few, too many, no whole ones or out of range are an IconError E_COLOR", () => {
    const wrong: unknown[] = [[], [1, 2], [1, 2, 3, 4, 5], [1, 2, 256], [-1, 2, 3], [0.5, 2, 3], [Number.NaN, 2, 3]];
    // Callers in JavaScript pass what no type allows.
    for (const value of [...wrong, 5, null, undefined, {}, true, ["1", "2", "3"]]) {
      expect(codeOf(() => Reflect.apply(parseColor, undefined, [value]))).toBe("E_COLOR");
    }
  });

  test("any text is a colour or an IconError E_COLOR of one short line, at once", () => {
    const part = fc.constantFrom(
      "rgb(",
      "hsl(",
      "#",
      ",",
      "/",
      " ",
      "%",
      "1",
      "9".repeat(400),
      "e",
      ".",
      "-",
      ")",
      "deg",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(part, { maxLength: 30 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          const [r, g, b, a] = parseColor(text);
          for (const value of [r, g, b]) expect(Number.isInteger(value) && value >= 0 && value <= 255).toBe(true);
          expect(a >= 0 && a <= 1).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(IconError);
          expect(error).toMatchObject({
            code: "E_COLOR",
            message: expect.stringMatching(/^[ -~\u00a1-\uffff]{1,500}$/),
          });
        }
      }),
      { numRuns: 500 },
    );
    for (const text of [
      `rgb(${" ".repeat(1e5)}`,
      "9".repeat(1e5),
      `rgb(${"1,".repeat(1e5)})`,
      `rgb(${" ".repeat(1e5)}1 2 3)x`,
    ])
      expect(codeOf(() => parseColor(text))).toBe("E_COLOR");
  });
});
