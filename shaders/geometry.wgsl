// include: grid, model
// The front as the metal fraction ξ shapes it, once a step:
//
//     prefactor   i₀ a_k(θ) (1 + noise)                                             [F D_ref c₀/h]
//     shift       Γ (a_γ + a_γ″)(θ) K,   K = −∇·(∇λ/|∇λ|)                           [RT/F]
//     slope       |∇λ|, root of the mean square of one-sided differences, which sees creases   [1/cell]
//     bend        ℓK/2, of a K over twice as many cells                             [–]
//
// with a(θ) = 1 + δ cos m(θ − θ₀) and θ the direction of the normal from metal to electrolyte. Changes these planes of
// `front`, at cell centres; normals live on the faces. Nothing reacts in cells that are dead or closed to metal. λ =
// ln ξ/(1 − ξ), whose differences are exact across a flat front of any direction, is mirrored at the bottom, the top and closed
// sides. In the bulk prefactor and shift are 0. A thread takes one cell.
//
// Twin: src/physics/twin/geometry.ts. Test: test/physics/parity.test.ts.
// Source: Sun and Beckermann, J. Comput. Phys. 220, 626 (2007); Cogswell, Phys. Rev. E 92, 011301 (2015).

struct Params {
  nx: u32,               // cells along x [–]
  ny: u32,               // cells along y [–]
  periodic: u32,         // 1 where columns wrap around, 0 where the sides are closed
  mapped: u32,           // numbers in a plane of the maps [–]
  width: f32,            // ℓ [cells]
  capillary: f32,        // Γ [RT/F cells]
  exchange: f32,         // i₀ [F D_ref c₀/h]
  noise: f32,            // relative amplitude [–]
  seed: u32,             // of the noise
  kineticStrength: f32,  // δ of a_k [–]
  kineticFolds: f32,     // m of a_k [–]
  kineticAngle: f32,     // θ₀ of a_k [rad]
  surfaceStrength: f32,  // δ of a_γ [–]
  surfaceFolds: f32,     // m of a_γ [–]
  surfaceAngle: f32,     // θ₀ of a_γ [rad]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> state: array<f32>;
@group(0) @binding(2) var<storage, read> maps: array<f32>;
@group(0) @binding(3) var<storage, read> dead: array<f32>;
@group(0) @binding(4) var<storage, read_write> front: array<f32>;
@group(0) @binding(5) var<storage, read> clock: Clock;

// Below this ξ(1 − ξ) a cell is bulk: its direction means nothing and it reacts with less than 10⁻⁴ of what the front does [–].
const NO_FRONT = 1e-5;
// Largest curvature that the grid holds [1/cell].
const LARGEST_CURVATURE = 1.0;
// Slopes of λ within which the profile is one [1/ℓ].
const LEAST_SLOPE = 0.3;
const MOST_SLOPE = 3.0;

// λ of column i, row j.
fn depth(i: u32, j: u32) -> f32 {
  return logit(state[plane(STATE_METAL, p.nx, p.ny) + j * p.nx + i]);
}

// 1 where metal may enter and lives, else 0.
fn admits(i: u32, j: u32) -> f32 {
  let q = j * p.nx + i;
  return maps[map_at(MAPS_OPEN, q, p.mapped)] * (1 - dead[q]);
}

// Component of ∇λ/|∇λ| along the first argument.
fn along(gradient: f32, across: f32) -> f32 {
  return gradient / sqrt(gradient * gradient + across * across + FLAT);
}

// 1 + δ cos m(θ − θ₀)
fn anisotropy(theta: f32, strength: f32, folds: f32, angle: f32) -> f32 {
  return 1 + strength * cos(folds * (theta - angle));
}

@compute @workgroup_size(16, 16)
fn geometry(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= p.nx || id.y >= p.ny || clock.running == 0) { return; }
  let i = id.x;
  let j = id.y;
  let e = east_mirrored(i, p.nx, p.periodic);
  let w = west_mirrored(i, p.nx, p.periodic);
  let n = north_of(j, p.ny);
  let s = south_of(j);
  let q = j * p.nx + i;
  let xi = state[plane(STATE_METAL, p.nx, p.ny) + q];
  var prefactor = 0.0;
  var shift = 0.0;
  var slope = 0.0;
  var bend = 0.0;
  if (xi * (1 - xi) >= NO_FRONT) {
    let P = depth(i, j);
    let E = depth(e, j);
    let W = depth(w, j);
    let N = depth(i, n);
    let S = depth(i, s);
    let NE = depth(e, n);
    let NW = depth(w, n);
    let SE = depth(e, s);
    let SW = depth(w, s);
    // Components of ∇λ/|∇λ| on the faces, away from the cell.
    let to_E = along(E - P, ((N - S) + (NE - SE)) / 4);
    let to_W = along(W - P, ((N - S) + (NW - SW)) / 4);
    let to_N = along(N - P, ((E - W) + (NE - NW)) / 4);
    let to_S = along(S - P, ((E - W) + (SE - SW)) / 4);
    let curvature = clamp(-((to_E + to_W) + (to_N + to_S)), -LARGEST_CURVATURE, LARGEST_CURVATURE);
    let isFlat = S == N && W == E;
    let theta = select(atan2(S - N, W - E), 0, isFlat);
    let kinetic = anisotropy(theta, p.kineticStrength, p.kineticFolds, p.kineticAngle);
    let stiffness = (1 - p.surfaceFolds * p.surfaceFolds) * p.surfaceStrength;
    let surface = anisotropy(theta, stiffness, p.surfaceFolds, p.surfaceAngle);
    let random = 1 + p.noise * noise_at(p.seed, u32(clock.count), q);
    prefactor = p.exchange * maps[map_at(MAPS_EXCHANGE, q, p.mapped)] * kinetic * random * admits(i, j);
    shift = p.capillary * surface * curvature;
    let squares = (E - P) * (E - P) + (P - W) * (P - W) + (N - P) * (N - P) + (P - S) * (P - S);
    slope = clamp(p.width * sqrt(squares / 2), LEAST_SLOPE, MOST_SLOPE) / p.width;
    // Twice as wide as K, so that what is two cells long is not fed: normals at the four neighbours.
    let EE = depth(east_mirrored(e, p.nx, p.periodic), j);
    let WW = depth(west_mirrored(w, p.nx, p.periodic), j);
    let NN = depth(i, north_of(n, p.ny));
    let SS = depth(i, south_of(s));
    let wide = (along(P - WW, NW - SW) - along(EE - P, NE - SE)) + (along(P - SS, SE - SW) - along(NN - P, NE - NW));
    bend = p.width * wide / 4;
  }
  front[plane(FRONT_PREFACTOR, p.nx, p.ny) + q] = prefactor;
  front[plane(FRONT_SHIFT, p.nx, p.ny) + q] = shift;
  front[plane(FRONT_SLOPE, p.nx, p.ny) + q] = slope;
  front[plane(FRONT_BEND, p.nx, p.ny) + q] = bend;
}
