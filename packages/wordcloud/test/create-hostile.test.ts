import { describe, expect, test } from "vitest";
import {
  type CloudLayout,
  createCloud,
  hitTester,
  layoutCloud,
  layoutLayers,
  recolor,
  renderPng,
  renderRgba,
  renderSvg,
  renderWebp,
} from "../src/index.ts";

/** A value as a caller without types may give it. */
function untyped<Type>(value: unknown): Type {
  const { it }: { it: Type } = Object.assign(JSON.parse("{}"), { it: value });
  return it;
}

describe("an option that there is none of", () => {
  test.for([
    ["palete", /palette/],
    ["minFontSize", /minFont/],
    ["colour", /colors/],
    ["backgroundColor", /background/],
    ["__proto", /README/],
  ] as const)("%s is refused with %s", async ([name, hint]) => {
    const options: object = { [name]: 1 };
    const expected = { code: "E_OPTION", message: `there is no option "${name}"`, hint: expect.stringMatching(hint) };
    const layout = layoutCloud({ a: 1 });
    await expect(createCloud({ a: 1 }, options)).rejects.toMatchObject(expected);
    await expect(renderWebp(layout, options)).rejects.toMatchObject(expected);
    for (const work of [
      () => layoutCloud({ a: 1 }, options),
      () => layoutLayers([{ words: { a: 1 }, ...options }]),
      () => layoutLayers([{ words: { a: 1 } }], options),
      () => recolor(layout, options),
      () => renderSvg(layout, options),
      () => renderPng(layout, options),
      () => renderRgba(layout, options),
    ]) {
      expect(work).toThrow(expect.objectContaining(expected));
    }
  });

  test("passes without a value, and every option passes everywhere", async () => {
    const loose: object = {
      palete: undefined,
      minLength: 3,
      quality: 80,
      idPrefix: "a",
      effort: "max",
      fontPath: undefined,
    };
    const layout = layoutCloud({ tea: 1 }, { width: 50, height: 40, ...loose });
    expect(layout.words).toHaveLength(1);
    expect(renderSvg(layout, { ...loose, title: "x" })).toContain("<title>x</title>");
    expect(recolor(layout, { ...loose, colors: ["red"] }).words[0]?.color).toBe("#ff0000");
    expect((await createCloud("tea", { width: 50, height: 40, ...loose })).words).toHaveLength(1);
  });
});

describe("hostile values", () => {
  const bare: unknown = Object.create(null);
  const words = { tea: 2, milk: 1 };
  const size = { width: 60, height: 40 };
  const layout = layoutCloud(words, size);
  const broken = (more: object): CloudLayout => Object.assign({ ...layout }, more);
  const word = (more: object): CloudLayout => broken({ words: [{ ...layout.words[0], ...more }] });
  const stops = [{ at: 0, color: "red" }];

  test.for<[string, () => unknown]>([
    ["layoutCloud without options", () => layoutCloud(words, untyped(null))],
    ["layoutCloud with a list", () => layoutCloud(words, untyped([]))],
    ["layoutLayers without options", () => layoutLayers([{ words }], untyped(null))],
    ["no layer", () => layoutLayers([untyped(null)])],
    ["createCloud without options", () => createCloud(words, untyped(null))],
    ["renderSvg without options", () => renderSvg(layout, untyped(null))],
    ["renderPng with a number", () => renderPng(layout, untyped(7))],
    ["recolor without options", () => recolor(layout, untyped(null))],
    ["no contour", () => createCloud(words, { contour: untyped(null) })],
    ["a contour of text", () => createCloud(words, { scale: 2, mask: "star", contour: { width: untyped("3") } })],
    ["a contour of nothing", () => renderSvg(layout, { contour: { width: untyped(bare) } })],
    ["a contour too wide", () => createCloud(words, { scale: 0.01, mask: "star", contour: { width: 1001 } })],
    ["no colour image", () => layoutCloud(words, { ...size, colorImage: untyped(null) })],
    ["no colour image by image", () => layoutCloud(words, { ...size, colorBy: "image", colorImage: untyped(null) })],
    [
      "a stop that is none",
      () => layoutCloud(words, { ...size, gradient: { kind: "linear", angle: 0, stops: [untyped(null)] } }),
    ],
    ["an anchor without prototype", () => layoutCloud(words, { ...size, mask: "star", maskAnchor: untyped(bare) })],
    ["a title of 5", () => renderSvg(layout, { title: untyped(5) })],
    ["a word's title of 5", () => renderSvg(word({ title: 5 }))],
    ["a border of nothing", () => renderPng(layout, { border: untyped({}), contour: { width: 3 } })],
    ["an id prefix of 5n", () => renderSvg(layout, { idPrefix: untyped(5n) })],
    ["text of 5n", () => renderSvg(layout, { text: untyped(5n) })],
    ["a scale without prototype", () => renderPng(layout, { scale: untyped(bare) })],
    ["deflate of 5", () => renderPng(layout, { deflate: untyped(5) })],
    ["deflate that gives 0", () => renderPng(layout, { deflate: () => untyped(0) })],
    ["a seed without prototype", () => recolor(layout, { seed: untyped(bare) })],
    ["a scale of a layout", () => layoutCloud(words, { ...size, scale: untyped(bare) })],
    ["a layout whose scale is text", () => renderSvg(broken({ scale: "2" }))],
    ["a gradient without stops", () => renderSvg(broken({ gradients: [{ kind: "linear" }] }))],
    ["a gradient of no angle", () => renderPng(broken({ gradients: [{ kind: "linear", angle: Number.NaN, stops }] }))],
    [
      "a gradient of no colour",
      () => renderPng(broken({ gradients: [{ kind: "linear", angle: 1, stops: [{ at: 0 }] }] })),
    ],
    ["gradients that are none", () => renderSvg(broken({ gradients: {} }))],
    ["a word of a gradient that is not there", () => renderSvg(word({ gradient: 0 }))],
    ["a word's place without prototype", () => renderSvg(word({ x: bare }))],
    ["a word's colour of 5n", () => renderSvg(word({ color: 5n }))],
    ["a word's weight of a symbol", () => renderSvg(word({ weight: Symbol("w") }))],
    ["hitTester of null", () => hitTester(untyped(null))],
    ["hitTester of nothing", () => hitTester(untyped({ words: [{}] }))],
    ["recolor of null", () => recolor(untyped(null))],
  ])("%s is a CloudError", async ([, work]) => {
    await expect((async () => work())()).rejects.toMatchObject({ name: "CloudError", hint: expect.any(String) });
  });

  test("a stored layout brings no markup into an SVG", () => {
    const kind = 'linearGradient onload="alert(1)"><script>alert(1)</script><linear';
    const gradients = [{ kind, angle: 0, stops: [...stops, { at: 1, color: "blue" }] }];
    for (const text of [true, false]) {
      const work = () => renderSvg(broken({ gradients, words: [{ ...layout.words[0], gradient: 0 }] }), { text });
      expect(work).toThrow(expect.objectContaining({ name: "CloudError", code: "E_LAYOUT" }));
    }
  });
});
