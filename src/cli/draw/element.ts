type Attributes = Readonly<Record<string, string | number | false>>;

/** One SVG element; its children are markup already. Numbers are rounded; false is left out. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== false)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : text(value)}"`)
    .join('');
  const content = children.join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** Words as markup. */
export function text(words: string | false): string {
  return String(words).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

export function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}
