import { quote } from "@side-projects/command";
import { BallinError } from "../error.ts";
import { BALLS } from "../physics/constants.ts";
import { Fields } from "./fields.ts";
import { readCommand, readOptions, readWorldSize } from "./read-command.ts";
import { readScene } from "./read-scene.ts";
import {
  RECORDING_FORMAT,
  RECORDING_STEPS,
  RECORDING_VERSION,
  type RecordedCommand,
  type RecordedEnd,
  type RecordedSetup,
  type Recording,
} from "./recording.ts";

const ENGINES = ["rapier", "swarm"] as const;

/**
 * A recording from its lines. The last line may be cut off, where a crash ended it; fields that are not known are left
 * alone.
 *
 * @throws BallinError E_RECORDING with the number of the line
 */
export function readRecording(text: string): Recording {
  const lines = finishedLines(text);
  const { value: first } = lines.next();
  if (first === undefined) throw notOne(text);
  const setup = readSetup(first);
  const commands: RecordedCommand[] = [];
  let end: RecordedEnd | undefined;
  let step = 0;
  let number = 1;
  for (const line of lines) {
    number += 1;
    const place = `line ${number}`;
    if (end !== undefined) throw broken(`${place} comes after the end`);
    const fields = new Fields(parsed(line, place), place);
    if (fields.has("end")) {
      end = readEnd(fields.fields("end"), step);
      continue;
    }
    step = fields.whole("step", step, RECORDING_STEPS);
    const command = readCommand(fields.fields("command"));
    commands.push({ step, command });
  }
  return { setup, commands, end };
}

/** Each line that has its line feed; what follows the last one was never finished. One by one: a hostile file has millions. */
function* finishedLines(text: string): Generator<string, undefined> {
  let from = 0;
  for (let to = text.indexOf("\n"); to >= 0; to = text.indexOf("\n", from)) {
    yield text.slice(from, to);
    from = to + 1;
  }
  return undefined;
}

function readSetup(line: string): RecordedSetup {
  const place = "line 1";
  const value = parsed(line, place);
  const isOurs = typeof value === "object" && value !== null && "format" in value && value.format === RECORDING_FORMAT;
  if (!isOurs) throw notOne(line);
  const fields = new Fields(value, place);
  const version = fields.whole("version", 1, Number.MAX_SAFE_INTEGER);
  if (version > RECORDING_VERSION) {
    const newer = `it is a recording of version ${version}, this ballin reads up to ${RECORDING_VERSION}`;
    throw new BallinError("E_RECORDING", newer, "install a newer ballin");
  }
  return {
    seed: fields.whole("seed", 0, Number.MAX_SAFE_INTEGER),
    ...readWorldSize(fields),
    radius: fields.number("radius", 0.01, 10),
    capacity: fields.whole("capacity", 1, BALLS.most),
    engine: fields.choice("engine", ENGINES),
    options: readOptions(fields.fields("options")),
    scene: readScene(fields.fields("scene")),
  };
}

function readEnd(fields: Fields, least: number): RecordedEnd {
  const hash = fields.text("hash", /^[0-9a-f]{8,64}$/, "hexadecimal digits");
  return { steps: fields.whole("steps", least, RECORDING_STEPS), hash };
}

function parsed(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw place === "line 1" ? notOne(line) : broken(`${place} is ${quote(line)}, which is no JSON`);
  }
}

function notOne(begin: string): BallinError {
  const what = begin === "" ? "it is empty" : `it begins with ${quote(begin)}`;
  return new BallinError("E_RECORDING", `${what}, which is no recording`, "make one: ballin record -o FILE");
}

function broken(message: string): BallinError {
  return new BallinError("E_RECORDING", message, "record it anew");
}
