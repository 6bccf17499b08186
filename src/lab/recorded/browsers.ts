/** Which browsers have WebGPU, as the working group's list of implementations tells it (gpuweb wiki, April 2026), and MDN's compatibility data. */
export interface BrowserNote {
  readonly name: string;
  readonly text: string;
}

export const BROWSERS: readonly BrowserNote[] = [
  {
    name: 'Chrome and Edge',
    text: 'from version 113 on Windows, macOS and ChromeOS, from 121 on Android 12 and later with most graphics chips.',
  },
  {
    name: 'Chrome on Linux',
    text: 'from 144 with Intel graphics of the 12th generation and later, from 147 with NVIDIA’s driver. With other graphics, start it with the options below.',
  },
  {
    name: 'Firefox',
    text: 'from 141 on Windows, from 147 on Macs with Apple silicon (145 where macOS is 26 or later). Not yet on Linux, Android or Macs with Intel processors.',
  },
  { name: 'Safari', text: 'from 26 on macOS, iOS, iPadOS and visionOS.' },
];

/** For Chrome on Linux, and for a graphics chip that Chrome does not trust. */
export const SWITCHES =
  '--enable-unsafe-webgpu --ozone-platform=x11 --use-angle=vulkan --enable-features=Vulkan,VulkanFromANGLE';
