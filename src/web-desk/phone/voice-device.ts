import type { Call, Device } from '@twilio/voice-sdk';
import type { DeviceEvents, VoiceCall, VoiceDevice } from './device.ts';

/** Time enough to ask for the next token more than once. */
const REFRESH_MILLISECONDS = 60_000;

/** Opens Twilio's Voice SDK, a file of its own that only a browser that is a phone loads. */
export async function openVoiceDevice(token: string, events: DeviceEvents): Promise<VoiceDevice> {
  const { Device, Call } = await import('@twilio/voice-sdk');
  const device = new Device(token, {
    appName: 'payline-desk',
    closeProtection: 'You are in a call. It ends when you leave this page.',
    codecPreferences: [Call.Codec.Opus, Call.Codec.PCMU],
    logLevel: 'error',
    tokenRefreshMs: REFRESH_MILLISECONDS,
  });
  // The page rings by itself, for who wants it to.
  device.audio?.incoming(false);
  listen(device, events);
  return device;
}

function listen(device: Device, events: DeviceEvents): void {
  device.on('registered', () => events.onRegistered());
  device.on('unregistered', () => events.onUnregistered());
  device.on('incoming', (call: Call) => events.onIncoming(voiceCall(call)));
  device.on('tokenWillExpire', () => events.onTokenEnds());
  device.on('error', (error: unknown) => events.onError(error));
}

function voiceCall(call: Call): VoiceCall {
  return {
    accept: () => call.accept(),
    reject: () => call.reject(),
    disconnect: () => call.disconnect(),
    sendDigits: (digits) => call.sendDigits(digits),
    listen({ onAnswered, onOver, onError }) {
      call.on('accept', onAnswered);
      for (const ending of ['cancel', 'disconnect', 'reject']) call.on(ending, onOver);
      call.on('error', onError);
    },
  };
}
