import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listedPackages } from "../src/store.ts";

const PARTS = [
  "raster",
  "icon-render",
  "wordcloud",
  "youtube-scrape",
  "wordcloud-studio",
  "top-videos-web",
  "ballin",
  "miditui",
];

test("every list is named after a package or an app, and is run by a test of its own", () => {
  const listed = listedPackages();
  expect(listed.length).toBeGreaterThan(0);
  expect(PARTS).toEqual(expect.arrayContaining([...listed]));
  expect(listed.filter((name) => !existsSync(join(import.meta.dirname, `list-${name}.test.ts`)))).toEqual([]);
});
