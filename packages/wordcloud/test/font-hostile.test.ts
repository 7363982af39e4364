import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unpackFont } from "icon-render";
import { afterAll, expect, test } from "vitest";
import { CloudError } from "../src/core/error.ts";
import { type FontSource, loadLettering } from "../src/fonts/load-lettering.ts";
import { MemoryBudget } from "../src/fonts/memory-budget.ts";
import { inPackage } from "./font-truth.ts";

const MONO = inPackage("@fontsource/space-mono", "files/space-mono-latin-400-normal.woff");
const folder = mkdtempSync(join(tmpdir(), "wordcloud-font-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What loading a font and setting a word in it throws; undefined where both go well. */
async function failureOf(font: FontSource | readonly FontSource[], embedded = true): Promise<unknown> {
  return loadLettering(font, { embedded }).then(
    (lettering) => {
      lettering.line("Word \u0633\u0644\u0627\u0645");
      return undefined;
    },
    (error: unknown) => error,
  );
}

/** Pseudo-random bytes that are the same in each run. */
function noise(length: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

test("bytes that are no font are E_FONT with a hint", async () => {
  for (const bytes of [new Uint8Array(0), noise(10, 1), noise(5000, 2), Buffer.from("<svg/>".repeat(20))]) {
    expect(await failureOf(bytes)).toMatchObject({ name: "CloudError", code: "E_FONT", hint: expect.any(String) });
  }
});

test("a font cut short anywhere is E_FONT or still sets text", async () => {
  const woff = readFileSync(MONO);
  const bare = await unpackFont(woff);
  for (const whole of [woff, readFileSync(`${MONO}2`), bare]) {
    for (const share of [0.001, 0.1, 0.5, 0.9, 0.999]) {
      const failure = await failureOf(whole.slice(0, Math.floor(whole.length * share)));
      if (failure !== undefined) expect(failure).toMatchObject({ name: "CloudError", code: "E_FONT" });
    }
    expect(await failureOf(whole.slice(0, whole.length / 2))).toBeInstanceOf(CloudError);
  }
});

test("a font with damaged bytes is E_FONT or still sets text", async () => {
  const bare = await unpackFont(readFileSync(MONO));
  for (let seed = 1; seed <= 150; seed++) {
    const damaged = Uint8Array.from(bare);
    const random = noise(64, seed);
    for (let i = 0; i < 16; i++) {
      const at =
        ((random[4 * i] ?? 0) * 65536 + (random[4 * i + 1] ?? 0) * 256 + (random[4 * i + 2] ?? 0)) % bare.length;
      // Half of the damage goes where the tables are described.
      damaged[i % 2 === 0 ? at : at % 400] = random[4 * i + 3] ?? 0;
    }
    const failure = await failureOf(damaged);
    if (failure !== undefined) expect(failure).toMatchObject({ name: "CloudError", code: "E_FONT" });
  }
});

test("what is no file of a font is E_FONT and named", async () => {
  const text = join(folder, "letter.txt");
  writeFileSync(text, "Dear font,\n".repeat(20));
  expect(await failureOf(text)).toMatchObject({ code: "E_FONT", message: expect.stringContaining("letter.txt") });
  expect(await failureOf(join(folder, "none.ttf"))).toMatchObject({
    code: "E_FONT",
    message: expect.stringContaining("none"),
  });
  expect(await failureOf(folder)).toMatchObject({ code: "E_FONT" });
  expect(await failureOf(new URL("https://example.com/font.ttf"))).toMatchObject({ code: "E_FONT" });
  expect(await failureOf("a\u0000b")).toMatchObject({ code: "E_FONT" });
});

test("what is no source at all is E_FONT", async () => {
  for (const source of [null, 7, {}, [undefined], [[]]]) {
    expect(await failureOf(JSON.parse(JSON.stringify(source)))).toMatchObject({ code: "E_FONT" });
  }
  expect(await failureOf([], false)).toMatchObject({ code: "E_FONT" });
  expect(await failureOf(Array.from({ length: 33 }, () => MONO))).toMatchObject({ code: "E_FONT" });
});

test("fonts that are larger than the memory for them together are E_FONT", () => {
  const budget = new MemoryBudget(3 * 1024 * 1024);
  const megabytes = (count: number): number => count * 1024 * 1024;
  budget.take(megabytes(2));
  expect(() => budget.take(megabytes(2))).toThrowError(/more than 3 MB/);
  budget.take(megabytes(1));
  budget.free(megabytes(2));
  expect(() => budget.take(megabytes(2))).not.toThrow();
});
