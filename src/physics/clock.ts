/** The scalars that stay on the device, by the names of `struct Clock` and `struct Control` in shaders/model.wgsl. */

/** Element of each scalar in the clock field. The host writes the first four at the start of a span. */
export const CLOCK = {
  /** Time since the span began */
  elapsed: 0,
  /** 1 while the span is not over: a step taken after its end changes nothing */
  running: 1,
  /** Charge that entered through the walls in this span, per unit width of the domain */
  charge: 2,
  /** Salt that entered through the walls in this span, per unit width of the domain */
  salt: 3,
  /** Length of this step */
  step: 4,
  /** Length proposed for the next step */
  proposed: 5,
  /** Length of the step before; 0 before the first */
  previous: 6,
  /** Steps taken */
  count: 7,
  /** Fastest normal velocity of the front */
  speed: 8,
  /** Steps for which the cell has been held at a voltage; 0 while its current is held */
  held: 9,
  /** Voltage of the cell */
  voltage: 10,
  /** Current that enters through the top, and through the bath where there is one, per width of the domain */
  current: 11,
  /** Salt that enters by the same ways, per width of the domain */
  saltFlux: 12,
  /** Error of the extrapolated unknowns over what is allowed */
  error: 13,
  /** Last Newton corrections of the step, largest over the electrolyte */
  lastPotential: 14,
  lastConcentration: 15,
  /** Newton iterations of the step */
  iterations: 16,
  /** Of the current and the salt flux, what enters through a bath around an island */
  bathCurrent: 17,
  bathSalt: 18,
} as const;
export const CLOCK_LENGTH = 19;

/** Element of each scalar in the control field, which the host writes. */
export const CONTROL = {
  /** 1 for a constant current, 0 for a constant voltage */
  galvanostatic: 0,
  /** Current density, plating > 0 */
  current: 1,
  /** The voltage to hold, or the compliance voltage (> 0) of a constant current */
  voltage: 2,
  /** Length of the span */
  span: 3,
} as const;
export const CONTROL_LENGTH = 4;
