import { render } from 'preact';
import type { PhoneSetup } from '../simulator/contract.ts';
import { later, openSocket, watchReading } from './browser.ts';
import { createPhone } from './call/phone.ts';
import { Page } from './components/page.tsx';
import { createDeviceChoice } from './device.ts';
import { createPreferences } from './preferences.ts';
import { playChirps, stopChirps } from './sound/chirps.ts';
import { playTone } from './sound/tones.ts';
import { hasVoices, voice } from './sound/voice.ts';
import { wait } from './sound/wait.ts';
import '../web-shared/colors.css';
import '../web-shared/base.css';
import './style/page.css';
import './style/handset.css';
import './style/conversation.css';
import './style/inspector.css';
import './style/text-telephone.css';

const preferences = createPreferences(() => localStorage);
const device = createDeviceChoice(() => sessionStorage);

const phone = createPhone({
  open: () => openSocket('/phone'),
  later,
  loadSetup: async () => {
    const answer = await fetch('/phone/setup.json');
    if (!answer.ok) throw new Error(`setup.json answered ${answer.status}`);
    return (await answer.json()) as PhoneSetup;
  },
  listener: () => {
    const { muted, captionsOnly, speed } = preferences.get();
    // A TTY hears no voice; the carrier goes on at reading pace.
    const isDeaf = phone.state.get().view.device === 'tty';
    return { reads: muted || captionsOnly || isDeaf || !hasVoices(), speed };
  },
  tone: (key) => {
    if (!preferences.get().muted) playTone(key);
  },
  chirp: (text) => {
    const { muted, ttyTones } = preferences.get();
    if (ttyTones && !muted) playChirps(text);
  },
  stopChirps,
  voice,
  wait,
});

watchReading(preferences, phone.readInstead);
preferences.watch(() => {
  const { muted, ttyTones } = preferences.get();
  if (muted || !ttyTones) stopChirps();
});

const page = document.getElementById('page');
if (page) render(<Page phone={phone} preferences={preferences} device={device} />, page);
