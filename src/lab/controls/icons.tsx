/** Icons as lines on a grid of 20: they take the colour of the text beside them, and say nothing to a screen reader. */

const PATHS = {
  run: 'M6 4.2v11.6L15.6 10z',
  pause: 'M6.6 4.4v11.2M13.4 4.4v11.2',
  step: 'M5 4.4v11.2L12.4 10zM15 4.4v11.2',
  restart: 'M4.6 10a5.4 5.4 0 1 0 1.9-4.1M6.6 2.8v3.3h3.3',
  undo: 'M7.4 4.6 4 8l3.4 3.4M4.2 8h7a4.2 4.2 0 0 1 0 8.4H8',
  redo: 'M12.6 4.6 16 8l-3.4 3.4M15.8 8h-7a4.2 4.2 0 0 0 0 8.4H12',
  back: 'M8.4 5 4.6 8.8 8.4 12.6M4.8 8.8H12a3.2 3.2 0 0 1 0 6.4H9',
  close: 'M5 5l10 10M15 5 5 15',
  look: 'M10 3.4v13.2M3.4 10h13.2M10 7.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2z',
  nucleus: 'M3 15.6h3.6a3.9 3.9 0 0 1 7 0H17M10 3v5M7.5 5.5h5',
  paint: 'M4 16c2.6.2 4-.7 4-2.6 0-1.2.7-2 1.8-2L15.6 4.6M8.2 11.8l2 1.8 6-8.6',
  erase: 'M8.4 15.8H16M4.4 12.2l6.8-7.2 4.4 4-6.6 6.8H6.8z',
  whole: 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill={name === 'run' ? 'currentColor' : 'none'} />
    </svg>
  );
}
