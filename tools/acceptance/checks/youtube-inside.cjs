// Loaded before the command: writes at its end what it took, and how many requests a server inside of it was asked.
const { channel } = require("node:diagnostics_channel");
const { writeFileSync } = require("node:fs");

const paths = [];
channel("http.server.request.start").subscribe(({ request }) => paths.push(request.url));
const began = performance.now();
process.on("exit", () => {
  const { maxRSS } = process.resourceUsage();
  const seconds = (performance.now() - began) / 1000;
  writeFileSync(process.env.INSIDE_FILE, JSON.stringify({ paths, megabytes: maxRSS / 1024, seconds }));
});
