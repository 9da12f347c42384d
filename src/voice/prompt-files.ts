import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

/** Where one message stands, for people who must mend it, and its ICU source. */
export interface PromptSource {
  /** Full key: `identify.askMemberId`. */
  readonly key: string;
  /** Path of the file. */
  readonly file: string;
  readonly source: string;
}

export interface PromptFolder {
  readonly sources: readonly PromptSource[];
  /** One line per file that could not be read as prompts. */
  readonly problems: readonly string[];
}

const promptFile = z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), z.string());

/**
 * Reads every `*.json` of `folder`: each a flat map from a camelCase key to a message. A folder
 * that does not exist is an empty one.
 */
export function readPromptFolder(folder: string): PromptFolder {
  if (!existsSync(folder)) return { sources: [], problems: [] };
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readPromptFile(join(folder, name)));
  return {
    sources: files.flatMap((file) => file.sources),
    problems: files.flatMap((file) => file.problems),
  };
}

function readPromptFile(file: string): PromptFolder {
  const topic = basename(file, '.json');
  try {
    const messages = promptFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    return {
      sources: Object.entries(messages).map(([key, source]) => ({
        key: `${topic}.${key}`,
        file,
        source,
      })),
      problems: [],
    };
  } catch (error) {
    const reason =
      error instanceof z.ZodError
        ? z.prettifyError(error).replaceAll('\n', ' ')
        : error instanceof Error
          ? error.message
          : String(error);
    return { sources: [], problems: [`${file}: not a flat map of key to message (${reason})`] };
  }
}
