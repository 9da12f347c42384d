import { useRef } from 'preact/hooks';
import { useStore } from '../../web-shared/use-store.ts';
import { useParts } from '../desk-context.ts';
import { useShortcuts } from '../hooks/use-shortcuts.ts';
import { shortcuts } from '../keys/shortcuts.ts';
import { Button } from './button.tsx';

/** The button and the dialog that lists the keys. */
export function Help() {
  const { preferences } = useParts();
  const { hasShortcuts } = useStore(preferences);
  const dialog = useRef<HTMLDialogElement>(null);
  const open = () => dialog.current?.showModal();
  useShortcuts({ help: open });
  return (
    <>
      <Button shortcut="help" onPress={open}>
        Keys
      </Button>
      <dialog ref={dialog} class="help" aria-labelledby="help-title">
        <h2 id="help-title">Keys</h2>
        <p class="hint">They rest while you write in a field. Escape closes this list.</p>
        <label class="tick">
          <input
            type="checkbox"
            checked={hasShortcuts}
            onChange={(event) => preferences.change({ hasShortcuts: event.currentTarget.checked })}
          />
          Use single keys
        </label>
        <dl class="keys">
          {shortcuts.map(({ key, words }) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <Button onPress={() => dialog.current?.close()}>Close</Button>
      </dialog>
    </>
  );
}
