import { Attributes } from './attributes.ts';
import type { Problems } from './problems.ts';
import { type Place, textOf, type XmlElement } from './xml.ts';

export interface RedirectVerb {
  readonly verb: 'Redirect';
  /** As written; '' is the current document. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly place: Place;
}

export function parseRedirect(element: XmlElement, problems: Problems): RedirectVerb {
  const attributes = new Attributes(element, problems);
  const method = attributes.method('method', 13710);
  attributes.finish();
  return { verb: 'Redirect', url: textOf(element).trim(), method, place: element.place };
}
