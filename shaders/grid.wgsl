// Where the cells of a grid lie: nx columns, counted from the left, and ny rows, counted from the bottom, stored row by
// row. Columns wrap around: closed sides are zeros on the east faces of the last column, not branches. Below the bottom
// lies a closed wall. Fields that know the wall above the top have one row more.

// Column to the west of column i.
fn west_of(i: u32, nx: u32) -> u32 {
  return select(i, nx, i == 0) - 1;
}

// Column to the east of column i.
fn east_of(i: u32, nx: u32) -> u32 {
  return select(i + 1, 0, i + 1 == nx);
}

// Column to the east of column i; at a closed side (`periodic` 0) the last column is its own.
fn east_mirrored(i: u32, nx: u32, periodic: u32) -> u32 {
  return select(east_of(i, nx), i, periodic == 0 && i + 1 == nx);
}

// Column to the west of column i; at a closed side the first column is its own.
fn west_mirrored(i: u32, nx: u32, periodic: u32) -> u32 {
  return select(west_of(i, nx), i, periodic == 0 && i == 0);
}

// Row to the north of row j; the top row is its own.
fn north_of(j: u32, ny: u32) -> u32 {
  return min(j + 1, ny - 1);
}

// Row to the south of row j; the bottom row is its own.
fn south_of(j: u32) -> u32 {
  return max(j, 1) - 1;
}
