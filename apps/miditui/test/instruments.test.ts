import midiOracle from "@tonejs/midi";
import { expect, test } from "vitest";
import { instrumentName, programName } from "../src/core/instruments.ts";

test("each program has a name of its own with a word of the one that another library has for it", () => {
  const track = new midiOracle.Midi().addTrack();
  const names = Array.from({ length: 128 }, (_, program) => programName(program));
  const strangers = names.filter((name, program) => {
    track.instrument.number = program;
    const other = track.instrument.name.replaceAll(" ", "");
    // Four letters, since the libraries differ in endings: Clavi, Clavinet.
    return !(name.toLowerCase().match(/[a-z]{3,4}/g) ?? []).some((word) => other.includes(word));
  });
  expect(strangers).toEqual([]);
  expect(new Set(names).size).toBe(128);
});

test("on the drum channel it is drums, whatever the program", () => {
  expect([instrumentName(9, 40), instrumentName(8, 40)]).toEqual(["Drums", "Violin"]);
});
