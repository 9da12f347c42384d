import { Buffer } from 'node:buffer';

export function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '');
}

/** Adds form fields to the query, before the fragment. */
export function withQuery(url: string, form: string): string {
  const [bare = '', fragment = ''] = url.split('#', 2);
  const query = `${bare}${bare.includes('?') ? '&' : '?'}${form}`;
  return fragment === '' ? query : `${query}#${fragment}`;
}

/** The Authorization header for the user and password in a URL; null when it has none. */
export function basicCredentials(url: string): string | null {
  const { username, password } = new URL(url);
  if (username === '') return null;
  const plain = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(plain).toString('base64')}`;
}
