/** What the user is told: errors interrupt and stay until they are closed. */
import type { Lab } from '../lab.ts';
import { Icon } from './icons.tsx';

export function Notices({ lab }: { readonly lab: Lab }) {
  const notice = lab.notice.value;
  return (
    <div class="notices">
      <div role="alert">{notice?.kind === 'error' && <Message lab={lab} class="danger" text={notice.text} />}</div>
      <div role="status">{notice?.kind === 'note' && <Message lab={lab} class="note" text={notice.text} />}</div>
    </div>
  );
}

interface MessageProps {
  readonly lab: Lab;
  readonly class: string;
  readonly text: string;
}

function Message({ lab, class: kind, text }: MessageProps) {
  return (
    <div class={`notice ${kind}`}>
      <p>{text}</p>
      <button type="button" class="button quiet small" aria-label="Close this message" onClick={() => lab.tell(null)}>
        <Icon name="close" />
      </button>
    </div>
  );
}
