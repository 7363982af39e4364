import { below, mix, pick } from "./mix.ts";
import { hashtag } from "./titles.ts";
import type { Video } from "./traits.ts";
import { CLOSERS, INSTRUMENTS, PLACES, SENTENCES, TOPICS } from "./words.ts";

/** Text under a video: 150 to 600 characters, chapters under the longer ones, links to example.com. */
export function descriptionOf({ subject, dice, seconds, kind }: Video): string {
  const { game } = subject;
  const tag = hashtag(game);
  const first = `${pick(SENTENCES, mix(dice, 60))} ${pick(CLOSERS, mix(dice, 61))}`;
  const links = `Full list: https://example.com/${tag}?from=${subject.era}&part=${subject.number}`;
  if (kind === "short") return `${first}\n\n${links}\n#shorts #${tag} #videogamemusic`;
  const chapters = seconds > 0 ? chaptersOf(dice, seconds) : "";
  return `${first}\n\n${chapters}${links}\nSheet music: https://example.com/sheets/${tag}\n#${tag} #videogamemusic`;
}

export function tagsOf({ subject, dice, kind }: Video): string[] {
  const { game, format } = subject;
  const tags = [game.toLowerCase(), format, "video game music", pick(TOPICS, mix(dice, 62))];
  const extra = ["soundtrack", "gaming", `${game.toLowerCase()} ${format}`, pick(INSTRUMENTS, mix(dice, 63)), "retro"];
  if (kind === "short") extra.unshift("shorts");
  if (kind === "live") extra.unshift("livestream");
  return [...new Set([...tags, ...extra.slice(0, 1 + below(mix(dice, 64), extra.length))])];
}

function chaptersOf(dice: number, seconds: number): string {
  const count = Math.min(2 + below(mix(dice, 65), 5), Math.floor(seconds / 20));
  let text = "";
  for (let i = 0; i < count; i++) {
    const name = i === 0 ? "Intro" : pick(PLACES, mix(dice, 70 + i));
    text += `${stamp(Math.floor((seconds * i) / count))} ${name}\n`;
  }
  return text === "" ? "" : `${text}\n`;
}

function stamp(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
