// The faces and terms of the finest grid, computed anew from the state where linearise would have stored 14 numbers a cell: what pair.wgsl
// asks for. The kernel that includes this binds `state`, `maps`, `kinetics` and `top` as `assemble` found and left them, and has the
// parameters nx, ny, periodic, mapped, alpha and sites in `p`. Needs grid, model, electrolyte, reaction, pair.
//
// Test: test/physics/fused.test.ts, by the kernels that include it.

// The face to the east (axis 0) or to the south (axis 1) of cell (i, j); row ny has the faces of the top wall.
fn face(level: Level, axis: u32, i: u32, j: u32) -> Face {
  if (j == p.ny) { return face_of(wall_flux(i), 1); }
  let row = j * p.nx;
  let there = select(row + east_of(i, p.nx), south_of(j) * p.nx + i, axis == 1);
  let flux = flux_between(cell_at(row + i), cell_at(there), axis, i, j);
  return face_of(flux, select(1.0, -1.0, axis == 1));
}

// `sign` is −1 where the flux is seen from the east or the north of the face.
fn face_of(f: Flux, sign: f32) -> Face {
  return Face(f.k, f.b, sign * f.a, f.d, f.t);
}

// The source terms of cell (i, j).
fn terms(level: Level, i: u32, j: u32) -> Terms {
  return terms_in(cell_at(j * p.nx + i), i, j);
}

fn terms_in(here: Cell, i: u32, j: u32) -> Terms {
  let q = j * p.nx + i;
  let reaction = Reaction(
    kinetics[plane(KINETICS_PLATE, p.nx, p.ny) + q],
    kinetics[plane(KINETICS_STRIP, p.nx, p.ny) + q],
  );
  let own = terms_of(here, reaction, top[TOP_STEP * p.nx + i]);
  return Terms(own.x, own.y, own.z, own.w);
}

// All that the laws of cell (i, j) are made of; each cell is loaded once.
fn surroundings(level: Level, i: u32, j: u32) -> Surroundings {
  let row = j * p.nx;
  let west = west_of(i, p.nx);
  let here = cell_at(row + i);
  var n = wall_flux(i);
  if (j + 1 < p.ny) { n = flux_between(here, cell_at(row + p.nx + i), 1, i, j + 1); }
  return Surroundings(
    face_of(flux_between(here, cell_at(row + east_of(i, p.nx)), 0, i, j), 1),
    face_of(flux_between(here, cell_at(row + west), 0, west, j), -1),
    face_of(n, 1),
    face_of(flux_between(here, cell_at(south_of(j) * p.nx + i), 1, i, j), -1),
    terms_in(here, i, j),
  );
}
