// Loaded before the command: writes at its end what it took, and how many requests a server inside of it was asked.
const { channel } = require("node:diagnostics_channel");
const { readFileSync, writeFileSync } = require("node:fs");

const paths = [];
channel("http.server.request.start").subscribe(({ request }) => paths.push(request.url));
const began = performance.now();
process.on("exit", () => {
  const kilobytes = peak() ?? process.resourceUsage().maxRSS;
  const seconds = (performance.now() - began) / 1000;
  writeFileSync(process.env.INSIDE_FILE, JSON.stringify({ paths, megabytes: kilobytes / 1024, seconds }));
});

// What getrusage tells of a child begins with the memory of its parent at the fork, so Linux is asked for that of the program.
function peak() {
  try {
    const [, found] = /^VmHWM:\s+(\d+)/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    return found === undefined ? undefined : Number(found);
  } catch {
    return undefined;
  }
}
