/** A text of some sentences in one line, which opens where it is longer. */

export function Words({ id, text }: { readonly id?: string; readonly text: string }) {
  return (
    <details class="words hint">
      <summary id={id}>{text}</summary>
    </details>
  );
}
