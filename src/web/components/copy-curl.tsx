import { useState } from 'preact/hooks';
import type { WebhookExchange } from '../../simulator/contract.ts';
import { curlCommand } from '../inspect/curl.ts';

export function CopyCurl({ exchange }: { readonly exchange: WebhookExchange }) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'refused'>('none');
  const command = curlCommand(exchange);
  const copy = () =>
    navigator.clipboard.writeText(command).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  return (
    <>
      <button type="button" class="quiet" onClick={copy}>
        {outcome === 'copied' ? 'Copied' : 'Copy as curl'}
      </button>
      {/* A browser that keeps its clipboard to itself: the reader copies by hand. */}
      {outcome === 'refused' && <pre class="command">{command}</pre>}
    </>
  );
}
