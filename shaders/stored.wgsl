// The faces and terms of a grid as they lie in the binding `coefficients`, laid out as levels.wgsl says.
// Needs grid, levels, pair.
//
// Test: test/multigrid/parity.test.ts, by the kernels that include it.

// The face to the east (axis 0) or to the south (axis 1) of cell (i, j).
fn face(level: Level, axis: u32, i: u32, j: u32) -> Face {
  let at = coefficient_at(level, axis, i, j);
  let s = stride(level);
  return Face(
    coefficients[at + K * s],
    coefficients[at + B * s],
    coefficients[at + A * s],
    coefficients[at + D * s],
    coefficients[at + T * s],
  );
}

// The source terms of cell (i, j).
fn terms(level: Level, i: u32, j: u32) -> Terms {
  let at = coefficient_at(level, 0, i, j);
  let s = stride(level);
  return Terms(
    coefficients[at + S_UU * s],
    coefficients[at + S_UV * s],
    coefficients[at + S_VU * s],
    coefficients[at + S_VV * s],
  );
}

// All that the laws of cell (i, j) are made of.
fn surroundings(level: Level, i: u32, j: u32) -> Surroundings {
  return Surroundings(
    face(level, 0, i, j),
    face(level, 0, west_of(i, level.nx), j),
    face(level, 1, i, j + 1),
    face(level, 1, i, j),
    terms(level, i, j),
  );
}
