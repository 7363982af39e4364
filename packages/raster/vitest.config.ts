import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  // Pure functions leave nothing behind, so the test files share a worker's modules.
  test: { name: "raster", include: ["test/**/*.test.ts"], testTimeout: 60_000, isolate: false },
});
export default config;
