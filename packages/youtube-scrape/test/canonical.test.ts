import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, cleanText } from "../src/core/canonical.ts";
import { dropRepeat, extrasJson, pathTo } from "../src/core/extras.ts";

/** The same data with every object's keys the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, inner]) => [key, reversed(inner)]));
}

describe("canonicalJson", () => {
  test("reads back as the data it was made of", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const formed: unknown = JSON.parse(JSON.stringify(value).replaceAll("\\u0000", "\\ufffd"));
        expect(JSON.parse(canonicalJson(value) ?? "")).toEqual(formed);
      }),
    );
  });

  test("is the same text whatever the order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
    expect(canonicalJson({ b: [2, 1], a: { d: null, c: "\u00e9" } })).toBe('{"a":{"c":"\u00e9","d":null},"b":[2,1]}');
  });

  test("quotes as JSON does", () => {
    const texts = [
      "",
      '"',
      "\\",
      "\n",
      "\u007f",
      "\u2028",
      "</script>",
      "\ud83d\ude00",
      "a".repeat(200),
      `"${"a".repeat(200)}`,
    ];
    for (const text of texts) expect(canonicalJson(text)).toBe(JSON.stringify(text));
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(canonicalJson(text)).toBe(JSON.stringify(text));
      }),
    );
  });

  test("what JSON can't hold and what is nested too deeply is undefined", () => {
    for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, 1n, Symbol("s"), () => 1, [undefined]])
      expect(canonicalJson(value)).toBeUndefined();
    expect(canonicalJson(JSON.parse(`${"[".repeat(32)}${"]".repeat(32)}`))).toBeDefined();
    expect(canonicalJson(JSON.parse(`${"[".repeat(33)}${"]".repeat(33)}`))).toBeUndefined();
  });
});

test("cleaned text is well formed, has no NUL, is short enough, and is otherwise as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const clean = cleanText(text);
      expect(clean.isWellFormed() && !clean.includes("\0")).toBe(true);
      if (text.isWellFormed() && !text.includes("\0")) expect(clean).toBe(text);
    }),
  );
  expect(cleanText("\ud83d\ude00".repeat(60_000))).toHaveLength(100_000);
  expect(cleanText(`a${"\ud83d\ude00".repeat(60_000)}`).endsWith("\ufffd")).toBe(true);
});

describe("extras", () => {
  test("two different ways through a resource never have the same path", () => {
    const keys = fc.array(fc.oneof(fc.stringMatching(/^[.[\]"\\a]{0,4}$/), fc.string()), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(keys, keys, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(one.reduce(pathTo, "") === other.reduce(pathTo, "")).toBe(same);
      }),
      { numRuns: 2000 },
    );
  });

  test("are one JSON object with sorted keys, or null where there are none", () => {
    expect(extrasJson(new Map())).toBeNull();
    expect(
      extrasJson(
        new Map([
          ["b", "1"],
          ["a.c", '"x"'],
        ]),
      ),
    ).toBe('{"a.c":"x","b":1}');
  });

  test("lose a leaf that equals the text of a column, and no other", () => {
    const extras = new Map([["a", '"x"']]);
    dropRepeat(extras, "a", "y");
    dropRepeat(extras, "a", null);
    dropRepeat(extras, "b", "x");
    expect(extras.size).toBe(1);
    dropRepeat(extras, "a", "x");
    expect(extras.size).toBe(0);
  });
});
