import { decodePng } from "@side-projects/testkit";
import {
  type Angles,
  defaultLettering,
  layoutCloud,
  type PlacedWord,
  renderPng,
} from "../../../packages/wordcloud/src/index.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { cloudWords } from "./cloud-material.ts";

type Asked = readonly [name: string, angles: Angles, right: (word: PlacedWord, index: number) => boolean];

const among =
  (...angles: readonly number[]): Asked[2] =>
  ({ angle }) =>
    angles.includes(angle);
const between =
  (from: number, to: number): Asked[2] =>
  ({ angle }) =>
    angle >= from && angle <= to;

const ASKED: readonly Asked[] = [
  ["a list", [0, 90], among(0, 90)],
  ["a list of odd angles", [-17.5, 3.25, 61, 200], among(-17.5, 3.25, 61, 200)],
  ["one angle", [33.3], among(33.3)],
  ["a range", { from: -45, to: 45 }, between(-45, 45)],
  ["a range without 0", { from: 10, to: 20 }, between(10, 20)],
  ["steps", { from: -60, to: 60, step: 15 }, ({ angle }) => Math.abs(angle) <= 60 && angle % 15 === 0],
  ["any", "any", between(-90, 90)],
  ["a function", (word) => 3 * word.text.length - 7.125, ({ text, angle }) => angle === 3 * text.length - 7.125],
];

/** Angles are those that were asked for, to the last bit in the layout and as the eye sees them in the picture. */
export function angleFindings(seeds: number): Finding[] {
  const wrong: string[] = [];
  let words = 0;
  const used = new Set<number>();
  for (let seed = 1; seed <= seeds; seed++) {
    for (const [name, angles, right] of ASKED) {
      const layout = layoutCloud(cloudWords(40, seed), { width: 480, height: 360, angles, seed });
      words += layout.words.length;
      if (name === "any") for (const { angle } of layout.words) used.add(angle);
      const off = layout.words.filter((word, i) => !right(word, i));
      if (off.length > 0) wrong.push(`${name}, seed ${seed}: ${off[0]?.text} at ${off[0]?.angle}`);
    }
  }
  return [
    allOf(`${ASKED.length} forms of angles, ${words} words at an angle asked for: clouds`, ASKED.length * seeds, wrong),
    { met: used.size > 10 * Math.sqrt(seeds), text: `${used.size} different angles where any was asked for` },
    ...shares(seeds),
    drawnAngles(seeds),
  ];
}

/** None and all of the words are horizontal where that is asked for. */
function shares(seeds: number): Finding[] {
  const count = (preferHorizontal: number): number => {
    let level = 0;
    for (let seed = 1; seed <= seeds; seed++) {
      const options = { width: 480, height: 360, angles: [0, 90], preferHorizontal, seed };
      level += layoutCloud(cloudWords(40, seed), options).words.filter(({ angle }) => angle === 0).length;
    }
    return level;
  };
  const [none, all] = [count(0), count(1)];
  return [
    atMost("horizontal words where none was wanted", none, 0),
    { met: all === 40 * seeds, text: `${all} of ${40 * seeds} words horizontal where all were wanted` },
  ];
}

/** The direction in which a long word's ink spreads, in the picture, against the same word's at 0 degrees. */
function drawnAngles(count: number): Finding {
  const text = "lllllliiiiiiillllll";
  let worst = 0;
  const level = direction(text, 0);
  for (let i = 0; i < 4 * count; i++) {
    const angle = -89 + (179 / (4 * count)) * i + 0.3;
    const apart = direction(text, angle) - level - angle;
    worst = Math.max(worst, Math.abs(apart - 180 * Math.round(apart / 180)));
  }
  return atMost(`worst direction of the ink of ${4 * count} words, off the angle asked for`, worst, 0.1, " degrees");
}

function direction(text: string, angle: number): number {
  const layout = layoutCloud([{ text, weight: 1 }], { width: 400, height: 400, angles: [angle], maxFont: 40 });
  const { width, data } = decodePng(renderPng(layout, { background: "transparent", font: defaultLettering() }));
  let [sum, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < data.length / 4; i++) {
    const ink = data[4 * i + 3] ?? 0;
    if (ink === 0) continue;
    const [x, y] = [(i % width) - 200, Math.floor(i / width) - 200];
    sum += ink;
    sx += ink * x;
    sy += ink * y;
    sxx += ink * x * x;
    sxy += ink * x * y;
    syy += ink * y * y;
  }
  const [mx, my] = [sx / sum, sy / sum];
  const [a, b, c] = [sxx / sum - mx * mx, sxy / sum - mx * my, syy / sum - my * my];
  return (Math.atan2(2 * b, a - c) / 2) * (180 / Math.PI);
}
