import type { Request } from 'express';

const STANDARD_PAGE_SIZE = 50;
const MAXIMUM_PAGE_SIZE = 1000;

/** One page of a list in Twilio's shape; Page and PageSize in the query say which. */
export function pageOf(request: Request, name: string, items: readonly object[]): object {
  const size = count(request.query.PageSize, STANDARD_PAGE_SIZE, MAXIMUM_PAGE_SIZE) || 1;
  const page = count(request.query.Page, 0, Number.MAX_SAFE_INTEGER);
  const start = page * size;
  const shown = items.slice(start, start + size);
  const at = (number: number) => uriOfPage(request, number, size);
  return {
    [name]: shown,
    start,
    end: Math.max(start, start + shown.length - 1),
    page,
    page_size: size,
    uri: request.originalUrl,
    first_page_uri: at(0),
    next_page_uri: start + size < items.length ? at(page + 1) : null,
    previous_page_uri: page > 0 ? at(page - 1) : null,
  };
}

function count(value: unknown, standard: number, most: number): number {
  return typeof value === 'string' && /^\d{1,9}$/.test(value)
    ? Math.min(Number(value), most)
    : standard;
}

function uriOfPage({ originalUrl }: Request, page: number, size: number): string {
  const [path = '', query = ''] = originalUrl.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('PageSize', String(size));
  parameters.set('Page', String(page));
  return `${path}?${parameters.toString()}`;
}

/** RFC 2822, as the 2010-04-01 API writes its dates. */
export function restDate(milliseconds: number | null): string | null {
  return milliseconds === null
    ? null
    : new Date(milliseconds).toUTCString().replace('GMT', '+0000');
}
