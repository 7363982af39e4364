import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: { name: "miditui", include: ["test/**/*.test.{ts,tsx}"], testTimeout: 60_000 },
});
export default config;
