/** All numbers that the page lets a hand move. Whether a change goes on with the run or starts it anew is the solver's to say. */
import type { Slider } from './slider.ts';
import { materialSliders } from './sliders-material.ts';
import { metalSliders } from './sliders-metal.ts';
import { protocolSliders } from './sliders-protocol.ts';
import { runSliders } from './sliders-run.ts';

export { placeOn, type Range, type Slider, type SliderGroup, valueOn } from './slider.ts';

export const sliders: readonly Slider[] = [...protocolSliders, ...materialSliders, ...metalSliders, ...runSliders];
