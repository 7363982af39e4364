import { expect, test } from "vitest";
import { findIcon, type Icon, type RenderOptions, renderPng, searchIcons } from "../src/index.ts";

/** What plain JavaScript may pass where the types would stop it. */
function untyped(value: unknown): never {
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
