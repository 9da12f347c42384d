/** XML attributes in the order they are written. Undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element around markup; an empty tag when there is none. */
export function element(name: string, attributes: Attributes, markup = ''): string {
  let tag = `<${name}`;
  for (const attribute in attributes) {
    const value = attributes[attribute];
    if (value !== undefined) tag += ` ${attribute}="${escapeAttribute(String(value))}"`;
  }
  return markup === '' ? `${tag}/>` : `${tag}>${markup}</${name}>`;
}

/** Plain words as XML text. */
export function escapeText(text: string): string {
  if (!UNSAFE.test(text)) return text;
  return cleanText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** `text` without what XML cannot hold and nobody can say: controls, halves of characters. */
export function cleanText(text: string): string {
  return text.replace(/[\t\n\r]/g, ' ').replace(ILLEGAL, '');
}

function escapeAttribute(text: string): string {
  return UNSAFE.test(text) ? escapeText(text).replaceAll('"', '&quot;') : text;
}

const ILLEGAL = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
const UNSAFE = /[&<>"\p{Cc}\p{Cs}\ufffe\uffff]/u;
