/** What electrodes and salt do to the voltage of a steady symmetric cell, in closed form. */

/** i₀ [A/m²] and α [–] of both electrodes. */
export interface Electrodes {
  readonly exchangeCurrent: number;
  readonly transferCoefficient: number;
}

/**
 * Overpotential in RT/F at which `current` plates where the salt is `share` of c₀, the concentration's own potential included: the root of
 * i = i₀ [(c/c₀) e^{αx} − e^{−(1−α)x}]. Bisection, because it cannot fail. A current < 0 strips.
 */
export function overpotential(
  current: number,
  share: number,
  { exchangeCurrent, transferCoefficient }: Electrodes,
): number {
  let low = -400;
  let high = 400;
  for (let k = 0; k < 80; k++) {
    const x = (low + high) / 2;
    const rate = share * Math.exp(transferCoefficient * x) - Math.exp((transferCoefficient - 1) * x);
    if (exchangeCurrent * rate < current) low = x;
    else high = x;
  }
  return (low + high) / 2;
}

/**
 * Voltage in RT/F of a symmetric cell that carries the share s of its limiting current in the steady state, where Nernst-Einstein holds: the
 * salt is c₀(1 − s) at one electrode and c₀(1 + s) at the other, and the anions' equilibrium makes φ follow ln c.
 */
export function symmetricVoltage(share: number, limit: number, electrodes: Electrodes): number {
  const between = Math.log((1 + share) / (1 - share));
  return (
    overpotential(share * limit, 1 - share, electrodes) + between - overpotential(-share * limit, 1 + share, electrodes)
  );
}

/** The share of the limiting current at a voltage [RT/F] of a symmetric cell: `symmetricVoltage` the other way round, by bisection. */
export function shareAt(voltage: number, limit: number, electrodes: Electrodes): number {
  let low = 0;
  let high = 1;
  for (let k = 0; k < 50; k++) {
    const share = (low + high) / 2;
    if (symmetricVoltage(share, limit, electrodes) < voltage) low = share;
    else high = share;
  }
  return low;
}

/**
 * The share of the limiting current at a voltage [RT/F] between electrodes of the metal without a current, beside both plates: V = 4 artanh s,
 * what `symmetricVoltage` leaves where the plates have no resistance.
 */
export function referenceShare(voltage: number): number {
  return Math.tanh(voltage / 4);
}
