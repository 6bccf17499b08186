/** What the program answers to a question about an electrolyte, with what a reader needs to judge it. */

/** A number with its bound: a test that was ended before its event says `>`. */
export interface Found {
  /** In the unit of the answer; NaN where nothing was found. */
  readonly value: number;
  readonly bound?: '>' | '<';
}

/** One number, as it came out and as it should. */
export interface Answer {
  /** Key of the question: `critical-current`. */
  readonly question: string;
  /** What was asked: name and label of the electrolyte. */
  readonly electrolyte: string;
  readonly label: string;
  /** `critical current density` */
  readonly quantity: string;
  /** As printed, of all values here: `mA/cm²` */
  readonly unit: string;
  /** Mean over the seeds; bounded where one of them is. */
  readonly found: Found;
  /** Sample standard deviation over the seeds; absent with one seed, or where seeds change nothing. */
  readonly spread?: number;
  readonly seeds: readonly { readonly seed: number; readonly found: Found }[];
  /** What a closed form or the input says, and which: `input`, `Sand 1901`. */
  readonly expected?: { readonly value: number; readonly from: string };
  /** As the paper printed it; `value` where it is a number in the unit of the answer. */
  readonly paper?: {
    readonly printed: string;
    readonly value?: number;
    readonly place: string;
    readonly doi?: string;
  };
  /** Thickness, criterion, assumptions: each a sentence. */
  readonly notes: readonly string[];
}
