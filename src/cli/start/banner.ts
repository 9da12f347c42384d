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

function cardLine(card: MagicCard): string {
  return `  ${card.number.padEnd(17)} ${card.brand.padEnd(16)} ${card.outcome}`;
}
