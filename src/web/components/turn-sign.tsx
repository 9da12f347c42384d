import type { CallView } from '../call/call-view.ts';
import { isUnderWay } from '../call/follow-call.ts';
import { turnSign } from '../call/turn-sign.ts';

/** Whose turn it is, in words, a mark and colour. Its news is in the messages already announced. */
export function TurnSign({ view, device }: { view: CallView; device: 'tty' | 'relay' }) {
  const { whose, words } = turnSign(view, device, isUnderWay(view));
  return (
    <p id="turn-sign" class="turn-sign" data-whose={whose}>
      <span class="turn-mark" aria-hidden="true" />
      {words}
    </p>
  );
}
