/** One of a few numbers, or of a few named things, as a native list with its label. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Words } from './words-line.tsx';

export interface PickProps {
  readonly label: string;
  readonly value: string;
  readonly onPick: (value: string) => void;
  /** `<option>`s and `<optgroup>`s. */
  readonly children: ComponentChildren;
  /** What it means or where it comes from. */
  readonly hint?: string | undefined;
  readonly class?: string;
}

export function Pick({ label, value, onPick, children, hint, class: more = '' }: PickProps) {
  const id = useId();
  return (
    <div class={`field ${more}`}>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {children}
      </select>
      {hint && <Words text={hint} />}
    </div>
  );
}
