// include: model
// One turn of the flood that finds dead metal: metal is reached from reached metal beside it; a cell of the front, below ½,
// belongs to the metal uphill of it. Changes `reached` in place, and sets changed[turn] where any cell was reached. After a
// turn that reached nothing the flood is over and later turns pass.
//
// A workgroup takes a tile with the cells around it and repeats until nothing changes in it. What a neighbouring tile writes
// meanwhile is seen or not; both are right, because cells are only ever added, and the next turn sees all.
//
// Twin: src/physics/twin/connection.ts. Test: test/physics/parity-flood.test.ts.

struct Params {
  nx: u32,        // cells along x [–]
  ny: u32,        // cells along y [–]
  periodic: u32,  // 1 where columns wrap around, 0 where the sides are closed
  turn: u32,      // of the flood, from 0
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> state: array<f32>;
@group(0) @binding(2) var<storage, read_write> reached: array<f32>;
@group(0) @binding(3) var<storage, read_write> changed: array<f32>;

// Side of a tile, and with the cells around it [cells].
const SIDE = 16u;
const PADDED = 18u;

var<workgroup> xi: array<f32, PADDED * PADDED>;
var<workgroup> wet: array<f32, PADDED * PADDED>;
var<workgroup> isRunning: u32;

// Cell of the grid behind slot `a` of a padded tile, along one axis of n cells; beyond a wall it is the cell at the wall.
fn behind(a: u32, tile: u32, n: u32, wraps: bool) -> u32 {
  let i = tile * SIDE + a;
  let first = select(0, n - 1, wraps);
  let last = select(n - 1, 0, wraps);
  return select(select(last, i - 1, i <= n), first, i == 0);
}

// Whether the cell in slot k is joined to what is reached; east, west, north, south in this order, the first of equals wins.
fn joins(k: u32) -> bool {
  let around = array(k + 1, k - 1, k + PADDED, k - PADDED);
  var highest = k;
  var touches = false;
  for (var n = 0; n < 4; n++) {
    let other = around[n];
    if (xi[other] > xi[highest]) { highest = other; }
    touches = touches || (wet[other] == 1 && xi[other] >= METAL);
  }
  return select(highest == k || wet[highest] == 1, touches, xi[k] >= METAL);
}

@compute @workgroup_size(SIDE, SIDE)
fn flood(
  @builtin(global_invocation_id) id: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) index: u32,
  @builtin(workgroup_id) tile: vec3u,
) {
  if (index == 0) {
    isRunning = 1;
    if (p.turn > 0) { isRunning = u32(changed[p.turn - 1]); }
  }
  if (workgroupUniformLoad(&isRunning) == 0) { return; }
  for (var slot = index; slot < PADDED * PADDED; slot += SIDE * SIDE) {
    let i = behind(slot % PADDED, tile.x, p.nx, p.periodic == 1);
    let j = behind(slot / PADDED, tile.y, p.ny, false);
    xi[slot] = state[plane(STATE_METAL, p.nx, p.ny) + j * p.nx + i];
    wet[slot] = reached[j * p.nx + i];
  }
  let k = (local.y + 1) * PADDED + local.x + 1;
  let isInside = id.x < p.nx && id.y < p.ny;
  while (workgroupUniformLoad(&isRunning) == 1) {
    let joined = isInside && wet[k] == 0 && joins(k);
    isRunning = 0;
    workgroupBarrier();
    if (joined) {
      wet[k] = 1;
      isRunning = 1;
      reached[id.y * p.nx + id.x] = 1;
      changed[p.turn] = 1;
    }
  }
}
