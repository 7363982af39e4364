import {
  RECORDING_FORMAT,
  RECORDING_VERSION,
  type RecordedCommand,
  type RecordedEnd,
  type RecordedSetup,
} from "./recording.ts";

// A recording is lines of JSON, each with its line feed: what it begins with, then commands, and the end.

export function setupLine(setup: RecordedSetup): string {
  const { seed, columns, rows, radius, capacity, engine, options, scene } = setup;
  const world = { seed, columns, rows, radius, capacity, engine, options, scene };
  return `${JSON.stringify({ format: RECORDING_FORMAT, version: RECORDING_VERSION, ...world })}\n`;
}

export function commandLine({ step, command }: RecordedCommand): string {
  return `${JSON.stringify({ step, command })}\n`;
}

export function endLine({ steps, hash }: RecordedEnd): string {
  return `${JSON.stringify({ end: { steps, hash } })}\n`;
}
