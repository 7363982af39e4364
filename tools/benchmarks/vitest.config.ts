import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: { name: "@side-projects/benchmarks", include: ["test/**/*.test.ts"] },
});
export default config;
