import { seeded } from "@side-projects/testkit";
import { expect, test } from "vitest";
import {
  findIcon,
  type Icon,
  listIcons,
  measureIcon,
  type RenderOptions,
  renderIco,
  renderPng,
  renderRgba,
  searchIcons,
} from "../src/index.ts";

/** What plain JavaScript may pass where the types would stop it. */
function untyped<T>(value: unknown): T {
  return JSON.parse(JSON.stringify(value ?? null));
}

const icons: readonly unknown[] = [5, null, true, {}, [], ["heart"], { path: 5 }];
const options: readonly unknown[] = [
  null,
  "png",
  5,
  { colour: "red" },
  { sizes: [16] },
  { font: "icons.woff2" },
  { font: {} },
  { style: 5 },
  { color: 5 },
  { size: "64" },
  { gradient: 5 },
  { flip: "constructor" },
];

test("what is no icon is an IconError that says what to pass", () => {
  for (const value of icons) {
    const icon: Icon = untyped(value);
    expect(() => renderPng(icon, { size: 8 }), JSON.stringify(value)).toThrow(
      expect.objectContaining({ name: "IconError", code: expect.stringMatching(/^E_(ICON|PATH)$/) }),
    );
  }
});

test("options that are none, misspelt or of another type are an IconError", () => {
  for (const value of options) {
    const given: RenderOptions = untyped(value);
    expect(() => renderPng("heart", given), JSON.stringify(value)).toThrow(
      expect.objectContaining({ name: "IconError" }),
    );
  }
});

test("a name or a pattern that is no text is an IconError", () => {
  expect(() => findIcon(untyped(null))).toThrow(expect.objectContaining({ name: "IconError", code: "E_ICON" }));
  expect(() => searchIcons(untyped(5))).toThrow(expect.objectContaining({ name: "IconError", code: "E_ICON" }));
});

test("what would draw for minutes or fill the memory is refused", () => {
  const random = seeded(7);
  const zigzag = Array.from({ length: 2000 }, () => `L${random.int(0, 999)} ${random.int(0, 999)}`).join("");
  const curves = Array.from({ length: 4000 }, (_, i) => `Q${i % 7} ${(i * 31) % 11} ${i % 13} ${i % 5}`).join("");
  const refused = expect.objectContaining({ name: "IconError", code: "E_PATH" });
  expect(() => renderPng({ path: `M0 0${zigzag}Z` }, { size: 64 })).toThrow(refused);
  expect(() => renderPng({ path: `M0 0${curves}Z` }, { size: 16, iconSize: 1e6, overflow: "crop" })).toThrow(refused);
  expect(renderPng("heart", { size: 32, shadow: "0 0 0.00000001" }).length).toBeGreaterThan(0);
});

test("a sketch has to have its pixels, a list of sizes to be one, a gradient to name its direction", () => {
  const sketch = { width: 4, height: 4, data: new Uint8Array(63) };
  expect(() => renderPng("heart", { sketch })).toThrow(expect.objectContaining({ code: "E_OPTION" }));
  expect(() => renderIco("heart", {}, untyped(16))).toThrow(expect.objectContaining({ code: "E_SIZE" }));
  expect(() => renderIco("heart", {}, [6000])).toThrow(expect.objectContaining({ code: "E_SIZE" }));
  expect(() => renderPng("heart", { gradient: "linear(constructor, red, blue)" })).toThrow(
    expect.objectContaining({ code: "E_COLOR" }),
  );
});

test("a stack keeps together wherever it is anchored", () => {
  const options: RenderOptions = { width: 200, height: 100, stack: "circle", stackColor: "red", color: "blue" };
  const shift = measureIcon("heart", { ...options, anchorX: "left" }).left - measureIcon("heart", options).left;
  const [left, middle] = (["left", "center"] as const).map((anchorX) => {
    const { data } = renderRgba("heart", { ...options, anchorX });
    const blue = Array.from({ length: 200 * 100 }, (_, i) => i).filter(
      (i) => (data[4 * i] ?? 0) < 50 && (data[4 * i + 2] ?? 0) > 200,
    );
    return Math.min(...blue.map((i) => i % 200));
  });
  expect(Math.abs((left ?? 0) - (middle ?? 0) - shift)).toBeLessThanOrEqual(1);
});

test("a style is understood alike wherever it is named, and an unknown one is told", () => {
  expect(listIcons("fas")).toEqual(listIcons("Solid"));
  expect(listIcons("regular").length).toBeLessThan(listIcons("solid").length);
  expect(() => listIcons("nope")).toThrow(expect.objectContaining({ name: "IconError", code: "E_STYLE" }));
});
