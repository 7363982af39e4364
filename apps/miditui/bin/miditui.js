#!/usr/bin/env node
// Read by whatever Node there is, so in words that Node 12 knows, and nothing is imported before the version is right.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`miditui: needs Node 22.12 or newer, this is ${process.versions.node}\n`);
  process.exitCode = 2;
} else {
  import("node:module").then(({ enableCompileCache }) => {
    enableCompileCache();
    return import("../dist/cli.js");
  });
}
