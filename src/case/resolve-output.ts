/** At which times a case is looked at. */
import type { Output } from './case.ts';
import type { Refuse } from './problems.ts';
import type { CaseInput } from './schema.ts';
import { SAME_TIME } from './times.ts';

/** Six frames by default, because they fill one line of pictures. */
const FRAME_SPACES = 5;
/** 151 rows of series.csv by default, because they draw a smooth curve. */
const SAMPLES = 150;
/** About 50 moments of fields by default, because they make a film of some seconds. */
const MOMENTS = 50;
/** Frames, and stored fields, at most. */
const MOST_TIMES = 10000;

/**
 * The first and the last moment are always among frames and fields, and the frames among the fields. By default fields are stored at
 * times that are sampled anyhow, because a stop between samples would cut a step short and change the run. An experiment, for which the
 * time between samples is given, has frames and fields at its start and its end, because nobody knows when that will be.
 */
export function resolveOutput(
  input: CaseInput['output'],
  duration: number,
  refuse: Refuse,
  ofExperiment?: number,
): Output {
  const sampling = input.sampling ?? ofExperiment ?? duration / SAMPLES;
  if (sampling > duration) refuse(['output', 'sampling'], `${sampling} s is beyond the duration of ${duration} s`);
  const isExperiment = ofExperiment !== undefined;
  const frames = within(
    timesOf(input.frames ?? { every: isExperiment ? duration : duration / FRAME_SPACES }, 'frames', duration, refuse),
    duration,
  );
  const chosen = () => (isExperiment ? frames : sampled(sampling, duration));
  const fields = input.fields ? timesOf(input.fields, 'fields', duration, refuse) : chosen();
  return { frames, fields: union(frames, fields, duration), sampling };
}

/** The times that a list or a distance stands for. */
function timesOf(
  given: NonNullable<CaseInput['output']['frames']>,
  key: 'frames' | 'fields',
  duration: number,
  refuse: Refuse,
): readonly number[] {
  const path = ['output', key];
  const late = `s is beyond the duration of ${duration} s; name earlier ${key === 'frames' ? 'frames, as --frames does' : 'times'}`;
  const many = (count: string) =>
    `${count} more than ${MOST_TIMES} ${key === 'frames' ? 'frames' : 'moments of fields'}`;
  if (Array.isArray(given)) {
    given.forEach((time, index) => {
      if (time > duration) refuse([...path, index], `${time} ${late}`);
      if (index > 0 && time <= (given[index - 1] ?? 0))
        refuse([...path, index], `${time} s does not come after the time before it`);
    });
    return given;
  }
  const { every } = given;
  if (every > duration) refuse([...path, 'every'], `${every} ${late}`);
  if (duration / every > MOST_TIMES) refuse([...path, 'every'], `${many(`${every} s makes`)} in ${duration} s`);
  const count = Math.min(MOST_TIMES, Math.ceil(duration / every - SAME_TIME));
  return Array.from({ length: count }, (_, k) => k * every);
}

/** Multiples of the sampling time, about `MOMENTS` of them; written as the samples are, whose bits they share. */
function sampled(sampling: number, duration: number): readonly number[] {
  const samples = Math.max(1, Math.round(duration / MOMENTS / sampling));
  return Array.from({ length: Math.ceil(duration / (sampling * samples)) }, (_, k) => sampling * (k * samples));
}

/** With the first and the last moment, and nothing beyond them. */
function within(times: readonly number[], duration: number): readonly number[] {
  return [0, ...times.filter((time) => time > 0 && time < duration), duration];
}

/** Frames and the other times; of two that are one, the frame's. */
function union(frames: readonly number[], times: readonly number[], duration: number): readonly number[] {
  const isFrame = new Set(frames);
  const isSame = (one: number, other = Number.NaN) => Math.abs(one - other) <= SAME_TIME * duration;
  const all = [...new Set([...frames, ...times])].sort((a, b) => a - b);
  return all.filter((time, index) => {
    if (isFrame.has(time)) return true;
    const next = all[index + 1];
    return !isSame(time, all[index - 1]) && !(isFrame.has(next) && isSame(time, next));
  });
}
