import { expect, it } from 'vitest';
import { encodeText } from '../../../src/relay/baudot/index.ts';
import { Sending } from '../../../src/relay/tty/sending.ts';

/** A carrier that plays nothing by itself. */
function carrier() {
  const sent: Uint8Array[] = [];
  const marks: string[] = [];
  const sending = new Sending({
    media: (audio) => sent.push(audio),
    mark: (name) => marks.push(name),
    clear: () => undefined,
    close: () => undefined,
  });
  return { sending, sent, marks };
}

const text = 'HEALTH PLAN PAY LINE. TYPE MEMBER ID GA';
const whole = encodeText(text);

it('goes in seconds, four ahead of what was played', () => {
  const { sending, sent, marks } = carrier();
  expect(sending.start(text)).toBe(true);
  expect(sent.map(({ length }) => length)).toEqual([8000, 8000, 8000, 8000]);
  const isDone: boolean[] = [];
  for (let played = 0; played < marks.length; played += 1) {
    expect(sent.length - played).toBeLessThanOrEqual(4);
    isDone.push(sending.marked(marks[played] ?? ''));
  }
  expect(Buffer.concat(sent).equals(whole)).toBe(true);
  expect(isDone.indexOf(true)).toBe(isDone.length - 1);
});

it('takes no mark of a text that was stopped for the end of the next', () => {
  const { sending, marks } = carrier();
  sending.start('ONE');
  sending.stop();
  const [old = ''] = marks;
  sending.start('TWO');
  expect(sending.marked(old)).toBe(false);
  expect(sending.marked('another')).toBe(false);
});

it('has nothing to send for an empty text', () => {
  expect(carrier().sending.start('')).toBe(false);
});
