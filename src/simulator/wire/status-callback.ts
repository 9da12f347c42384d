/** What every status callback of a call adds (reference 1.3). */
export function progressFields(now: number, sequenceNumber: number): Record<string, string> {
  return {
    Timestamp: new Date(now).toUTCString(),
    CallbackSource: 'call-progress-events',
    SequenceNumber: String(sequenceNumber),
  };
}

/** What the last one adds to that. Times in milliseconds. */
export function finalFields(now: number, answeredAt: number | null): Record<string, string> {
  const seconds = answeredAt === null ? 0 : Math.ceil((now - answeredAt) / 1000);
  return { CallDuration: String(seconds), Duration: String(Math.ceil(seconds / 60)) };
}
