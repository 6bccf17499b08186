// A pair of conservation laws for u and v in a cell:
//
//     Σ_f q_f = r − s_uu u − s_uv v        q = k Δu + b Δv ± a (v + v′)
//     Σ_f z_f = z − s_vu u − s_vv v        z = d Δv − t q
//
// Σ runs over the four faces of the cell, q and z flow into it, Δ is neighbour minus cell, v′ is the neighbour's v; the
// sign of a is + seen from the west or south of the face's line, − from the other side, so that q changes its sign with
// the side. All is extensive (per cell, not per area): a coarse cell is the sum of its cells, and no spacing appears.
// Differences are taken before they are multiplied: float32 keeps its digits. Pure functions; no bindings.
//
// A kernel takes the numbers of its grid from three functions, of stored.wgsl or of a prelude that computes them anew:
//
//     face(level, axis, i, j) -> Face     the face to the east (axis 0) or to the south (axis 1) of cell (i, j), a as seen from
//                                         the west or the south; i < nx, j <= ny, and row ny has the wall's south faces only
//     terms(level, i, j) -> Terms         s of cell (i, j), j < ny
//     surroundings(level, i, j)           both for all faces of cell (i, j): what its laws are made of
//
// k, b, a, d are zero on the south faces of the lowest row and, where the sides are closed, on the east faces of the last
// column. South faces of the row above the top are the wall there: zero where it is closed, the conductance to a fixed value
// otherwise. nx is even or 1.
//
// Twin: src/multigrid/twin/relax.ts, defect.ts. Test: test/multigrid/parity.test.ts.
// Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), chapters 2 and 8.

// Coefficients of a face.
struct Face {
  k: f32,
  b: f32,
  a: f32,
  d: f32,
  t: f32,
}

// Source terms of a cell.
struct Terms {
  uu: f32,
  uv: f32,
  vu: f32,
  vv: f32,
}

// The faces of a cell, as `face` gives them, and its terms.
struct Surroundings {
  e: Face,
  w: Face,
  n: Face,
  s: Face,
  own: Terms,
}

// What both laws of a cell say: the defect, and by how much it falls with the cell's own (u, v).
struct Laws {
  defect: vec2f,
  fall_u: vec2f,
  fall_v: vec2f,
}

// A face's part in the laws of the cell with unknowns `here`; `sign` is that of a.
fn through(f: Face, sign: f32, here: vec2f, there: vec2f) -> Laws {
  let difference = there - here;
  let a = sign * f.a;
  let q = f.k * difference.x + f.b * difference.y + a * (there.y + here.y);
  let fall = vec2f(f.k, f.b - a);
  return Laws(vec2f(q, f.d * difference.y - f.t * q), fall, vec2f(0, f.d) - f.t * fall);
}

// Both laws of a cell: `given` is (r, z), the faces are seen from the cell.
fn laws_of(given: vec2f, s: Terms, here: vec2f, e: Laws, w: Laws, n: Laws, south: Laws) -> Laws {
  let source_u = vec2f(s.uu, s.uv);
  let source_v = vec2f(s.vu, s.vv);
  let source = vec2f(given.x - dot(source_u, here), given.y - dot(source_v, here));
  return Laws(
    source + ((e.defect + w.defect) + (n.defect + south.defect)),
    source_u + ((e.fall_u + w.fall_u) + (n.fall_u + south.fall_u)),
    source_v + ((e.fall_v + w.fall_v) + (n.fall_v + south.fall_v)),
  );
}

// What to add to the cell's (u, v) so that both laws hold, its neighbours held.
fn remedy(l: Laws) -> vec2f {
  let determinant = l.fall_u.x * l.fall_v.y - l.fall_u.y * l.fall_v.x;
  let du = l.defect.x * l.fall_v.y - l.fall_u.y * l.defect.y;
  let dv = l.fall_u.x * l.defect.y - l.fall_v.x * l.defect.x;
  return vec2f(du, dv) / determinant;
}
