import { render } from 'preact';
import '../web-shared/colors.css';
import '../web-shared/base.css';
import { App } from './components/app.tsx';
import { DeskContext } from './desk-context.ts';
import { createBrowserPhone } from './phone/browser-phone.ts';
import { askForMicrophone } from './phone/microphone.ts';
import { openVoiceDevice } from './phone/voice-device.ts';
import { createPreferences } from './preferences.ts';
import { createDeskServer } from './server/desk-server.ts';
import type { EventStream } from './server/follow-desk.ts';
import { createDeskPage } from './state/desk-page.ts';
import './style/controls.css';
import './style/frame.css';
import './style/brief.css';
import './style/call.css';
import './style/payment.css';
import './style/lists.css';

const preferences = createPreferences(() => localStorage);

const server = createDeskServer((url, options) => fetch(url, options));

const later = (work: () => void, milliseconds: number) => {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
};

const page = createDeskPage({ server, openEvents, later, now: () => performance.now() });

const phone = createBrowserPhone({
  askForMicrophone: () => askForMicrophone(navigator.mediaDevices),
  fetchToken: server.audioToken,
  openDevice: openVoiceDevice,
  later,
});

function openEvents(): EventStream {
  const source = new EventSource('api/events');
  const stream: EventStream = {
    onOpen: () => {},
    onState: () => {},
    onLost: () => {},
    close: () => source.close(),
  };
  source.addEventListener('open', () => stream.onOpen());
  source.addEventListener('error', () => stream.onLost());
  source.addEventListener('state', (event) => stream.onState(String(event.data)));
  return stream;
}

for (const change of ['online', 'offline']) window.addEventListener(change, page.reconnect);
for (const touch of ['keydown', 'pointerdown']) document.addEventListener(touch, page.stillHere);

const place = document.getElementById('page');
if (place) {
  const parts = { page, preferences, phone };
  render(
    <DeskContext.Provider value={parts}>
      <App />
    </DeskContext.Provider>,
    place,
  );
}
void page.start();
