import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openBrowser } from "@side-projects/testkit";
import { rolldown } from "rolldown";
import { beforeAll, expect, test } from "vitest";
import type { RenderOptions } from "../src/index.ts";
import { drawAll } from "./browser-entry.ts";

const entry = fileURLToPath(new URL("browser-entry.ts", import.meta.url));
const table = readFileSync(new URL("../data/fontawesome.bin", import.meta.url));

const CASES: [string, RenderOptions][] = [
  ["heart", { size: 96 }],
  ["fingerprint", { size: 64, rotate: 37, color: "#ff6b35" }],
  ["github", { size: 48, background: "transparent", color: "rgb(10 20 30 / 40%)" }],
  ["table-cells", { size: 16, snap: true }],
  ["fire", { size: 80, gradient: "linear(20deg, #d7263d, gold)", blend: "linear" }],
  ["sun", { size: 80, gradient: "radial(white, #e0562b)", radius: 12 }],
  ["ghost", { size: 90, outline: 4, outlineColor: "white", shadow: "2 5 9 #000a", background: "#2ea8e6" }],
  ["flag", { size: 72, stack: "circle", stackColor: "teal", flip: "horizontal" }],
  ["folder-open", { size: 64, style: "regular", duotone: true, optimize: "fast" }],
  ["palette", { size: 40, noise: "rainbow", seed: 3 }],
];

let source = "";

beforeAll(async () => {
  const build = await rolldown({ input: entry, platform: "browser" });
  const { output } = await build.generate({ format: "iife", name: "icons" });
  await build.close();
  source = output[0].code;
});

test("the core asks for nothing of Node", () => {
  expect(source).not.toMatch(/\brequire\(|node:|\bprocess\.|\bBuffer\b/);
});

test("Chromium gives the pixels, the PNG and the SVG of Node, bit for bit", { timeout: 60_000 }, async () => {
  const here = CASES.map(([icon, options]) =>
    drawAll(table, icon, options).map((bytes) => createHash("sha256").update(bytes).digest("hex")),
  );

  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    // A page from localhost is a secure context, which crypto.subtle asks for; nothing listens there.
    await page.route("http://localhost/table.bin", (route) => route.fulfill({ body: table }));
    await page.route("http://localhost/", (route) => route.fulfill({ contentType: "text/html", body: "<p>icons</p>" }));
    await page.goto("http://localhost/");
    await page.addScriptTag({ content: source });
    const there: unknown = await page.evaluate(`(async () => {
      const table = new Uint8Array(await (await fetch("/table.bin")).arrayBuffer());
      const hex = async (bytes) =>
        [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((b) => b.toString(16).padStart(2, "0")).join("");
      const cases = ${JSON.stringify(CASES)};
      return Promise.all(cases.map(([icon, options]) => Promise.all(icons.drawAll(table, icon, options).map(hex))));
    })()`);
    expect(there).toEqual(here);
  } finally {
    await browser.close();
  }
});
