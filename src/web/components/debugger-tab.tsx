import type { CarrierError } from '../../simulator/contract.ts';
import type { NumberedError } from '../call/call-view.ts';

export function DebuggerTab({ errors }: { readonly errors: readonly NumberedError[] }) {
  if (errors.length === 0) {
    return <p class="hint">No errors in this call. Errors carry Twilio's codes.</p>;
  }
  return (
    <ol class="errors">
      {errors.map(({ number, error }) => (
        <li key={number} class={error.severity}>
          <p>
            <span class={error.severity === 'error' ? 'badge bad' : 'badge warn'}>
              {error.severity}
            </span>
            <strong>{error.code}</strong>
            {placeOf(error) && <span class="place">{placeOf(error)}</span>}
          </p>
          <p>{error.message}</p>
          {error.url && <p class="url">{error.url}</p>}
        </li>
      ))}
    </ol>
  );
}

/** 'line:column', as editors jump to it. */
function placeOf(error: CarrierError): string | null {
  if (error.line === undefined) return null;
  return `line ${error.line}:${error.column ?? 1}`;
}
