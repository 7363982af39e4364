// AssemblyScript. What these do is told, and done once more, in src/core/swarm/solve.ts. Bodies lie at the start of the
// memory, so that `pair` holds addresses; four contacts share no ball, so that each is solved as if it were alone.

/** Where the parts of a group are, in bytes. */
const PAIR: usize = 32;
const VALUES: usize = 64;


export function solvePairs(
  free: usize,
  pair: usize,
  values: usize,
  groups: i32,
  friction: f32,
  share: f32,
  touch: f32,
  substep: f32,
  inverse: f32,
  bounce: f32,
): void {
  const zero = f32x4.splat(0);
  const half = f32x4.splat(0.5);
  const touches = f32x4.splat(touch);
  const inverses = f32x4.splat(inverse);
  const frictions = f32x4.splat(friction);
  const bounces = f32x4.splat(bounce);
  for (let g = 0; g < groups; g++) {
    const i0 = load<u32>(pair, 0);
    const i1 = load<u32>(pair, 4);
    const i2 = load<u32>(pair, 8);
    const i3 = load<u32>(pair, 12);
    const j0 = load<u32>(pair, 16);
    const j1 = load<u32>(pair, 20);
    const j2 = load<u32>(pair, 24);
    const j3 = load<u32>(pair, 28);
    const d0 = f32x4.sub(v128.load(j0), v128.load(i0));
    const d1 = f32x4.sub(v128.load(j1), v128.load(i1));
    const d2 = f32x4.sub(v128.load(j2), v128.load(i2));
    const d3 = f32x4.sub(v128.load(j3), v128.load(i3));
    const place01 = v128.shuffle<f32>(d0, d1, 0, 4, 1, 5);
    const place23 = v128.shuffle<f32>(d2, d3, 0, 4, 1, 5);
    const speed01 = v128.shuffle<f32>(d0, d1, 2, 6, 3, 7);
    const speed23 = v128.shuffle<f32>(d2, d3, 2, 6, 3, 7);
    const dx = v128.shuffle<f64>(place01, place23, 0, 2);
    const dy = v128.shuffle<f64>(place01, place23, 1, 3);
    const wx = v128.shuffle<f64>(speed01, speed23, 0, 2);
    const wy = v128.shuffle<f64>(speed01, speed23, 1, 3);
    const nx = v128.load(values, 0);
    const ny = v128.load(values, 16);
    const old = v128.load(values, 32);
    const oldAcross = v128.load(values, 48);
    const gap = f32x4.sub(f32x4.add(f32x4.mul(dx, nx), f32x4.mul(dy, ny)), touches);
    const vn = f32x4.add(f32x4.mul(wx, nx), f32x4.mul(wy, ny));
    const open = f32x4.pmax(gap, zero);
    let next = f32x4.sub(old, f32x4.mul(half, f32x4.add(vn, f32x4.mul(open, inverses))));
    next = f32x4.pmax(next, zero);
    const most = f32x4.mul(frictions, next);
    let across = f32x4.sub(oldAcross, f32x4.mul(half, f32x4.sub(f32x4.mul(wy, nx), f32x4.mul(wx, ny))));
    across = f32x4.pmin(f32x4.pmax(across, f32x4.neg(most)), most);
    const change = f32x4.sub(next, old);
    const slide = f32x4.sub(across, oldAcross);
    let ix = f32x4.sub(f32x4.mul(change, nx), f32x4.mul(slide, ny));
    let iy = f32x4.add(f32x4.mul(change, ny), f32x4.mul(slide, nx));
    const closing = v128.and(f32x4.gt(gap, zero), f32x4.lt(vn, bounces));
    if (v128.any_true(closing)) {
      const hit = v128.and(closing, f32x4.lt(f32x4.add(f32x4.mul(vn, f32x4.splat(substep)), gap), zero));
      const impulse = f32x4.mul(f32x4.splat(share), vn);
      ix = v128.bitselect(f32x4.mul(impulse, nx), ix, hit);
      iy = v128.bitselect(f32x4.mul(impulse, ny), iy, hit);
      next = v128.bitselect(old, next, hit);
      across = v128.bitselect(oldAcross, across, hit);
      const lanes = i32x4.bitmask(hit);
      if (lanes & 1) push(free, i0, j0, f32x4.extract_lane(ix, 0), f32x4.extract_lane(iy, 0));
      if (lanes & 2) push(free, i1, j1, f32x4.extract_lane(ix, 1), f32x4.extract_lane(iy, 1));
      if (lanes & 4) push(free, i2, j2, f32x4.extract_lane(ix, 2), f32x4.extract_lane(iy, 2));
      if (lanes & 8) push(free, i3, j3, f32x4.extract_lane(ix, 3), f32x4.extract_lane(iy, 3));
    }
    v128.store(values, next, 32);
    v128.store(values, across, 48);
    const p01 = v128.shuffle<f32>(ix, iy, 0, 4, 1, 5);
    const p23 = v128.shuffle<f32>(ix, iy, 2, 6, 3, 7);
    const p0 = v128.shuffle<f64>(zero, p01, 0, 2);
    const p1 = v128.shuffle<f64>(zero, p01, 0, 3);
    const p2 = v128.shuffle<f64>(zero, p23, 0, 2);
    const p3 = v128.shuffle<f64>(zero, p23, 0, 3);
    v128.store(i0, f32x4.sub(v128.load(i0), p0));
    v128.store(j0, f32x4.add(v128.load(j0), p0));
    v128.store(i1, f32x4.sub(v128.load(i1), p1));
    v128.store(j1, f32x4.add(v128.load(j1), p1));
    v128.store(i2, f32x4.sub(v128.load(i2), p2));
    v128.store(j2, f32x4.add(v128.load(j2), p2));
    v128.store(i3, f32x4.sub(v128.load(i3), p3));
    v128.store(j3, f32x4.add(v128.load(j3), p3));
    pair += PAIR;
    values += VALUES;
  }
}

/** What a pair would have without contacts changes with an impact. */
function push(free: usize, i: u32, j: u32, ix: f32, iy: f32): void {
  const a = free + (i >> 1);
  const b = free + (j >> 1);
  store<f32>(a, load<f32>(a) - ix);
  store<f32>(a, load<f32>(a, 4) - iy, 4);
  store<f32>(b, load<f32>(b) + ix);
  store<f32>(b, load<f32>(b, 4) + iy, 4);
}

export function partPairs(
  pair: usize,
  values: usize,
  groups: i32,
  touch: f32,
  part: f32,
  most: f32,
  slop: f32,
  deep: f32,
  lean: f32,
): void {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const touches = f32x4.splat(touch);
  const slops = f32x4.splat(slop);
  for (let g = 0; g < groups; g++) {
    const i0 = load<u32>(pair, 0);
    const i1 = load<u32>(pair, 4);
    const i2 = load<u32>(pair, 8);
    const i3 = load<u32>(pair, 12);
    const j0 = load<u32>(pair, 16);
    const j1 = load<u32>(pair, 20);
    const j2 = load<u32>(pair, 24);
    const j3 = load<u32>(pair, 28);
    const d0 = f32x4.sub(v128.load(j0), v128.load(i0));
    const d1 = f32x4.sub(v128.load(j1), v128.load(i1));
    const d2 = f32x4.sub(v128.load(j2), v128.load(i2));
    const d3 = f32x4.sub(v128.load(j3), v128.load(i3));
    const place01 = v128.shuffle<f32>(d0, d1, 0, 4, 1, 5);
    const place23 = v128.shuffle<f32>(d2, d3, 0, 4, 1, 5);
    const dx = v128.shuffle<f64>(place01, place23, 0, 2);
    const dy = v128.shuffle<f64>(place01, place23, 1, 3);
    const nx = v128.load(values, 0);
    const ny = v128.load(values, 16);
    const gap = f32x4.sub(f32x4.add(f32x4.mul(dx, nx), f32x4.mul(dy, ny)), touches);
    const over = f32x4.lt(gap, slops);
    if (v128.any_true(over)) {
      const wanted = f32x4.mul(f32x4.splat(part), f32x4.sub(slops, gap));
      const shift = v128.and(f32x4.pmin(wanted, f32x4.splat(most)), over);
      const pressed = v128.and(f32x4.lt(gap, f32x4.splat(deep)), f32x4.gt(v128.load(values, 32), zero));
      const leaning = v128.and(f32x4.mul(f32x4.splat(lean), ny), pressed);
      const back = f32x4.mul(shift, f32x4.sub(one, leaning));
      const on = f32x4.mul(shift, f32x4.add(one, leaning));
      const bx = f32x4.mul(back, nx);
      const by = f32x4.mul(back, ny);
      const ox = f32x4.mul(on, nx);
      const oy = f32x4.mul(on, ny);
      const b01 = v128.shuffle<f32>(bx, by, 0, 4, 1, 5);
      const b23 = v128.shuffle<f32>(bx, by, 2, 6, 3, 7);
      const o01 = v128.shuffle<f32>(ox, oy, 0, 4, 1, 5);
      const o23 = v128.shuffle<f32>(ox, oy, 2, 6, 3, 7);
      v128.store(i0, f32x4.sub(v128.load(i0), v128.shuffle<f64>(b01, zero, 0, 2)));
      v128.store(j0, f32x4.add(v128.load(j0), v128.shuffle<f64>(o01, zero, 0, 2)));
      v128.store(i1, f32x4.sub(v128.load(i1), v128.shuffle<f64>(b01, zero, 1, 2)));
      v128.store(j1, f32x4.add(v128.load(j1), v128.shuffle<f64>(o01, zero, 1, 2)));
      v128.store(i2, f32x4.sub(v128.load(i2), v128.shuffle<f64>(b23, zero, 0, 2)));
      v128.store(j2, f32x4.add(v128.load(j2), v128.shuffle<f64>(o23, zero, 0, 2)));
      v128.store(i3, f32x4.sub(v128.load(i3), v128.shuffle<f64>(b23, zero, 1, 2)));
      v128.store(j3, f32x4.add(v128.load(j3), v128.shuffle<f64>(o23, zero, 1, 2)));
    }
    pair += PAIR;
    values += VALUES;
  }
}
