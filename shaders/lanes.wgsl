// Sums and maxima over one workgroup of LANES threads, each of which brings a value; every thread gets the result. To be
// called by all threads of the workgroup together.
//
// Test: test/physics/parity.test.ts, by the kernels that include it.

// Threads of the workgroup [–].
const LANES = 64u;

var<workgroup> lanes: array<vec4f, LANES>;

fn sum_of_lanes(lane: u32, value: vec4f) -> vec4f {
  lanes[lane] = value;
  workgroupBarrier();
  for (var reach = LANES / 2; reach > 0; reach /= 2) {
    if (lane < reach) { lanes[lane] += lanes[lane + reach]; }
    workgroupBarrier();
  }
  return workgroupUniformLoad(&lanes[0]);
}

fn largest_of_lanes(lane: u32, value: vec4f) -> vec4f {
  lanes[lane] = value;
  workgroupBarrier();
  for (var reach = LANES / 2; reach > 0; reach /= 2) {
    if (lane < reach) { lanes[lane] = max(lanes[lane], lanes[lane + reach]); }
    workgroupBarrier();
  }
  return workgroupUniformLoad(&lanes[0]);
}
