import { writeSync } from "node:fs";
import { beforeEach, expect, test, vi } from "vitest";
import { processStreams } from "../src/node/streams.ts";

vi.mock(import("node:fs"), { spy: true });

/** What reached the standard output and the standard error, which take three bytes at a time. */
let told: [output: string, errors: string] = ["", ""];
const refuse = (code: string): Error => new Error(`refused with ${code}`);

function failWith(code: string): void {
  vi.mocked(writeSync).mockImplementationOnce(() => {
    throw Object.assign(new Error(code), { code });
  });
}

beforeEach(() => {
  told = ["", ""];
  vi.mocked(writeSync).mockReset();
  vi.mocked(writeSync).mockImplementation((stream: number, content: unknown, from: unknown) => {
    const bytes = content instanceof Uint8Array ? content.subarray(Number(from)).subarray(0, 3) : new Uint8Array();
    const text = Buffer.from(bytes).toString("latin1");
    if (stream === 1) told[0] += text;
    else told[1] += text;
    return bytes.length;
  });
});

test("output goes out as it is, a note as a harmless line with the name of the command", () => {
  const streams = processStreams({ name: "ballin", quiet: false, refuse });
  streams.write("\u001b[1mtext\n");
  streams.write(Uint8Array.of(0x89, 0x50));
  streams.note("file \u001b]0;x\u0007 is there");
  expect(told).toEqual(["\u001b[1mtext\n\u0089P", "ballin: file \\u001b]0;x\\u0007 is there\n"]);
});

test("a quiet command has output and no notes", () => {
  const streams = processStreams({ name: "ballin", quiet: true, refuse });
  streams.note("a note");
  streams.write("output");
  expect(told).toEqual(["output", ""]);
});

test("a pipe that is full for now is tried again", () => {
  failWith("EAGAIN");
  processStreams({ name: "ballin", quiet: false, refuse }).write("output");
  expect(told).toEqual(["output", ""]);
});

test("a reader that has seen enough gets no more, and nothing fails", () => {
  const streams = processStreams({ name: "ballin", quiet: false, refuse });
  failWith("EPIPE");
  streams.write("first");
  streams.write("second");
  expect(told).toEqual(["", ""]);
});

test("a full disk behind the output is refused, one behind the notes is not", () => {
  const streams = processStreams({ name: "ballin", quiet: false, refuse });
  failWith("ENOSPC");
  expect(() => streams.write("output")).toThrow("refused with ENOSPC");
  failWith("ENOSPC");
  streams.note("a note");
  expect(told).toEqual(["", ""]);
});

test.each([
  ["1", "\u001b[1mA\u001b[22m\u001b[2mB\u001b[22m"],
  ["0", "AB"],
])("FORCE_COLOR=%s decides for itself whether text is marked", (value, expected) => {
  vi.stubEnv("FORCE_COLOR", value);
  const { strong, faint } = processStreams({ name: "ballin", quiet: false, refuse });
  vi.unstubAllEnvs();
  expect(strong("A") + faint("B")).toBe(expected);
});
