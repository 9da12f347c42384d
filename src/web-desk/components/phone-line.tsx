import { useEffect } from 'preact/hooks';
import { useStore } from '../../web-shared/use-store.ts';
import { useDeskState, useParts } from '../desk-context.ts';
import { phoneWords, problemWords } from '../words/phone.ts';
import { Button } from './button.tsx';

/** The phone of one who has no number of their own: this browser, where it can be one. */
export function PhoneLine() {
  const { me, hasBrowserAudio } = useDeskState();
  if (me.phoneNumber !== null) return null;
  if (hasBrowserAudio) return <BrowserPhoneLine />;
  return (
    <p class="phone-line">
      Your account has no phone number, so you take typed calls only. Ask for a number to be added.
    </p>
  );
}

function BrowserPhoneLine() {
  const { phone, preferences } = useParts();
  const view = useStore(phone.view);
  const isOn = view.state !== 'off';
  useEffect(() => {
    if (preferences.get().isPhoneHere) void phone.start();
    return phone.stop;
  }, [phone, preferences]);
  const use = (isPhoneHere: boolean) => {
    preferences.change({ isPhoneHere });
    if (isPhoneHere) void phone.start();
    else phone.stop();
  };
  return (
    <section class="phone-line" aria-label="Your phone" data-phone={view.state}>
      <p role="status">
        Phone in this browser: <strong>{phoneWords(view)}</strong>.{' '}
        {view.problem !== null && problemWords(view.problem)}
      </p>
      <CallButtons />
      {view.call === 'none' && (
        <Button onPress={() => use(!isOn)}>
          {isOn ? 'Switch this phone off' : 'Use this browser as my phone'}
        </Button>
      )}
    </section>
  );
}

/** A call that belongs to an offer is accepted and declined there. */
function CallButtons() {
  const { phone } = useParts();
  const { offer, conversation } = useDeskState();
  const { call } = useStore(phone.view);
  if (call === 'ringing' && (offer === null || offer.isAccepted)) {
    return (
      <>
        <Button tone="primary" onPress={phone.answer}>
          Answer
        </Button>
        <Button onPress={phone.decline}>Do not answer</Button>
      </>
    );
  }
  if (call !== 'talking') return null;
  return (
    <>
      {conversation === null && (
        <Button onPress={phone.pressOne} of="on the phone">
          Press 1
        </Button>
      )}
      <Button tone="danger" onPress={phone.hangUp}>
        Hang up
      </Button>
    </>
  );
}
