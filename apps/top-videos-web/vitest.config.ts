import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    name: "top-videos-web",
    include: ["test/**/*.test.{ts,tsx}"],
    testTimeout: 60_000,
    // The first file that needs the command may have to build it.
    hookTimeout: 60_000,
    // No test leaves anything behind in a module or in the process, so the files share a worker's modules.
    isolate: false,
  },
});
export default config;
