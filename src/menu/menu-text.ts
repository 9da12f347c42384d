import { join } from 'node:path';
import { describeCall, type LineFacts, officeOf } from '../../flows/index.ts';
import { readPromptFolder } from '../voice/prompt-files.ts';
import { writeMenu } from './write.ts';

/** The menu in English, of the prompts in `promptsFolder` and the operator's facts. */
export function menuText(promptsFolder: string, facts: LineFacts): string {
  const { sources } = readPromptFolder(join(promptsFolder, 'en-US'));
  return writeMenu({
    graph: describeCall(),
    prompts: new Map(sources.map(({ key, source }) => [key, source])),
    locale: 'en-US',
    known: {
      planName: facts.planName,
      officePhone: officeOf(facts, null).number,
      memberIdCount: String(facts.memberIdDigits),
      billNumberCount: String(facts.billNumberDigits),
      number: 'its number',
    },
  });
}
