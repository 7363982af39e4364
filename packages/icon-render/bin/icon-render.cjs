#!/usr/bin/env node
// CommonJS, since its loader brings a command to its first line some 10 ms sooner than that of modules.
"use strict";

require("node:module").enableCompileCache?.();
require("../dist/cli.cjs");
