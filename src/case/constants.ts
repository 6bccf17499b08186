/** Constants of nature, exact since the SI of 2019: CODATA 2018, https://physics.nist.gov/cuu/Constants/ */

/** F = N_A e [C/mol] */
export const FARADAY = 96485.33212331001;

/** R = N_A k_B [J/(mol K)] */
export const GAS = 8.31446261815324;

/** k_B [J/K] */
export const BOLTZMANN = 1.380649e-23;
