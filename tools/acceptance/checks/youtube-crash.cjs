// Loaded before the command: makes it fail in a place where nobody expects it, in the way that CRASH names.
const { setTimeout: later } = globalThis;
const { parse } = JSON;
const way = process.env.CRASH;
let parsed = 0;

JSON.parse = (text, ...rest) => {
  // As V8's own messages do, this one quotes what was parsed.
  if (way === "parse" && String(text).includes("youtube#") && ++parsed > 2)
    throw new SyntaxError(`unexpected: ${text}`);
  return parse(text, ...rest);
};

if (way === "timer")
  later(() => {
    throw new Error("thrown by a timer");
  }, 450).unref();
if (way === "rejection")
  later(() => {
    Promise.reject(new Error("rejected by nobody"));
  }, 450).unref();
if (way === "exit") later(() => process.exit(9), 450).unref();
if (way === "abort") later(() => process.kill(process.pid, "SIGTERM"), 450).unref();
