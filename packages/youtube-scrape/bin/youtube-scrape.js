#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { setFlagsFromString } from "node:v8";

// The young generation goes from 1 MB to 4 MB at once, and there again after each collection that src/cli/memory.ts asks
// for; 16 MB, where it would end otherwise, make nothing faster.
setFlagsFromString("--semi-space-growth-factor=4");
enableCompileCache?.();
await import("../dist/cli.js");
