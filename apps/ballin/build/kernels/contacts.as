// AssemblyScript. What this does is told, and done once more, in src/core/swarm/contacts.ts and band.ts.

/** Contacts of one ball with those after it in the order of the grid. */
const MOST: i32 = 8;

/** A state as the kernel knows it: addresses, then numbers. */
let order: usize = 0;
let sortedX: usize = 0;
let sortedY: usize = 0;
let starts: usize = 0;
let free: usize = 0;
let bandPair: usize = 0;
let bandValues: usize = 0;
let nearby: usize = 0;
let nearbyRoom: i32 = 0;
let nobody: i32 = 0;
let bandRoom: i32 = 0;
let strands: i32 = 0;
let room: i32 = 0;
let groupRoom: i32 = 0;

/** Contacts of this step and of the one before, which change places. */
let first: usize = 0;
let number: usize = 0;
let other: usize = 0;
let place: usize = 0;
let pair: usize = 0;
let values: usize = 0;
let oldFirst: usize = 0;
let oldNumber: usize = 0;
let oldOther: usize = 0;
let oldPlace: usize = 0;
let oldValues: usize = 0;

let groups: i32 = 0;
/** Contacts that were found, and those of them that are in groups. */
let found: i32 = 0;
let begun: i32 = 0;

let share: f32 = 0;
let touch: f32 = 0;
let near: f32 = 0;
let time: f32 = 0;
let bounce: f32 = 0;

export function setState(
  theOrder: usize,
  theX: usize,
  theY: usize,
  theStarts: usize,
  theFree: usize,
  theBandPair: usize,
  theBandValues: usize,
  theNearby: usize,
  theNearbyRoom: i32,
  theNobody: i32,
  theBand: i32,
  theStrands: i32,
  theRoom: i32,
  theGroupRoom: i32,
): void {
  order = theOrder;
  sortedX = theX;
  sortedY = theY;
  starts = theStarts;
  free = theFree;
  bandPair = theBandPair;
  bandValues = theBandValues;
  nearby = theNearby;
  nearbyRoom = theNearbyRoom;
  nobody = theNobody;
  bandRoom = theBand;
  strands = theStrands;
  room = theRoom;
  groupRoom = theGroupRoom;
}

export function setContacts(
  theFirst: usize,
  theNumber: usize,
  theOther: usize,
  thePlace: usize,
  thePair: usize,
  theValues: usize,
): void {
  first = theFirst;
  number = theNumber;
  other = theOther;
  place = thePlace;
  pair = thePair;
  values = theValues;
}

export function setPrevious(
  theFirst: usize,
  theNumber: usize,
  theOther: usize,
  thePlace: usize,
  theValues: usize,
): void {
  oldFirst = theFirst;
  oldNumber = theNumber;
  oldOther = theOther;
  oldPlace = thePlace;
  oldValues = theValues;
}

export function groupCount(): i32 {
  return groups;
}

/** Which of the first four contacts that a ball had, as bits, was with another ball; or of the next four. */
@inline
function matches(i: i32, j: i32, from: i32): i32 {
  const start = oldOther + (<usize>load<i32>(oldFirst + (<usize>i << 2)) << 2) + (<usize>from << 2);
  const left = <i32>load<u8>(oldNumber + i) - from;
  return i32x4.bitmask(i32x4.eq(v128.load(start), i32x4.splat(j))) & ((1 << left) - 1);
}

/** Where the values of the contact of two balls were, or 0. */
@inline
function find(i: i32, j: i32): usize {
  const own = matches(i, j, 0);
  const others = matches(j, i, 0);
  const bits = own != 0 ? own : others;
  const ball = own != 0 ? i : j;
  if (bits != 0) return oldValue(ball, ctz(bits));
  if (load<u8>(oldNumber + i) > 4) {
    const more = matches(i, j, 4);
    if (more != 0) return oldValue(i, 4 + ctz(more));
  }
  if (load<u8>(oldNumber + j) > 4) {
    const more = matches(j, i, 4);
    if (more != 0) return oldValue(j, 4 + ctz(more));
  }
  return 0;
}

@inline
function oldValue(i: i32, n: i32): usize {
  const k = load<i32>(oldFirst + (<usize>i << 2)) + n;
  return oldValues + (<usize>load<i32>(oldPlace + (<usize>k << 2)) << 2);
}

/** @returns how many contacts there are */
export function findContacts(
  wide: i32,
  high: i32,
  balls: i32,
  theShare: f32,
  theTouch: f32,
  theNear: f32,
  reach2: f32,
  step: f32,
  theBounce: f32,
): i32 {
  share = theShare;
  touch = theTouch;
  near = theNear;
  time = step;
  bounce = theBounce;
  const reaches = f32x4.splat(reach2);
  const full = nearby + (<usize>nearbyRoom << 3) - 32;
  let next = nearby;
  begun = 0;
  found = 0;
  groups = 0;
  memory.fill(number, 0, balls);
  for (let row = 0; row < high; row++) {
    const more = row + 1 < high;
    for (let column = 0; column < wide; column++) {
      const cell = row * wide + column;
      const at = starts + (<usize>cell << 2);
      const begin = load<i32>(at);
      const end = load<i32>(at, 4);
      if (begin == end) continue;
      const right = column + 1 < wide ? load<i32>(at, 8) : end;
      const above = starts + (<usize>(cell + wide) << 2);
      const aboveFrom = more ? load<i32>(column > 0 ? above - 4 : above) : 0;
      const aboveTo = more ? load<i32>(column + 1 < wide ? above + 8 : above + 4) : 0;
      for (let a = begin; a < end; a++) {
        const xs = v128.load32_splat(sortedX + (<usize>a << 2));
        const ys = v128.load32_splat(sortedY + (<usize>a << 2));
        let b = a + 1;
        let to = right;
        for (let part = 0; part < 2; part++) {
          for (; b < to; b += 4) {
            const dxs = f32x4.sub(v128.load(sortedX + (<usize>b << 2)), xs);
            const dys = f32x4.sub(v128.load(sortedY + (<usize>b << 2)), ys);
            const squares = f32x4.add(f32x4.mul(dxs, dxs), f32x4.mul(dys, dys));
            let lanes = i32x4.bitmask(f32x4.lt(squares, reaches));
            if (to - b < 4) lanes &= (1 << (to - b)) - 1;
            // All four are written, and those that are near stay: a branch for each would be guessed wrong too often.
            const couple = <u64>a | (<u64>b << 32);
            store<u64>(next, couple);
            next += (lanes & 1) << 3;
            store<u64>(next, couple + (1 << 32));
            next += (lanes & 2) << 2;
            store<u64>(next, couple + (2 << 32));
            next += (lanes & 4) << 1;
            store<u64>(next, couple + (3 << 32));
            next += lanes & 8;
            if (next > full) {
              addNearby(next);
              next = nearby;
            }
          }
          b = aboveFrom;
          to = aboveTo;
        }
      }
    }
  }
  addNearby(next);
  endBand(begun, found);
  return found;
}

/** Adds those of the pairs nearby that touch or may touch. */
function addNearby(last: usize): void {
  const touching = touch;
  const nearest = near;
  const near2 = nearest * nearest;
  for (let next = nearby; next < last; next += 8) {
    const a = load<u32>(next);
    const c = load<u32>(next, 4);
    const i = load<i32>(order + (<usize>a << 2));
    const j = load<i32>(order + (<usize>c << 2));
    const dx = load<f32>(sortedX + (<usize>c << 2)) - load<f32>(sortedX + (<usize>a << 2));
    const dy = load<f32>(sortedY + (<usize>c << 2)) - load<f32>(sortedY + (<usize>a << 2));
    const d2 = dx * dx + dy * dy;
    const freeI = free + (<usize>i << 3);
    const freeJ = free + (<usize>j << 3);
    const distance = sqrt<f32>(d2);
    if (d2 >= near2) {
      const approach = (load<f32>(freeJ) - load<f32>(freeI)) * dx + (load<f32>(freeJ, 4) - load<f32>(freeI, 4)) * dy;
      if (approach >= 0) continue;
      if (distance - nearest + (approach / distance) * time > 0) continue;
    }
    if (found == room || groups + found - begun >= groupRoom) continue;
    const had = <i32>load<u8>(number + i);
    if (had == MOST) continue;
    if (had == 0) store<i32>(first + (<usize>i << 2), found);
    store<u8>(number + i, had + 1);
    let nx: f32 = i & 1 ? -0.6 : 0.6;
    let ny: f32 = 0.8;
    if (distance > 1e-6) {
      nx = dx / distance;
      ny = dy / distance;
    }
    const old = find(i, j);
    let impulse: f32 = 0;
    let across: f32 = 0;
    if (old != 0) {
      impulse = load<f32>(old, 32);
      across = load<f32>(old, 48);
      push(<usize>i << 4, <usize>j << 4, impulse * nx - across * ny, impulse * ny + across * nx);
    } else if (distance < touching) {
      const vn = (load<f32>(freeJ) - load<f32>(freeI)) * nx + (load<f32>(freeJ, 4) - load<f32>(freeI, 4)) * ny;
      if (vn < bounce) {
        const missed = share * vn;
        const ix = missed * nx;
        const iy = missed * ny;
        push(<usize>i << 4, <usize>j << 4, ix, iy);
        store<f32>(freeI, load<f32>(freeI) - ix);
        store<f32>(freeI, load<f32>(freeI, 4) - iy, 4);
        store<f32>(freeJ, load<f32>(freeJ) + ix);
        store<f32>(freeJ, load<f32>(freeJ, 4) + iy, 4);
      }
    }
    const n = <usize>(found - begun);
    store<i32>(bandPair + (n << 3), i << 4);
    store<i32>(bandPair + (n << 3), j << 4, 4);
    const own = bandValues + (n << 4);
    store<f32>(own, nx);
    store<f32>(own, ny, 4);
    store<f32>(own, impulse, 8);
    store<f32>(own, across, 12);
    store<i32>(other + (<usize>found << 2), j);
    found++;
    if (found - begun == bandRoom) {
      endBand(begun, found);
      begun = found;
    }
  }
}

@inline
function push(a: usize, b: usize, ix: f32, iy: f32): void {
  store<f32>(a, load<f32>(a, 8) - ix, 8);
  store<f32>(a, load<f32>(a, 12) - iy, 12);
  store<f32>(b, load<f32>(b, 8) + ix, 8);
  store<f32>(b, load<f32>(b, 12) + iy, 12);
}

function endBand(begun: i32, found: i32): void {
  const count = found - begun;
  const length = (count + strands - 1) / strands;
  for (let n = 0; n < length; n++) {
    for (let strand = 0; strand < strands; strand += 4) {
      const from = strand * length + n;
      if (from >= count) break;
      if (from + 3 * length < count && !meet(from, length)) addFull(from, length, begun);
      else addPart(from, length, count, begun);
    }
  }
}

@inline
function addFull(from: i32, length: i32, begun: i32): void {
  const k0 = <usize>from;
  const k1 = k0 + length;
  const k2 = k1 + length;
  const k3 = k2 + length;
  const p = pair + (<usize>groups << 5);
  const o = values + (<usize>groups << 6);
  const p0 = v128.load64_zero(bandPair + (k0 << 3));
  const p1 = v128.load64_zero(bandPair + (k1 << 3));
  const p2 = v128.load64_zero(bandPair + (k2 << 3));
  const p3 = v128.load64_zero(bandPair + (k3 << 3));
  const p01 = v128.shuffle<f32>(p0, p1, 0, 4, 1, 5);
  const p23 = v128.shuffle<f32>(p2, p3, 0, 4, 1, 5);
  v128.store(p, v128.shuffle<f64>(p01, p23, 0, 2));
  v128.store(p, v128.shuffle<f64>(p01, p23, 1, 3), 16);
  const v0 = v128.load(bandValues + (k0 << 4));
  const v1 = v128.load(bandValues + (k1 << 4));
  const v2 = v128.load(bandValues + (k2 << 4));
  const v3 = v128.load(bandValues + (k3 << 4));
  const n01 = v128.shuffle<f32>(v0, v1, 0, 4, 1, 5);
  const n23 = v128.shuffle<f32>(v2, v3, 0, 4, 1, 5);
  const i01 = v128.shuffle<f32>(v0, v1, 2, 6, 3, 7);
  const i23 = v128.shuffle<f32>(v2, v3, 2, 6, 3, 7);
  v128.store(o, v128.shuffle<f64>(n01, n23, 0, 2));
  v128.store(o, v128.shuffle<f64>(n01, n23, 1, 3), 16);
  v128.store(o, v128.shuffle<f64>(i01, i23, 0, 2), 32);
  v128.store(o, v128.shuffle<f64>(i01, i23, 1, 3), 48);
  const q = place + (<usize>begun << 2);
  const at = groups << 4;
  store<i32>(q + (k0 << 2), at);
  store<i32>(q + (k1 << 2), at + 1);
  store<i32>(q + (k2 << 2), at + 2);
  store<i32>(q + (k3 << 2), at + 3);
  groups++;
}

/** Fewer than four contacts, in one group or, where they share a ball, each in its own. */
function addPart(from: i32, length: i32, count: i32, begun: i32): void {
  const apart = meetOf(from, length, count);
  if (!apart) clearGroup();
  for (let lane = 0; lane < 4; lane++) {
    const k = from + lane * length;
    if (k >= count) break;
    if (apart) clearGroup();
    const p = pair + (<usize>groups << 5) + (<usize>lane << 2);
    const o = values + (<usize>groups << 6) + (<usize>lane << 2);
    const source = bandPair + (<usize>k << 3);
    store<i32>(p, load<i32>(source));
    store<i32>(p, load<i32>(source, 4), 16);
    const own = bandValues + (<usize>k << 4);
    store<f32>(o, load<f32>(own));
    store<f32>(o, load<f32>(own, 4), 16);
    store<f32>(o, load<f32>(own, 8), 32);
    store<f32>(o, load<f32>(own, 12), 48);
    store<i32>(place + (<usize>(begun + k) << 2), (groups << 4) + lane);
    if (apart) groups++;
  }
  if (!apart) groups++;
}

function clearGroup(): void {
  const p = pair + (<usize>groups << 5);
  const o = values + (<usize>groups << 6);
  const none = i32x4.splat(nobody);
  const zero = f32x4.splat(0);
  v128.store(p, none);
  v128.store(p, none, 16);
  v128.store(o, zero);
  v128.store(o, zero, 16);
  v128.store(o, zero, 32);
  v128.store(o, zero, 48);
}

/** Whether two of four contacts share a ball, as in band.ts. */
@inline
function meet(from: i32, length: i32): bool {
  const step = <usize>length << 3;
  const at = bandPair + (<usize>from << 3);
  const p0 = v128.load64_zero(at);
  const p1 = v128.load64_zero(at + step);
  const p2 = v128.load64_zero(at + 2 * step);
  const p3 = v128.load64_zero(at + 3 * step);
  const p01 = v128.shuffle<f32>(p0, p1, 0, 4, 1, 5);
  const p23 = v128.shuffle<f32>(p2, p3, 0, 4, 1, 5);
  const i = v128.shuffle<f64>(p01, p23, 0, 2);
  const j = v128.shuffle<f64>(p01, p23, 1, 3);
  const i1 = v128.shuffle<f32>(i, i, 1, 2, 3, 0);
  const i2 = v128.shuffle<f32>(i, i, 2, 3, 0, 1);
  const j1 = v128.shuffle<f32>(j, j, 1, 2, 3, 0);
  const j2 = v128.shuffle<f32>(j, j, 2, 3, 0, 1);
  const j3 = v128.shuffle<f32>(j, j, 3, 0, 1, 2);
  const same = v128.or(
    v128.or(v128.or(i32x4.eq(i, i1), i32x4.eq(i, i2)), v128.or(i32x4.eq(j, j1), i32x4.eq(j, j2))),
    v128.or(v128.or(i32x4.eq(i, j1), i32x4.eq(i, j2)), i32x4.eq(i, j3)),
  );
  return v128.any_true(same);
}

function meetOf(from: i32, length: i32, count: i32): bool {
  for (let one = 0; one < 4; one++) {
    const k = bandPair + (<usize>(from + one * length) << 3);
    for (let two = one + 1; two < 4; two++) {
      const at = from + two * length;
      if (at >= count) break;
      const m = bandPair + (<usize>at << 3);
      const i = load<i32>(k);
      const j = load<i32>(k, 4);
      const p = load<i32>(m);
      const q = load<i32>(m, 4);
      if (i == p || i == q || j == p || j == q) return true;
    }
  }
  return false;
}
