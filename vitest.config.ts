import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: { projects: ["apps/*", "packages/*", "tools/*/vitest.config.ts"] },
});
export default config;
