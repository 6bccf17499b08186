import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exampleNames, findStudy, loadStudy } from '../../src/case/load.ts';
import { least } from './study.ts';

const directory = mkdtempSync(join(tmpdir(), 'tipfield-load-'));
afterAll(() => rmSync(directory, { recursive: true }));

test('a bare name finds the example of the package from any directory', () => {
  expect(exampleNames()).toContain('tip-effect');
  expect(loadStudy('tip-effect', { directory }).name).toBe('tip-effect');
});

test('a file in the current directory goes before the example of the same name', () => {
  writeFileSync(join(directory, 'tip-effect.yaml'), least);
  expect(loadStudy('tip-effect', { directory }).title).toBe('a test');
  rmSync(join(directory, 'tip-effect.yaml'));
});

test('a path is taken as it is and names the study', () => {
  writeFileSync(join(directory, 'mine.yml'), least);
  expect(loadStudy('./mine.yml', { directory }).name).toBe('mine');
  expect(loadStudy('mine', { directory, overrides: ['seed=9'] }).cases[0].seed).toBe(9);
});

test('an unknown name or path is answered with what there is', () => {
  expect(() => findStudy('tip-efect', directory)).toThrow('there is no study "tip-efect"; did you mean tip-effect?');
  expect(() => findStudy('nothing-like-it', directory)).toThrow(
    /there is no study "nothing-like-it"; known: .*tip-effect/,
  );
  expect(() => findStudy('mine.yaml', directory)).toThrow('there is no file mine.yaml; did you mean mine.yml?');
});

test('an error names the file as seen from the current directory', () => {
  writeFileSync(join(directory, 'wrong.yaml'), least.replace('grid: 96', 'grid: 95'));
  expect(() => loadStudy('wrong', { directory })).toThrow(/^wrong\.yaml:4:9 defaults\.grid: 95 is odd/);
});
