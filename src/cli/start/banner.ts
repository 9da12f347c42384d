import type { DemoMember } from '../../billing/demo-members.ts';
import type { MagicCard } from '../../simulator/contract.ts';

export interface BannerFacts {
  readonly planName: string;
  readonly phoneUrl: string;
  readonly lineUrl: string;
  readonly linePid: number;
  readonly logFile: string;
  readonly members: readonly DemoMember[];
  readonly cards: readonly MagicCard[];
  readonly desk: {
    readonly agents: readonly DemoAgent[];
    readonly password: string;
  };
}

/** Somebody who answers, and where their telephone is a page. */
export interface DemoAgent {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  /** E.164. */
  readonly phoneNumber: string;
}

/** What `npm start` shows once the line answers: all that is needed for the first call. */
export function banner(facts: BannerFacts): string {
  return `
${facts.planName}: the line is open.

  Phone page   ${facts.phoneUrl}
  Or type      npm run phone     in a second terminal

Members      born        keyed      ZIP
${facts.members.map(memberLine).join('\n')}

Cards (any expiry date to come, any code, any ZIP)
${facts.cards.map(cardLine).join('\n')}

Agents (all with the password ${facts.desk.password}) at ${facts.lineUrl}/desk/
${facts.desk.agents.map((agent) => agentLine(agent, facts.phoneUrl)).join('\n')}

The line is process ${facts.linePid} at ${facts.lineUrl}; its log is ${facts.logFile}.
Kill it in the middle of a payment and type npm start again: nothing is lost. Ctrl-C stops all.
`;
}

function memberLine(member: DemoMember): string {
  const name = `${member.givenName} ${member.familyName}`;
  const [year, month, day] = member.birthDate.split('-');
  const keyed = `${month}${day}${year}`;
  return [
    `  ${member.memberId}  ${member.birthDate}  ${keyed}   ${member.zip}  ${name}`,
    `             ${member.about}`,
  ].join('\n');
}

function agentLine({ login, name, role, phoneNumber }: DemoAgent, phoneUrl: string): string {
  const phone = `${phoneUrl}/agent-phone?number=${phoneNumber}`;
  return `  ${login.padEnd(6)} ${name.padEnd(12)} ${role.padEnd(11)} phone ${phone}`;
}

function cardLine(card: MagicCard): string {
  return `  ${card.number.padEnd(17)} ${card.brand.padEnd(16)} ${card.outcome}`;
}
