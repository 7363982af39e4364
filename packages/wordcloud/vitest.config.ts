import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  // No test leaves anything behind in a module or in the process; the command is bundled once a worker, not once a file.
  test: {
    name: "wordcloud",
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/command-folder.ts"],
    testTimeout: 60_000,
    isolate: false,
  },
});
export default config;
