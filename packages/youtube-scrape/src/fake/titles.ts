import type { Kind } from "./channel.ts";
import { below, mix, pick } from "./mix.ts";
import { EPITHETS, INSTRUMENTS, MOODS, PLACES, QUIPS, RARE_TITLES, SEQUELS, THINGS, TOPICS } from "./words.ts";

/** What a video is, beyond long, short or live. */
export type Format =
  | "track"
  | "play"
  | "loop"
  | "cover"
  | "speedrun"
  | "radio"
  | "ranking"
  | "trailer"
  | "short"
  | "live";

/** A game stays on the channel for so many uploads. */
const ERA = 40;
/** Formats in the course of an era: t track, p play, l loop, c cover, s speedrun, r radio, k ranking, x trailer. */
const PLAN = "xttpptctplptrtpcptkptlptspctprtpltcptkps";
const FORMATS: Readonly<Record<string, Format>> = {
  t: "track",
  p: "play",
  l: "loop",
  c: "cover",
  s: "speedrun",
  r: "radio",
  k: "ranking",
  x: "trailer",
};
/** One title in so many is out of the ordinary. */
const RARE_EVERY = 90;

export interface Subject {
  readonly format: Format;
  /** Name of the game. */
  readonly game: string;
  /** Place in its series, from 1. */
  readonly number: number;
  /** Number of games before this one. */
  readonly era: number;
}

export function subjectOf(seed: number, slot: number, kind: Kind): Subject {
  const era = Math.floor(slot / ERA);
  const step = slot % ERA;
  const letter = PLAN.charAt(step);
  const before = PLAN.slice(0, step).split(letter).length;
  const planned = FORMATS[letter] ?? "track";
  const perEra = PLAN.split("r").length - 1;
  return {
    format: kind === "long" ? planned : kind,
    game: gameOf(mix(seed ^ 0x67616d65, era)),
    number: planned === "radio" ? era * perEra + before : before,
    era,
  };
}

/**
 * Title of a video; at most 100 characters, as the API allows.
 *
 * @param seconds length of the video, which some titles tell
 * @param changes how often it has been changed
 */
export function titleOf(
  subject: Subject,
  dice: number,
  { seconds, changes }: { seconds: number; changes: number },
): string {
  const rare = below(mix(dice, 20), RARE_EVERY) === 0;
  const title = rare ? pick(RARE_TITLES, mix(dice, 21)) : regularTitle(subject, dice, seconds);
  return withChanges(title, changes).slice(0, 100);
}

function withChanges(title: string, changes: number): string {
  if (changes === 0) return title;
  return `${title.slice(0, 80)} ${changes === 1 ? "(updated)" : `(updated ${changes} times)`}`;
}

function gameOf(dice: number): string {
  return `${pick(EPITHETS, mix(dice, 1))} ${pick(THINGS, mix(dice, 2))}${pick(SEQUELS, mix(dice, 3))}`;
}

function regularTitle({ format, game, number }: Subject, dice: number, seconds: number): string {
  const place = pick(PLACES, mix(dice, 22));
  const piece = `${pick(MOODS, mix(dice, 23))} ${place}`;
  switch (format) {
    case "track":
      return `${piece} | ${game} OST ${String(number).padStart(2, "0")}`;
    case "play":
      return `Let's Play ${game} #${number}: ${capital(place)}`;
    case "loop":
      return `${piece} (${seconds < 7200 ? "1 hour" : `${Math.floor(seconds / 3600)} hours`} of ${game} music)`;
    case "cover":
      return `${game}: ${piece} (${pick(INSTRUMENTS, mix(dice, 25))} Cover)`;
    case "speedrun":
      return `${game} any% in ${hoursAndMinutes(seconds - 40)}`;
    case "radio":
      return `Arcade Archive Radio ${number}: ${capital(pick(TOPICS, mix(dice, 29)))} and ${game}`;
    case "ranking":
      return `Top ${pick(["10", "15", "25"], mix(dice, 30))} ${pick(TOPICS, mix(dice, 29))} of ${game}`;
    case "trailer":
      return `${game}: what is coming next`;
    case "short":
      return `${pick(QUIPS, mix(dice, 31))} #shorts #${hashtag(game)}`;
    case "live":
      return `LIVE: ${game}, ${pick(["first playthrough", "blind run", "viewer requests", "all endings"], mix(dice, 32))} in ${place}`;
  }
}

export function hashtag(game: string): string {
  return game.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function hoursAndMinutes(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value) % 60).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}:${two(seconds / 60)}:${two(seconds)}`;
}
