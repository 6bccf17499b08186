/** Images one after another as a video file, by the browser's own encoder. */
import {
  BufferTarget,
  CanvasSource,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
  WebMOutputFormat,
} from 'mediabunny';

/** Images a second. */
const FPS = 30;
/** How much longer the last image stays [s]: the end of a run is what one looks at. */
const HOLD = 1;

/** A video that is being made. */
export interface Film {
  /** `MP4 (H.264)` */
  readonly format: string;
  readonly ending: 'mp4' | 'webm';
  readonly type: string;
  /** Takes the canvas as it is now. False where the encoder is so far behind that the image is left out. */
  add(): boolean;
  /** Images taken so far. */
  count(): number;
  /** Length so far, without the time that the last image stays [s] */
  seconds(): number;
  /** The whole file. Throws where there is no image, and what the encoder throws. */
  finish(): Promise<Uint8Array<ArrayBuffer>>;
  /** Gives everything up. */
  cancel(): Promise<void>;
}

const NAMES = { avc: 'H.264', vp9: 'VP9', vp8: 'VP8' } as const;
/** Images that may wait for the encoder: a second of them takes 100 MB at most. */
const MOST_WAITING = FPS;

/** Begins a video of what the canvas, of even sizes, will show. MP4 where the browser makes it, because everything plays that, else WebM. Throws where it makes neither. */
export async function film(canvas: HTMLCanvasElement): Promise<Film> {
  if (typeof VideoEncoder === 'undefined')
    throw new Error(
      'this browser cannot make videos (it has no WebCodecs): Chrome, Edge, Firefox from 130 and Safari from 16.4 can',
    );
  const { width, height } = canvas;
  const codec = await getFirstEncodableVideoCodec(['avc', 'vp9', 'vp8'], { width, height, quality: QUALITY_HIGH });
  if (codec !== 'avc' && codec !== 'vp9' && codec !== 'vp8')
    throw new Error(
      `this browser has no encoder for H.264, VP9 or VP8 at ${width} × ${height} pixels: try another browser`,
    );
  const ending = codec === 'avc' ? 'mp4' : 'webm';
  const target = new BufferTarget();
  const output = new Output({
    format: ending === 'mp4' ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat(),
    target,
  });
  const source = new CanvasSource(canvas, { codec, quality: QUALITY_HIGH, keyFrameInterval: 2 });
  output.addVideoTrack(source, { frameRate: FPS });
  await output.start();
  let count = 0;
  let waiting = 0;
  let failure: Error | undefined;
  let last: Promise<void> = Promise.resolve();
  return {
    format: `${ending === 'mp4' ? 'MP4' : 'WebM'} (${NAMES[codec]})`,
    ending,
    type: `video/${ending}`,
    add() {
      if (waiting >= MOST_WAITING || failure !== undefined) return false;
      waiting += 1;
      last = source.add(count / FPS, 1 / FPS).then(
        () => {
          waiting -= 1;
        },
        (error: unknown) => {
          failure ??= error instanceof Error ? error : new Error(String(error));
        },
      );
      count += 1;
      return true;
    },
    count: () => count,
    seconds: () => count / FPS,
    async finish() {
      await last;
      if (failure !== undefined) throw failure;
      if (count === 0) throw new Error('nothing was shown while the video was recorded: run the cells first');
      await source.add(count / FPS, HOLD);
      await output.finalize();
      if (!target.buffer) throw new Error('the encoder gave no file: try again, or another browser');
      return new Uint8Array(target.buffer);
    },
    cancel: () => output.cancel(),
  };
}
