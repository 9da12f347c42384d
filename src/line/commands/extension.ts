import { grantExtension } from '../../store/extensions.ts';
import type { Writers } from '../commands.ts';

export const extensionWriters: Pick<Writers, 'command.extend'> = {
  'command.extend': ({ db, clock }, command, callSid) =>
    grantExtension(db, command, callSid, clock.now()),
};
