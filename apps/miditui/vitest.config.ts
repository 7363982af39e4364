import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  // React is two programs; the one that users get is tested.
  oxc: { jsx: { runtime: "automatic", development: false } },
  test: {
    name: "miditui",
    include: ["test/**/*.test.{ts,tsx}"],
    testTimeout: 60_000,
    env: { NODE_ENV: "production" },
  },
});
export default config;
