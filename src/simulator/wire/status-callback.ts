/** What the last status callback of a call adds (reference 1.3). Times in milliseconds. */
export function finalFields(now: number, answeredAt: number | null): Record<string, string> {
  const seconds = answeredAt === null ? 0 : Math.ceil((now - answeredAt) / 1000);
  return {
    CallDuration: String(seconds),
    Duration: String(Math.ceil(seconds / 60)),
    Timestamp: new Date(now).toUTCString(),
    CallbackSource: 'call-progress-events',
    SequenceNumber: '0',
  };
}
