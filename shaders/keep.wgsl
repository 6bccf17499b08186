// include: grid, model
// ξ += (Δt/passes) ∇·[M ∇ξ (1 − 1/(ℓ|∇λ|)) − S ξ(1 − ξ) h²∇∇²λ],   λ = ln ξ/(1 − ξ),   M = mobility × speed × ℓ: one of several
// passes that bring the profile across the front back to 1/(1 + e^{n/ℓ}), where λ = −n/ℓ, and move no metal along it; S = smoothing
// × speed × ℓ takes out what is two cells long. Before the reaction of each step.
//
// ξ at cell centres, fluxes on faces, where ξ(1 − ξ) = Δξ/Δλ: what one cell loses its neighbour gains. ξ is mirrored at the bottom,
// the top and closed sides. Nothing passes a cell that is dead or closed to metal, nor between two cells of the bulk. Pass 0, 2, …
// reads the state and writes `kept`, pass 1, 3, … brings it back. A thread takes one cell.
//
// Assumes M Δt/passes ≤ h²/4, where an explicit pass is stable.
// Twin: src/physics/twin/keep.ts. Test: test/physics/parity.test.ts.
// Source: Olsson, Kreiss, J. Comput. Phys. 210, 225 (2005); Chiu, Lin, J. Comput. Phys. 230, 185 (2011), for the term; λ as in
// Shukla, Pantano, Freund, J. Comput. Phys. 229, 7411 (2010).

struct Params {
  nx: u32,        // cells along x [–]
  ny: u32,        // cells along y [–]
  periodic: u32,  // 1 where columns wrap around, 0 where the sides are closed
  mapped: u32,    // numbers in a plane of the maps [–]
  width: f32,     // ℓ [cells]
  mobility: f32,  // M/(speed ℓ) [–]
  passes: u32,    // in a step, even [–]
  turn: u32,      // 0 reads the state, 1 writes it
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read_write> state: array<f32>;
@group(0) @binding(2) var<storage, read_write> kept: array<f32>;
@group(0) @binding(3) var<storage, read> maps: array<f32>;
@group(0) @binding(4) var<storage, read> dead: array<f32>;
@group(0) @binding(5) var<storage, read> clock: Clock;

// S/(speed ℓ) [–]: takes out what is two cells long, which the rest neither feeds nor damps.
const SMOOTHING = 0.02;

// A cell: its column and row, ξ, λ.
struct Site {
  i: u32,
  j: u32,
  xi: f32,
  depth: f32,
}

fn metal(i: u32, j: u32) -> f32 {
  let q = j * p.nx + i;
  if (p.turn == 0) { return state[plane(STATE_METAL, p.nx, p.ny) + q]; }
  return kept[q];
}

fn depth(i: u32, j: u32) -> f32 {
  return logit(metal(i, j));
}

fn site(i: u32, j: u32) -> Site {
  let xi = metal(i, j);
  return Site(i, j, xi, logit(xi));
}

// 1 where metal may enter and lives, else 0.
fn admits(i: u32, j: u32) -> f32 {
  let q = j * p.nx + i;
  return maps[map_at(MAPS_OPEN, q, p.mapped)] * (1 - dead[q]);
}

// Sum of the squares of the slopes of λ from a cell to the two beside it.
fn slopes(here: Site, one: f32, other: f32) -> f32 {
  return (one - here.depth) * (one - here.depth) + (here.depth - other) * (here.depth - other);
}

// Flux into `here` from `there`; `across` is the mean square of the slopes of λ along the face, `back` and `ahead` are the λ of the cells
// behind and beyond.
fn flux(here: Site, there: Site, across: f32, back: f32, ahead: f32) -> f32 {
  if (!has_profile(here.xi) && !has_profile(there.xi)) { return 0; }
  let along = there.depth - here.depth;
  let rise = clipped(there.xi) - clipped(here.xi);
  var bump = clipped(here.xi) * (1 - clipped(here.xi));
  if (along != 0) { bump = rise / along; }
  let excess = there.xi - here.xi - rise / (p.width * sqrt(along * along + across + FLAT));
  let third = ahead - back - 3 * along;
  return admits(there.i, there.j) * (p.mobility * excess - SMOOTHING * bump * third);
}

// What a cell gains through its four faces, over the share of the step [–].
fn gain_of(i: u32, j: u32) -> f32 {
  let e = east_mirrored(i, p.nx, p.periodic);
  let w = west_mirrored(i, p.nx, p.periodic);
  let n = north_of(j, p.ny);
  let s = south_of(j);
  let isFront =
    has_profile(metal(i, j)) || has_profile(metal(e, j)) || has_profile(metal(w, j)) ||
    has_profile(metal(i, n)) || has_profile(metal(i, s));
  if (!isFront) { return 0; }
  let P = site(i, j);
  let E = site(e, j);
  let W = site(w, j);
  let N = site(i, n);
  let S = site(i, s);
  let NE = depth(e, n);
  let NW = depth(w, n);
  let SE = depth(e, s);
  let SW = depth(w, s);
  let upright = slopes(P, N.depth, S.depth);
  let level = slopes(P, E.depth, W.depth);
  var gained = 0.0;
  if (e != i) { gained += flux(P, E, (upright + slopes(E, NE, SE)) / 4, W.depth, depth(east_mirrored(e, p.nx, p.periodic), j)); }
  if (w != i) { gained += flux(P, W, (upright + slopes(W, NW, SW)) / 4, E.depth, depth(west_mirrored(w, p.nx, p.periodic), j)); }
  if (n != j) { gained += flux(P, N, (level + slopes(N, NE, NW)) / 4, S.depth, depth(i, north_of(n, p.ny))); }
  if (s != j) { gained += flux(P, S, (level + slopes(S, SE, SW)) / 4, N.depth, depth(i, south_of(s))); }
  return gained;
}

@compute @workgroup_size(16, 16)
fn keep(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= p.nx || id.y >= p.ny || clock.running == 0) { return; }
  let i = id.x;
  let j = id.y;
  let share = clock.step * clock.speed * p.width / f32(p.passes);
  let next = metal(i, j) + share * admits(i, j) * gain_of(i, j);
  let q = j * p.nx + i;
  if (p.turn == 0) {
    kept[q] = next;
  } else {
    state[plane(STATE_METAL, p.nx, p.ny) + q] = next;
  }
}
