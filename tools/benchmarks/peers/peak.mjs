// Loaded before a program on Node: at its end it leaves the largest resident set that it ever had, in bytes. The system's
// own figure for ended processes would hold that of the parent too.
import { readFileSync, writeFileSync } from "node:fs";

process.on("exit", () => {
  const status = process.platform === "linux" ? readFileSync("/proc/self/status", "utf8") : "";
  const kilobytes = /^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  writeFileSync(process.env.BENCH_PEAK, String(1024 * Number(kilobytes)));
});
