import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    name: "youtube-scrape",
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // No test leaves anything behind in a module or in the process, so the files share a worker's modules.
    isolate: false,
  },
});
export default config;
