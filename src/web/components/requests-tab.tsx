import type { NumberedExchange } from '../call/call-view.ts';
import { CopyCurl } from './copy-curl.tsx';

export function RequestsTab({ exchanges }: { readonly exchanges: readonly NumberedExchange[] }) {
  if (exchanges.length === 0) {
    return <p class="hint">Every request of the carrier to the line is listed here.</p>;
  }
  return (
    <ol class="requests" reversed>
      {exchanges.toReversed().map((entry) => (
        <li key={entry.number}>
          <RequestItem entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function RequestItem({ entry }: { readonly entry: NumberedExchange }) {
  const { exchange } = entry;
  const good = exchange.status >= 200 && exchange.status < 400;
  return (
    <details>
      <summary>
        <span class="place">{entry.number}</span>
        <span class="method">{exchange.method}</span>
        <span class="path">{pathOf(exchange.url)}</span>
        {exchange.purpose === 'status' && <span class="badge">status</span>}
        <span class={good ? 'badge good' : 'badge bad'}>{exchange.status || 'no answer'}</span>
        <span class="latency">{Math.round(exchange.milliseconds)} ms</span>
        {exchange.state && <span class="state">{exchange.state}</span>}
      </summary>
      <div class="request-body">
        <p class="url">{exchange.url}</p>
        <CopyCurl exchange={exchange} />
        <table class="form">
          <caption class="for-ear">Form fields</caption>
          <tbody>
            {Object.entries(exchange.form).map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value === '' ? <em>empty</em> : value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
