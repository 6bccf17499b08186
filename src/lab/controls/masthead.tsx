/** Name and what it is; buttons of the page stand at its end. */
import type { ComponentChildren } from 'preact';

export function Masthead({ children }: { readonly children?: ComponentChildren }) {
  return (
    <header class="masthead">
      <h1>tipfield lab</h1>
      <p>Dendrites in battery electrolytes, computed here as you watch, from four measured numbers.</p>
      {children && <div class="masthead-actions">{children}</div>}
    </header>
  );
}
