/** What is used of gifenc, which has no types of its own. */
declare module 'gifenc' {
  export interface FrameOptions {
    /** The first frame of a stream brings the size, the palette and the number of repetitions. */
    readonly first?: boolean;
    /** Red, green, blue */
    readonly palette?: readonly (readonly number[])[];
    /** 0 repeats without end. */
    readonly repeat?: number;
    /** [ms] */
    readonly delay?: number;
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    /** 1 leaves the picture for the next frame to draw over. */
    readonly dispose?: number;
  }
  export interface Encoder {
    writeHeader(): void;
    writeFrame(index: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    /** What is written since the last reset of `stream`. */
    bytesView(): Uint8Array;
    readonly stream: { reset(): void };
  }
  export function GIFEncoder(options: { readonly auto: boolean }): Encoder;
}
