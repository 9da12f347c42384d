import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { readNewPassword } from '../../src/cli/ask-password.ts';

/** A terminal at which somebody types each line after its question. */
function terminal(...lines: string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = new PassThrough();
  let screen = '';
  output.on('data', (chunk: Buffer) => {
    screen += chunk.toString();
    if (!chunk.toString().endsWith(': ')) return;
    const line = lines.shift();
    if (line === undefined) input.end();
    else input.write(line);
  });
  return { input, output, screen: () => screen };
}

it('is asked for twice, and not shown', async () => {
  const { input, output, screen } = terminal('four words in a row\n', 'four words in a row\n');
  expect(await readNewPassword(false, { input, output })).toBe('four words in a row');
  expect(screen()).toBe('New password: \nThe same again: \n');
});

it.each([
  ['two that differ', ['four words in a row\n', 'four words in a raw\n'], 'differ'],
  ['Ctrl-C', ['four words\u0003'], 'No password was given'],
  ['the end of the input', ['four words in a row\n'], 'No password was given'],
])('%s changes nothing', async (_what, lines, why) => {
  const { input, output } = terminal(...lines);
  await expect(readNewPassword(false, { input, output })).rejects.toMatchObject({
    code: 'agents.badPassword',
    message: expect.stringContaining(why),
  });
});

it.each([
  ['a pipe', false, false],
  ['--password-stdin', true, true],
])('by %s it is all there is, less the end of the line', async (_what, fromStdin, isTTY) => {
  const input = Object.assign(new PassThrough(), { isTTY });
  input.end(' four words in a row \r\n');
  const output = new PassThrough();
  expect(await readNewPassword(fromStdin, { input, output })).toBe(' four words in a row ');
});
