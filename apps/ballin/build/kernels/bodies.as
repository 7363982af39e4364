// AssemblyScript. What these do is told, and done once more, in src/core/swarm/bodies.ts. Bodies lie at the start of the
// memory, 16 bytes each.

export function continueStep(free: usize, balls: i32, fall: f32): void {
  const falls = v128.shuffle<f32>(f32x4.splat(0), f32x4.splat(fall), 0, 4, 1, 5);
  const last = <usize>((balls + 3) >> 2) << 6;
  for (let at: usize = 0; at < last; at += 32) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const speed = v128.shuffle<f32>(a, b, 2, 3, 6, 7);
    const next = f32x4.sub(speed, falls);
    const all = f32x4.add(next, f32x4.sub(speed, v128.load(free)));
    v128.store(free, next);
    v128.store(at, v128.shuffle<f32>(a, all, 0, 1, 4, 5));
    v128.store(at, v128.shuffle<f32>(b, all, 0, 1, 6, 7), 16);
    free += 16;
  }
}

export function moveBalls(
  free: usize,
  balls: i32,
  substep: f32,
  drop: f32,
  cap: f32,
  radius: f32,
  right: f32,
  top: f32,
): void {
  const times = f32x4.splat(substep);
  const drops = f32x4.splat(drop);
  const cap2 = f32x4.splat(cap * cap);
  const radii = f32x4.splat(radius);
  const rights = f32x4.splat(right);
  const tops = f32x4.splat(top);
  const last = <usize>((balls + 3) >> 2) << 6;
  for (let at: usize = 0; at < last; at += 64) {
    const b0 = v128.load(at);
    const b1 = v128.load(at, 16);
    const b2 = v128.load(at, 32);
    const b3 = v128.load(at, 48);
    const f01 = v128.load(free);
    const f23 = v128.load(free, 16);
    const p01 = v128.shuffle<f32>(b0, b1, 0, 4, 1, 5);
    const p23 = v128.shuffle<f32>(b2, b3, 0, 4, 1, 5);
    const s01 = v128.shuffle<f32>(b0, b1, 2, 6, 3, 7);
    const s23 = v128.shuffle<f32>(b2, b3, 2, 6, 3, 7);
    let x = v128.shuffle<f64>(p01, p23, 0, 2);
    let y = v128.shuffle<f64>(p01, p23, 1, 3);
    let ux = v128.shuffle<f64>(s01, s23, 0, 2);
    let uy = v128.shuffle<f64>(s01, s23, 1, 3);
    const fx = v128.shuffle<f32>(f01, f23, 0, 2, 4, 6);
    const fy = v128.shuffle<f32>(f01, f23, 1, 3, 5, 7);
    const alone = v128.and(f32x4.eq(ux, fx), f32x4.eq(uy, fy));
    const speed2 = f32x4.add(f32x4.mul(ux, ux), f32x4.mul(uy, uy));
    const fast = f32x4.gt(speed2, cap2);
    if (v128.any_true(fast)) {
      const share = v128.bitselect(f32x4.div(f32x4.splat(cap), f32x4.sqrt(speed2)), f32x4.splat(1), fast);
      ux = f32x4.mul(ux, share);
      uy = f32x4.mul(uy, share);
      const both = v128.and(fast, alone);
      const gx = v128.bitselect(ux, fx, both);
      const gy = v128.bitselect(uy, fy, both);
      v128.store(free, v128.shuffle<f32>(gx, gy, 0, 4, 1, 5));
      v128.store(free, v128.shuffle<f32>(gx, gy, 2, 6, 3, 7), 16);
    }
    x = f32x4.add(x, f32x4.mul(ux, times));
    y = f32x4.add(y, f32x4.add(f32x4.mul(uy, times), v128.and(drops, alone)));
    x = f32x4.pmax(f32x4.pmin(x, rights), radii);
    y = f32x4.pmax(f32x4.pmin(y, tops), radii);
    const q01 = v128.shuffle<f32>(x, y, 0, 4, 1, 5);
    const q23 = v128.shuffle<f32>(x, y, 2, 6, 3, 7);
    const t01 = v128.shuffle<f32>(ux, uy, 0, 4, 1, 5);
    const t23 = v128.shuffle<f32>(ux, uy, 2, 6, 3, 7);
    v128.store(at, v128.shuffle<f64>(q01, t01, 0, 2));
    v128.store(at, v128.shuffle<f64>(q01, t01, 1, 3), 16);
    v128.store(at, v128.shuffle<f64>(q23, t23, 0, 2), 32);
    v128.store(at, v128.shuffle<f64>(q23, t23, 1, 3), 48);
    free += 32;
  }
}
