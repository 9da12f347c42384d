import { render } from 'preact';
import { later, openSocket, watchReading } from '../browser.ts';
import { createPreferences } from '../preferences.ts';
import { ringBell, stopBell } from '../sound/bell.ts';
import { playTone } from '../sound/tones.ts';
import { hasVoices, voice } from '../sound/voice.ts';
import { wait } from '../sound/wait.ts';
import { createAgentPhone } from './agent-phone.ts';
import { numberInAddress } from './number.ts';
import { AgentPage } from './page.tsx';
import '../../web-shared/colors.css';
import '../../web-shared/base.css';
import '../style/page.css';
import '../style/handset.css';
import '../style/conversation.css';
import '../style/agent-phone.css';

const preferences = createPreferences(() => localStorage);

const phone = createAgentPhone(
  {
    open: () => openSocket('/agent-phone'),
    later,
    listener: () => {
      const { muted, captionsOnly, speed } = preferences.get();
      return { reads: muted || captionsOnly || !hasVoices(), speed };
    },
    tone: (key) => {
      if (!preferences.get().muted) playTone(key);
    },
    ring: () => {
      if (!preferences.get().muted) ringBell();
    },
    stopRing: stopBell,
    voice,
    wait,
  },
  numberInAddress(location.search),
);

watchReading(preferences, phone.readInstead);
preferences.watch(() => {
  if (preferences.get().muted) stopBell();
});

const page = document.getElementById('page');
if (page) render(<AgentPage phone={phone} preferences={preferences} />, page);
