// `node --import ./scripts/wgsl-register.mjs --import tsx …`: lets Node and tsx import a .wgsl file as its text.
import { register } from 'node:module';

register('./wgsl-hook.mjs', import.meta.url);
