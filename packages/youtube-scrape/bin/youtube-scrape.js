#!/usr/bin/env node
// Read by whatever Node there is, so in words that Node 12 knows, and nothing is imported before the version is right.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(`youtube-scrape: needs Node 22.19 or newer, this is ${process.versions.node}\n`);
  process.exitCode = 2;
} else {
  // The young generation goes from 1 MB to 4 MB at once; src/cli/memory.ts then keeps it there.
  Promise.all([import("node:module"), import("node:v8")]).then(([{ enableCompileCache }, { setFlagsFromString }]) => {
    setFlagsFromString("--semi-space-growth-factor=4");
    enableCompileCache();
    return import("../dist/cli.js");
  });
}
