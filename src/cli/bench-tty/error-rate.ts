/** Character error rate: insertions, deletions and substitutions a character sent (Levenshtein). */
export function characterErrorRate(sent: string, heard: string): number {
  return distance(sent, heard) / Math.max(sent.length, 1);
}

function distance(left: string, right: string): number {
  let row = Uint32Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = new Uint32Array(right.length + 1);
    next[0] = i;
    for (let j = 1; j <= right.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next[j] = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
