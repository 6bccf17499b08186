// A prelude of the tests: a periodic lattice of nx × ny cells, row by row.

struct Clock {
  time: f32,   // [–]
  dt: f32,     // [–]
  steps: f32,  // [–]
}

fn at(x: u32, y: u32, nx: u32, ny: u32) -> u32 {
  return (y % ny) * nx + (x % nx);
}
