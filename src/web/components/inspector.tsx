import { useState } from 'preact/hooks';
import type { CallView } from '../call/call-view.ts';
import { DebuggerTab } from './debugger-tab.tsx';
import { FlowTab } from './flow-tab.tsx';
import { RequestsTab } from './requests-tab.tsx';
import { Tabs } from './tabs.tsx';
import { TwimlTab } from './twiml-tab.tsx';

export function Inspector({ view }: { readonly view: CallView }) {
  const [open, setOpen] = useState('requests');
  const tabs = [
    { id: 'requests', title: 'Requests', count: view.exchanges.length },
    { id: 'twiml', title: 'TwiML', count: 0 },
    { id: 'flow', title: 'Flow', count: 0 },
    { id: 'debugger', title: 'Debugger', count: view.errors.length },
  ];
  return (
    <section class="inspector" aria-label="Inspector">
      <Tabs tabs={tabs} open={open} onOpen={setOpen} label="Inspector">
        {open === 'requests' && <RequestsTab exchanges={view.exchanges} />}
        {open === 'twiml' && <TwimlTab exchanges={view.exchanges} />}
        {open === 'flow' && <FlowTab state={view.flowState} />}
        {open === 'debugger' && <DebuggerTab errors={view.errors} />}
      </Tabs>
    </section>
  );
}
