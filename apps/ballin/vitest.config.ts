import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  // No test leaves anything behind in a module or in the process, so the files share a worker's modules.
  test: { name: "ballin", include: ["test/**/*.test.ts"], testTimeout: 60_000, isolate: false },
});
export default config;
