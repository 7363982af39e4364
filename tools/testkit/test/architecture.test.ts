import { expect, test } from "vitest";
import { repository } from "../src/command.ts";
import { brokenLinks } from "../src/docs/links.ts";
import { exportMaps, importDirection } from "../src/tree/direction.ts";
import { reExports, uncheckedTypes } from "../src/tree/modules.ts";
import { corePurity } from "../src/tree/purity.ts";
import { listed, readTree, type SourceFile, type Violation } from "../src/tree/source.ts";
import { fileNames, fileSizes, leftOvers, machinePaths, pictures, suppressions } from "../src/tree/text.ts";

const tree = readTree(repository);

const rules: Record<string, (tree: readonly SourceFile[]) => Violation[]> = {
  "imports point from app to package, from shell to core, and from raster upwards": importDirection,
  "a core has no clock, no randomness, no device and no engine-dependent mathematics": corePurity,
  "every entry of an export map and every command exists": exportMaps,
  "only index.ts re-exports, by name, and does nothing else": reExports,
  "there is no any and no cast but as const": uncheckedTypes,
  "no check is switched off in place": suppressions,
  "no note to come back later is left over": leftOvers,
  "no file of code is longer than 400 lines": fileSizes,
  "every file is named after a concept": fileNames,
  "no emoji and no character that stands in for one is in the tree": pictures,
  "no path of somebody's machine is in the tree": machinePaths,
  "every relative link in the documents leads somewhere": (files) => brokenLinks(files, listed(repository)),
};

for (const [sentence, rule] of Object.entries(rules)) {
  // The first one parses the whole tree, which takes seconds while other tests run beside it.
  test(sentence, { timeout: 60_000 }, () => {
    expect(rule(tree).map(({ path, line, message }) => `${path}:${line} ${message}`)).toEqual([]);
  });
}

test("the tree that is checked holds the sources of every package", () => {
  const cores = tree.filter((file) => /^packages\/[^/]+\/src\/core\//.test(file.path));
  expect(new Set(cores.map((file) => file.path.split("/")[1])).size).toBeGreaterThanOrEqual(2);
});
