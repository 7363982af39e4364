import { expect, test } from "vitest";
import { check, choose } from "../src/check.ts";
import { listedPackages, loadLines } from "../src/store.ts";

const packages = await Promise.all(
  listedPackages().map(async (name) => ({ name, lines: choose(await loadLines(name)) })),
);

for (const { name, lines } of packages) {
  for (const line of lines) {
    test(`${name} ${line.id}: ${line.title}`, { timeout: 120_000 }, async () => {
      const checked = await check([line], { quick: true, now: () => performance.now() });
      expect(checked.filter(({ met }) => !met).map(({ figure }) => figure)).toEqual([]);
      expect(checked).toHaveLength(1);
    });
  }
}

test("every list is named after a package or an app", () => {
  const known = [
    "raster",
    "icon-render",
    "wordcloud",
    "youtube-scrape",
    "wordcloud-studio",
    "top-videos-web",
    "ballin",
    "miditui",
  ];
  expect(known).toEqual(expect.arrayContaining(packages.map(({ name }) => name)));
});
