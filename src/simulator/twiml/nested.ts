import { type PauseVerb, parsePause } from './pause.ts';
import { type PlayVerb, parsePlay } from './play.ts';
import type { Problems } from './problems.ts';
import { parseSay, type SayVerb } from './say.ts';
import { isElement, type XmlElement } from './xml.ts';

/** The verbs that only make sound, and so may stand inside others. */
export type SoundVerb = SayVerb | PlayVerb | PauseVerb;

/** Reads the sounds nested in an element; anything else in it is reported with `code`. */
export function parseNestedSounds(
  parent: XmlElement,
  problems: Problems,
  code: number,
): readonly SoundVerb[] {
  return parent.children.filter(isElement).flatMap((child): SoundVerb[] => {
    if (child.name === 'Say') return [parseSay(child, problems)];
    if (child.name === 'Play') return [parsePlay(child, problems)];
    if (child.name === 'Pause') return [parsePause(child, problems)];
    const message = `<${child.name}> may not stand inside <${parent.name}>; it is ignored.`;
    problems.error(code, message, child.place);
    return [];
  });
}
