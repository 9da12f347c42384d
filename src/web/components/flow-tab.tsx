import { FlowDrawing } from './flow-drawing.tsx';

// A glob, so that the page can be built before the flow has been drawn.
const drawings = import.meta.glob<string>('../../../docs/flow.svg', {
  query: '?raw',
  eager: true,
  import: 'default',
});
const drawing = Object.values(drawings)[0];

export function FlowTab({ state }: { readonly state: string | null }) {
  return (
    <>
      <p class="flow-state">
        {state ? (
          <>
            The call is at <strong>{state}</strong>
          </>
        ) : (
          'No call has reached a state yet.'
        )}
      </p>
      {drawing ? (
        <FlowDrawing svg={drawing} state={state} />
      ) : (
        <p class="hint">The flow is not drawn yet: npm run draw, then build again.</p>
      )}
    </>
  );
}
