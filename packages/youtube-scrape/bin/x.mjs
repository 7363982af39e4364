#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { setFlagsFromString } from "node:v8";

// From 1 MB to 4 MB at once: the young generation that src/cli/memory.ts then keeps.
setFlagsFromString("--semi-space-growth-factor=8");
enableCompileCache?.();
await import("/work/main/packages/youtube-scrape/dist/cli.js");
