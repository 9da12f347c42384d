import type { AppField } from '../../twilio/client/applications.ts';
import type { NumberRoute } from '../../twilio/client/phone-numbers.ts';
import type { Plan } from './plan.ts';
import type { Survey } from './survey.ts';

/** The lines that say what is and what will be, for a person. */
export function difference(plan: Plan, found: Survey, wanted: Readonly<Record<AppField, string>>) {
  const lines: string[] = [];
  if (plan.app !== null) {
    const isNew = plan.app === 'make';
    lines.push(`TwiML App "${found.appName}" ${isNew ? '(will be made)' : `(${found.app?.sid})`}`);
    const change = isNew || plan.app === null ? wanted : plan.app.change;
    for (const [field, value] of Object.entries(change) as [AppField, string][]) {
      lines.push(...row(field, found.app?.settings[field] ?? '', value));
    }
  }
  const appName = `the App "${found.appName}"`;
  if (plan.buy !== null) {
    lines.push(`Number ${plan.buy} (will be bought; Twilio bills it every month)`);
    lines.push(...row('calls', '', appName), ...row('texts', '', appName));
  }
  for (const { phoneNumber, route } of plan.attach) {
    lines.push(`Number ${phoneNumber}`);
    lines.push(...row('calls', callsGo(route), appName), ...row('texts', textsGo(route), appName));
  }
  return lines;
}

/** The lines of one thing that changes. A user name and password in a URL stay unsaid. */
export function row(name: string, is: string, willBe: string): string[] {
  const said = (text: string) => withoutUser(text) || 'none';
  return [`  ${name}`, `    is       ${said(is)}`, `    will be  ${said(willBe)}`];
}

/** Where a number's calls go, in words. */
export function callsGo({ VoiceApplicationSid: app, TrunkSid: trunk, VoiceUrl: url }: NumberRoute) {
  if (app !== '') return `the App ${app}`;
  return trunk === '' ? url : `the SIP trunk ${trunk}`;
}

export function textsGo({ SmsApplicationSid: app, SmsUrl: url }: NumberRoute): string {
  return app === '' ? url : `the App ${app}`;
}

function withoutUser(url: string): string {
  return url.replace(/^([a-z]+:\/\/)[^/?#]*@/i, '$1');
}
