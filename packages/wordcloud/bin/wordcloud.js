#!/usr/bin/env node
// Read by whatever Node there is, so in words that Node 12 knows, and nothing is imported before the version is right.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`wordcloud: needs Node 20.19 or newer, this is ${process.versions.node}\n`);
  process.exitCode = 2;
} else {
  import("node:module").then(({ enableCompileCache }) => {
    // Node 20 has none.
    if (enableCompileCache) enableCompileCache();
    return import("../dist/cli.js");
  });
}
