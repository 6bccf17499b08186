// The constitutive functions of the model and where its numbers lie, shared by the kernels of a time step.
//
// Unknowns, at cell centres: u potential of the electrolyte [RT/F], c salt concentration [c₀], ξ metal fraction [–]. The
// metal is at u = 0. Lengths are in cells, times in h²/D_ref, current densities in F D_ref c₀/h; see src/physics/scales.ts.
//
// A field of planes holds element (i, j) of plane n at n (nx (ny + 1) + 40) + j nx + i; the row above the top belongs
// to the wall, and a gap follows.
//
// Twin: src/physics/twin/kinetics.ts, profile.ts, noise.ts; names: src/physics/planes.ts, clock.ts. Test: test/physics/parity.test.ts.

// The scalars that stay on the device; their units and meanings are in src/physics/clock.ts.
struct Clock {
  elapsed: f32,            // time since the span began [h²/D_ref]
  running: f32,            // 1 while the span is not over [–]
  charge: f32,             // entered through the walls, per width of the domain [F c₀ h]
  salt: f32,               // entered through the walls, per width of the domain [c₀ h]
  step: f32,               // length of this step [h²/D_ref]
  proposed: f32,           // length proposed for the next step [h²/D_ref]
  previous: f32,           // length of the step before, 0 before the first [h²/D_ref]
  count: f32,              // steps taken [–]
  speed: f32,              // fastest normal velocity of the front [D_ref/h]
  held: f32,               // steps for which the voltage has been held; 0 while the current is [–]
  voltage: f32,            // of the cell [RT/F]
  current: f32,            // entering through the walls, per width of the domain [F D_ref c₀/h]
  saltFlux: f32,           // entering through the walls, per width of the domain [D_ref c₀/h]
  error: f32,              // of the extrapolation, over what is allowed [–]
  lastPotential: f32,      // last Newton correction of u, largest [RT/F]
  lastConcentration: f32,  // last Newton correction of c, largest [c₀]
  iterations: f32,         // Newton iterations of the step [–]
  bathCurrent: f32,        // part of `current` that enters through a bath around an island [F D_ref c₀/h]
  bathSalt: f32,           // part of `saltFlux` that enters so [D_ref c₀/h]
}

// What the host asks for.
struct Control {
  galvanostatic: f32,  // 1 for a constant current, 0 for a constant voltage [–]
  current: f32,        // density, plating > 0 [F D_ref c₀/h]
  voltage: f32,        // to hold, or the compliance voltage of a constant current [RT/F]
  span: f32,           // length of the span [h²/D_ref]
}

// Planes of each field.
const STATE_POTENTIAL = 0u;
const STATE_CONCENTRATION = 1u;
const STATE_METAL = 2u;

const BEFORE_POTENTIAL = 0u;
const BEFORE_CONCENTRATION = 1u;
const BEFORE_PREDICTED_POTENTIAL = 2u;
const BEFORE_PREDICTED_CONCENTRATION = 3u;
const BEFORE_METAL = 4u;

const MAPS_CONDUCTIVITY_EAST = 0u;
const MAPS_CONDUCTIVITY_SOUTH = 1u;
const MAPS_DIFFUSIVITY_EAST = 2u;
const MAPS_DIFFUSIVITY_SOUTH = 3u;
const MAPS_ANION_EAST = 4u;
const MAPS_ANION_SOUTH = 5u;
const MAPS_EXCHANGE = 6u;
const MAPS_OPEN = 7u;

const FRONT_PREFACTOR = 0u;
const FRONT_SHIFT = 1u;
const FRONT_SLOPE = 2u;
const FRONT_BEND = 3u;
const FRONT_REACTION = 4u;

const TOP_CURRENT = 0u;
const TOP_SALT = 1u;
const TOP_K = 2u;
const TOP_B = 3u;
const TOP_A = 4u;
const TOP_D = 5u;
const TOP_T = 6u;
const TOP_STEP = 7u;

const KINETICS_PLATE = 0u;
const KINETICS_STRIP = 1u;

const BATH_CONDUCTIVITY = 0u;
const BATH_DIFFUSIVITY = 1u;
const BATH_ANIONS = 2u;

const SOURCES_CHARGE = 0u;
const SOURCES_SALT = 1u;
const SOURCES_METAL = 2u;

const TALLY_SPEED = 0u;
const TALLY_ERROR = 1u;
const TALLY_POTENTIAL = 2u;
const TALLY_CONCENTRATION = 3u;
const TALLY_FELT = 4u;

// Least share of electrolyte ψ [–]: keeps the operators regular inside the metal.
const LEAST_ELECTROLYTE = 1e-3;
// Largest exponent of the kinetics [–]: e^60 is far beyond any current and within float32.
const LARGEST_EXPONENT = 60.0;
// Metal fraction from which a cell conducts electrons to its neighbours [–].
const METAL = 0.5;
// Metal fraction below which a cell belongs to no metal and is never dead [–].
const FOOT = 1e-3;
// ξ between which the extrapolation must be right [–]; below the upper one corrections count.
const FRONT_FOOT = 0.02;
const FRONT_CREST = 0.9;
// Below this concentration what is amiss with a cell's potential counts in proportion: starved cells carry no current [c₀].
const FELT = 0.01;
// ξ and 1 − ξ below which a cell is bulk, where λ is cut off [–]: 2⁻²⁰, which float32 takes from 1 exactly.
const BULK = 9.5367431640625e-7;
// Added to |∇λ|² so that a normal exists everywhere [1/cell²].
const FLAT = 1e-12;
// Bounds of what a bend adds to the surface density where the front bulges and where it caves in, seen the way it moves [–].
const MOST_BULGE = 0.15;
const MOST_CAVE = 0.03;
// 2³² over the golden ratio: separates seeds that differ little.
const GOLDEN = 0x9e3779b9u;

// Start of a plane in a field whose planes have the row above the top, and a gap.
fn plane(number: u32, nx: u32, ny: u32) -> u32 {
  let gap = 40u; // numbers between two planes beyond what a plane holds: see src/multigrid/levels.ts
  return number * (nx * (ny + 1) + gap);
}

// Where number `at` of a plane of the maps lies: a plane holds `mapped` numbers, one where all cells are alike.
fn map_at(number: u32, at: u32, mapped: u32) -> u32 {
  return number * mapped + min(at, mapped - 1);
}

// ψ = ε + (1 − ε)(1 − ξ), the share of electrolyte [–]. Source: Yu, Chen, Thornton, Modelling Simul. Mater. Sci. Eng. 20,
// 075008 (2012).
fn electrolyte_share(xi: f32) -> f32 {
  return LEAST_ELECTROLYTE + (1 - LEAST_ELECTROLYTE) * (1 - xi);
}

// δ = ξ(1 − ξ) |∇λ| w (1 + ℓK/2), a surface density [1/cell]: ∫ i_n δ dn is i_n on the contour ξ = ½, whatever the steepness of the profile
// and, to first order, the curvature K. Metal that plates takes w = x(4 − 3x) with x = ξ, metal that strips takes x = 1 − ξ and −K: ∫ w dξ is
// 1, and w is 1 in what the front leaves behind, 0 in what lies ahead of it. `slope` |∇λ| [1/cell], `bend` ℓK/2 [–].
fn surface_density(xi: f32, slope: f32, bend: f32, plates: bool) -> f32 {
  let x = select(1 - xi, xi, plates);
  let bulge = clamp(select(-bend, bend, plates), -MOST_CAVE, MOST_BULGE);
  return max(0, xi * (1 - xi)) * slope * x * (4 - 3 * x) * (1 + bulge);
}

// ξ held within the bulk's bounds.
fn clipped(xi: f32) -> f32 {
  return clamp(xi, BULK, 1 - BULK);
}

// λ = ln ξ/(1 − ξ) [–], cut off in the bulk: −n/ℓ across the profile, linear where ξ is not.
fn logit(xi: f32) -> f32 {
  let x = clipped(xi);
  return log(x / (1 - x));
}

// Whether the front's profile reaches a cell.
fn has_profile(xi: f32) -> bool {
  return xi > BULK && xi < 1 - BULK;
}

// e^x with the exponent held within ±LARGEST_EXPONENT.
fn bounded_exp(x: f32) -> f32 {
  return exp(clamp(x, -LARGEST_EXPONENT, LARGEST_EXPONENT));
}

// 32 bits mixed so that each input bit flips each output bit in about half of all cases. Source: lowbias32, C. Wellons,
// https://nullprogram.com/blog/2018/07/31/.
fn mixed(bits: u32) -> u32 {
  var x = bits;
  x = (x ^ (x >> 16)) * 0x7feb352du;
  x = (x ^ (x >> 15)) * 0x846ca68bu;
  return x ^ (x >> 16);
}

// A number of mean 0 and variance 1, uniform in ±√3, that depends on (seed, step, cell) alone.
fn noise_at(seed: u32, step_number: u32, cell: u32) -> f32 {
  let bits = mixed(mixed(mixed(seed + GOLDEN) ^ step_number) ^ cell);
  return sqrt(3.0) * (ldexp(f32(bits), -31) - 1);
}
