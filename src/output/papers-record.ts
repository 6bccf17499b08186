/** What the table against the papers says, as data: `tipfield papers --json` prints it, page and README are made from it. */
import type { BackendInfo } from '../backend/backend.ts';
import type { Versions } from './manifest.ts';

export interface PaperCase {
  readonly name: string;
  readonly label: string;
  /** What is simulated: the partner without filler, the composite as one medium, the composite with its structure. */
  readonly role: 'control' | 'homogenised' | 'resolved';
  readonly outcome: string;
  /** σ_eff up [S/m] */
  readonly conductivity: number;
  /** t₊,eff up [–] */
  readonly transference: number;
  /** [A/m²] */
  readonly limitingCurrent: number;
  /** At the current of the study [s]; NaN where the voltage is held */
  readonly sandTime: number;
  /** At the last time that all cases of the study reached [–] */
  readonly tipToMean: number;
  /** Greatest over time [–] */
  readonly greatestTipToMean: number;
  /** At the same time as `tipToMean` [–] */
  readonly deadShare: number;
  /** Rq at that time [m] */
  readonly roughness: number;
  /** Least over time [mol/m³] */
  readonly leastConcentration: number;
}

/** What the paper printed of both, and the ratio where both are numbers of one unit. */
export interface Observed {
  readonly label: string;
  readonly control: string;
  readonly composite: string;
  /** `3.42`, `> 27.8` */
  readonly ratio?: string;
}

export interface PaperStudy {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  /** The first is the control. */
  readonly cases: readonly PaperCase[];
  readonly observed: readonly Observed[];
  /** When the deposits were compared [s] */
  readonly time: number;
  /** Whether each composite ended flatter, computed. */
  readonly verdicts: readonly string[];
  /** Why one did not, where one did not. */
  readonly reason?: string;
  /** Path of the last picture of the concentration. */
  readonly picture?: string;
}

/** A predicted pair, aligned over random. */
export interface PredictionRow {
  readonly how: string;
  /** [S/m] */
  readonly aligned: number;
  /** [S/m] */
  readonly random: number;
  /** Standard deviation over seeds [S/m]; absent for a closed form */
  readonly spread?: number;
}

export interface Prediction {
  /** Volume share of gel, from its weight share [–] */
  readonly gelShare: number;
  /** [S/m] */
  readonly gel: number;
  /** Dense ceramic [S/m] */
  readonly ceramic: number;
  readonly filled: readonly PredictionRow[];
  readonly frameworks: readonly PredictionRow[];
  /** As measured [S/m] */
  readonly measured: {
    readonly filled: readonly [number, number];
    readonly frameworks: readonly [number, number];
  };
}

export interface PapersRecord {
  readonly program: 'tipfield';
  readonly format: 1;
  readonly command: string;
  /** ISO 8601, UTC */
  readonly started: string;
  /** [s] */
  readonly seconds: number;
  readonly versions: Versions;
  readonly processor: string;
  readonly backend: BackendInfo;
  readonly studies: readonly PaperStudy[];
  readonly prediction: Prediction;
}
