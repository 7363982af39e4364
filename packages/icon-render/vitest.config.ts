import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    name: "icon-render",
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/build-command.ts"],
    testTimeout: 60_000,
  },
});
export default config;
