/** answer.json: what was asked, by what, and what came out; enough to ask it again. Its presence marks a folder as an answer's. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackendInfo } from '../../backend/backend.ts';
import type { Versions } from '../manifest.ts';
import type { Answer } from './answer.ts';

export const answerName = 'answer.json';

export interface AnswerRecord {
  readonly program: 'tipfield';
  readonly format: 1;
  readonly command: string;
  readonly question: {
    readonly key: string;
    readonly title: string;
    readonly asks: string;
    readonly protocol: string;
    readonly settings: Readonly<Record<string, string>>;
  };
  readonly electrolytes: readonly string[];
  readonly seeds: readonly number[];
  /** ISO 8601, UTC */
  readonly started: string;
  /** Wall time [s] */
  readonly seconds: number;
  readonly versions: Versions;
  readonly backend: BackendInfo;
  readonly answers: readonly Answer[];
  /** Of the figure. */
  readonly caption: string;
  /** Names of the files beside this one. */
  readonly files: readonly string[];
}

/** The record of a folder; undefined where there is none that can be read. */
export function readAnswer(folder: string): AnswerRecord | undefined {
  const path = join(folder, answerName);
  if (!existsSync(path)) return undefined;
  try {
    const record = JSON.parse(readFileSync(path, 'utf8')) as AnswerRecord;
    return record.program === 'tipfield' && Array.isArray(record.files) ? record : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
