import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe("colours", () => {
  const source = readFileSync(new URL("../src/style/_tokens.scss", import.meta.url), "utf8");
  const colorsIn = (block: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]),
    );
  const shared = colorsIn(source.slice(source.indexOf(":root")));

  test.each(["dark", "light"])("of the %s theme keep 4.5:1 for all text", (theme) => {
    const start = source.indexOf(`@mixin ${theme}`);
    const tokens: Readonly<Record<string, string>> = {
      ...shared,
      ...colorsIn(source.slice(start, source.indexOf("\n}", start))),
    };
    const pairs = [
      ...["page", "card", "panel", "raised", "glow"].map((ground) => ["ink", ground]),
      ...["page", "card", "panel", "raised", "glow"].map((ground) => ["soft", ground]),
      ...["page", "card", "panel"].map((ground) => ["accent", ground]),
      ...["s1", "s2", "s3", "s4", "s5"].map((ground) => ["ink", ground]),
      ["on-pick", "pick"],
    ];
    for (const [text = "", ground = ""] of pairs) {
      const ratio = contrast(tokens[text] ?? "", tokens[ground] ?? "");
      expect(ratio, `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});
