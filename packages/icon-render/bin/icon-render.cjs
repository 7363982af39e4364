#!/usr/bin/env node
// CommonJS, since its loader brings a command to its first line some 10 ms sooner than that of modules.
"use strict";

// A single picture is there before an optimising compiler could help; until a long run asks for it (src/cli/tiers.ts),
// it would only take the processor away: at 1024 pixels an eighth of the command's time, on a busy machine a third.
require("node:v8").setFlagsFromString("--no-opt");

require("node:module").enableCompileCache?.();
require("../dist/cli.cjs");
