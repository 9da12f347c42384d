/** How to talk over a relay, from the FCC's advice to those who are called by one. */
export function RelayTips() {
  return (
    <section class="card tips" aria-labelledby="relay-title">
      <h3 id="relay-title">Relay call: how to talk</h3>
      <ul>
        <li>Talk to the member, not to the communications assistant: “What is your ZIP code?”</li>
        <li>Never say “tell her” or “ask him”. Everything you say is typed.</li>
        <li>Say “go ahead” when it is the member’s turn. The assistant types it as GA.</li>
        <li>Wait. Typing and reading take time; silence is not a hang-up.</li>
        <li>Short sentences, one question at a time.</li>
      </ul>
    </section>
  );
}
