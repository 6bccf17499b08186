import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The house, top to bottom: a folder of src/ imports only from folders that stand below it here. */
const house = ['cli', 'lab', 'experiments', 'run', 'output', 'physics', 'multigrid', 'backend', 'case'];

const direction = house.map((folder, floor) => {
  const above = [...house.slice(0, floor).map((name) => `${name}/`), 'index\\.ts$'].join('|');
  const message = `src/${folder} imports only from ${house.slice(floor + 1).join(', ') || 'no other folder'}.`;
  const patterns = [{ regex: `^(\\.\\./)+(${above})`, message }];
  return { files: [`src/${folder}/**/*.{ts,tsx}`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
});

/** What neither the compiler nor Biome sees: promises nobody awaits, `any` that leaks from a library, a forgotten case. */
export default defineConfig(
  { ignores: ['dist/', 'runs/', 'coverage/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    // One program of all files, because the types of src/ cost as much again in each program that has them.
    languageOptions: { parserOptions: { project: 'tsconfig.eslint.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  ...direction,
);
