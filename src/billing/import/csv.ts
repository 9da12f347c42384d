/** One record of a file. `row` counts as a spreadsheet does: the header is row 1. */
export interface CsvRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Why a file is no CSV: reading stopped at this row and cell (1 is the first). */
export interface CsvFault {
  readonly row: number;
  readonly column: number;
  readonly what: string;
}

// A cell, quoted or bare, and what ends it: a comma, the end of the line, or the end of the file.
const cellPattern = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/**
 * Reads RFC 4180: comma-separated, quotes doubled inside quotes, CRLF or LF. Stricter than most: a
 * quote in the middle of a bare cell, text after a closing quote, a lone CR or an unclosed quote
 * stop the reading, because everything after it may have slid into the wrong column.
 */
export function readCsv(text: string): { rows: CsvRow[]; fault: CsvFault | null } {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let at = 0;
  while (at < text.length || cells.length > 0) {
    cellPattern.lastIndex = at;
    const match = cellPattern.exec(text);
    if (!match) {
      return {
        rows,
        fault: { ...whatStops(text, at), row: rows.length + 1, column: cells.length + 1 },
      };
    }
    const [all, quoted, bare = '', end] = match;
    cells.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    at += all.length;
    if (end === ',') continue;
    rows.push({ row: rows.length + 1, cells });
    cells = [];
  }
  return { rows, fault: null };
}

function whatStops(text: string, at: number): { what: string } {
  if (text[at] !== '"') {
    const stop = text.slice(at).search(/["\r]/) + at;
    return text[stop] === '"'
      ? { what: 'has a quote inside. Put the whole value in quotes and double the quote' }
      : { what: 'ends with a lone carriage return. End lines with CRLF or LF' };
  }
  const closes = /"[^"]*(?:""[^"]*)*"(?!")/y;
  closes.lastIndex = at;
  return closes.test(text)
    ? { what: 'has text after its closing quote. Double a quote inside a quoted value' }
    : { what: 'begins with a quote that never closes' };
}
