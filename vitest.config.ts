import { availableParallelism } from "node:os";
import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    projects: ["apps/*", "packages/*", "tools/*/vitest.config.ts"],
    // Many tests wait for a program or a browser of their own, so two files at a time keep two cores busy.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
export default config;
