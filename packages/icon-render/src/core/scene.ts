import {
  type Affine,
  type Box,
  chain,
  type FillRule,
  IDENTITY,
  type Outline,
  OutlineBuilder,
  type Paint,
  type Rgba,
  type RgbaImage,
  transformOutline,
  translation,
} from "@side-projects/raster";
import { gradientPaint } from "./gradient.ts";
import { type Placement, place } from "./place.ts";
import type { Settings } from "./settings.ts";
import { snapToPixels } from "./snap.ts";
import type { Subject } from "./subject.ts";

/** An outline in the picture. */
export interface Shape {
  readonly outline: Outline;
  /** Maps the outline to pixels. */
  readonly transform: Affine;
  readonly rule: FillRule;
  /** Pixels by which the shape is made fatter all around. */
  readonly grow: number;
}

/** Shapes that are filled as one. */
export interface SceneLayer {
  readonly shapes: readonly Shape[];
  readonly paint: Paint;
  readonly opacity: number;
  /** Standard deviation of the blur in pixels, 0 for a crisp edge. */
  readonly blur: number;
}

/** A picture as shapes, before it is pixels or SVG. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly background: Rgba;
  /** Corner radius of the background in pixels. */
  readonly radius: number;
  /** From the back to the front. */
  readonly layers: readonly SceneLayer[];
  /** A picture in the place of the icon, and its top left corner in whole pixels. */
  readonly sketch?: { readonly image: RgbaImage; readonly left: number; readonly top: number };
  /** What the icon covers, in pixels. */
  readonly box: Box;
  /** 1, or the factor by which the icon was made smaller to stay inside. */
  readonly shrunk: number;
}

/** Puts together what the settings ask for: shadow, icon behind, outline, second layer, icon. */
export function buildScene(subject: Subject, settings: Settings, behind?: Subject): Scene {
  const { width, height, background, opacity } = settings;
  const back = behind && place(behind.outline, behind.unitsPerEm, settings);
  const front = back
    ? centredOn(back.box, place(subject.outline, subject.unitsPerEm, settings, settings.stackScale))
    : place(subject.outline, subject.unitsPerEm, settings);
  const icon = shapeOf(subject.outline, subject.rule, front, settings);
  const all = behind && back ? [shapeOf(behind.outline, behind.rule, back, settings), icon] : [icon];
  const grown = all.map((shape) => ({ ...shape, grow: settings.outline }));
  const iconPaint = settings.gradient ? gradientPaint(settings.gradient, front.box) : solid(settings.color);

  const layers: SceneLayer[] = [];
  if (settings.shadow) {
    const { dx, dy, deviation, color } = settings.shadow;
    const shapes = (settings.outline > 0 ? grown : all).map((shape) => shifted(shape, dx, dy));
    layers.push({ shapes, paint: solid(color), opacity, blur: deviation });
  }
  if (settings.outline > 0) layers.push({ shapes: grown, paint: solid(settings.outlineColor), opacity, blur: 0 });
  if (behind) layers.push({ shapes: all.slice(0, 1), paint: solid(settings.stackColor), opacity, blur: 0 });
  if (settings.duotone) {
    const second = shapeOf(subject.secondary(), "nonzero", front, settings);
    const faint = opacity * settings.secondaryOpacity;
    layers.push({ shapes: [second], paint: solid(settings.secondaryColor), opacity: faint, blur: 0 });
  }
  layers.push({ shapes: [icon], paint: iconPaint, opacity, blur: 0 });
  const { box, shrunk } = back ?? front;
  return { width, height, background, radius: settings.radius, layers, box, shrunk };
}

/** A picture from elsewhere at the place where the icon would be. */
export function sketchScene(image: RgbaImage, settings: Settings): Scene {
  const { width, height, background, radius } = settings;
  const frame = new OutlineBuilder().moveTo(0, 0).lineTo(image.width, 0).lineTo(image.width, image.height);
  const outline = frame.lineTo(0, image.height).close().build();
  const scale = {
    ...settings,
    iconWidth: 1,
    iconHeight: 1,
    fit: "em",
    overflow: "crop",
    rotate: 0,
    flip: "none",
  } as const;
  const { box } = place(outline, 1, scale);
  const at = { image, left: Math.round(box.left), top: Math.round(box.top) };
  return { width, height, background, radius, layers: [], sketch: at, box, shrunk: 1 };
}

/** The background's shape in pixels; undefined where it is the whole picture. */
export function backgroundOutline({ width, height, radius }: Scene): Outline | undefined {
  const r = Math.min(radius, width / 2, height / 2);
  if (r === 0) return undefined;
  // Distance of the control points from the corner, so that the curve is within 0.03 % of a quarter circle.
  const c = r * (1 - 0.5522847498307936);
  const [w, h] = [width, height];
  const pen = new OutlineBuilder()
    .moveTo(r, 0)
    .lineTo(w - r, 0)
    .cubicTo(w - c, 0, w, c, w, r)
    .lineTo(w, h - r);
  pen
    .cubicTo(w, h - c, w - c, h, w - r, h)
    .lineTo(r, h)
    .cubicTo(c, h, 0, h - c, 0, h - r)
    .lineTo(0, r);
  return { ...pen.cubicTo(0, c, c, 0, r, 0).close().build(), simple: true };
}

/** The icon in the middle of the one behind it, wherever that is anchored. */
function centredOn(back: Box, { transform, box, shrunk }: Placement): Placement {
  const dx = (back.left + back.right - box.left - box.right) / 2;
  const dy = (back.top + back.bottom - box.top - box.bottom) / 2;
  return {
    transform: chain(transform, translation(dx, dy)),
    box: { left: box.left + dx, right: box.right + dx, top: box.top + dy, bottom: box.bottom + dy },
    shrunk,
  };
}

function solid(color: Rgba): Paint {
  return { kind: "solid", color };
}

function shapeOf(outline: Outline, rule: FillRule, { transform }: Placement, settings: Settings): Shape {
  if (!settings.snap || settings.rotate % 90 !== 0) return { outline, transform, rule, grow: 0 };
  return { outline: snapToPixels(transformOutline(outline, transform)), transform: IDENTITY, rule, grow: 0 };
}

function shifted(shape: Shape, dx: number, dy: number): Shape {
  const [a, b, c, d, e, f] = shape.transform;
  return { ...shape, transform: [a, b, c, d, e + dx, f + dy] };
}
