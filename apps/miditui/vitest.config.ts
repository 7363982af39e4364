import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  // React is two programs; the one that users get is tested.
  oxc: { jsx: { runtime: "automatic", development: false } },
  test: {
    name: "miditui",
    include: ["test/**/*.test.{ts,tsx}"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // No test leaves anything behind in a module or in the process, and Ink and React load once: 19 s in place of 44.
    isolate: false,
    // Neither a device nor a SoundFont of this machine has a say in a test.
    env: { NODE_ENV: "production", MIDITUI_AUDIO: "null", MIDITUI_SOUNDFONTS: "" },
  },
});
export default config;
