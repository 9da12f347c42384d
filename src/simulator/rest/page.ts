/** A list in Twilio's shape; the embedded carrier never needs a second page. */
export function onePage(uri: string, name: string, items: readonly object[]): object {
  return {
    [name]: items,
    start: 0,
    end: Math.max(0, items.length - 1),
    page: 0,
    page_size: 50,
    uri,
    first_page_uri: uri,
    next_page_uri: null,
    previous_page_uri: null,
  };
}

/** RFC 2822, as the 2010-04-01 API writes its dates. */
export function restDate(milliseconds: number | null): string | null {
  return milliseconds === null
    ? null
    : new Date(milliseconds).toUTCString().replace('GMT', '+0000');
}
