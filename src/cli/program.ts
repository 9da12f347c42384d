import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { rootFolder } from '../root.ts';
import type { AddArguments } from './agents.ts';
import type { AutopayRunArguments } from './autopay.ts';
import type { ImportArguments } from './import.ts';
import type { ProvisionArguments } from './provision/wish.ts';

const EXAMPLES = `
Examples
  payline start                       the demo: line, carrier, phone page and sandbox gateway
  payline phone                       call the running demo from this terminal
  payline phone --json 1 900000017#   a scripted call; JSON lines come out
  payline doctor                      is everything in place?
  payline tty encode "HELLO GA" > audio.ulaw
                                      Baudot audio; payline tty decode < audio.ulaw reads it
  payline parity                      do relay and TTY callers finish what others do?
  payline refunds                     what two persons agreed to give back
  payline receipts export             receipts by mail and e-mail, as a CSV file, once
  payline autopay run --dry-run       which automatic payments are due today?
  payline evidence 74185181           how the debit with this number was authorized
  payline agents add ana@plan.example --name "Ana Ruiz" --phone +14155550142
                                      an account for the desk; the password is asked for
  payline line                        the line alone, for a real number; settings from .env
  payline provision --plan            what must change at Twilio for a number to lead here?
  payline import members.csv bills.csv --as-of 2026-03-02 --dry-run
                                      what would two exports of the plan change?

In a clone, npm start and npm run phone do the same after setting everything up, and
npm run payline -- COMMAND runs any other. Every setting is explained in .env.example.
`;

/**
 * The command line. Each subcommand's code is loaded only when it runs, so that --help and the
 * phone start at once.
 */
export function buildProgram(): Command {
  const program = new Command('payline')
    .description('The open telephone payment line for a health plan.')
    .version(packageVersion())
    .enablePositionalOptions()
    .showHelpAfterError('Type payline --help for the commands.')
    .addHelpText('after', EXAMPLES);
  program
    .command('start')
    .description('run the demo, everything on this machine')
    .action(async () => (await import('./start/command.ts')).start());
  program
    .command('phone')
    .description('call a line, at the keyboard or by script')
    .helpOption(false)
    .allowUnknownOption()
    .passThroughOptions()
    .usage('[options] [STEP...]')
    .argument('[words...]', 'options and steps')
    .action(async (words: string[]) => (await import('./phone.ts')).phone(words));
  program
    .command('line')
    .description('run the line alone (settings from .env)')
    .action(async () => (await import('./line.ts')).line());
  program
    .command('gateway')
    .description('run the sandbox payment gateway alone')
    .action(async () => (await import('./gateway.ts')).gateway());
  program
    .command('import')
    .description("bring the line's members and bills to what two CSV files say (docs/billing.md)")
    .argument('<members>', 'members.csv')
    .argument('<bills>', 'bills.csv')
    .option('--as-of <moment>', 'payments before it are already taken off in the bills file')
    .option('--dry-run', 'check everything and say what would change, but change nothing')
    .option('--allow-closing', 'accept a bills file without most of the open bills')
    .action(
      async (members: string, bills: string, options: Omit<ImportArguments, 'members' | 'bills'>) =>
        (await import('./import.ts')).importFiles({ ...options, members, bills }),
    );
  program
    .command('draw')
    .description('draw the call, the payment and the menu into docs/')
    .action(async () => (await import('./draw/command.ts')).draw());
  program
    .command('bench')
    .description('measure what a turn costs beside a bare Express route')
    .option('--json', 'one JSON object on the last line')
    .action(async (options: { json?: boolean }) =>
      (await import('./bench/command.ts')).bench(options.json === true),
    );
  addParity(program);
  addReceipts(program);
  addCardLinks(program);
  addTty(program);
  addAutopay(program);
  addEvidence(program);
  addProvision(program);
  addAgents(program);
  program
    .command('doctor')
    .description('check this machine and the settings')
    .option('--json', 'one JSON object instead of text')
    .action(async (options: { json?: boolean }) =>
      (await import('./doctor/command.ts')).doctor(options.json === true),
    );
  return program;
}

function addParity(program: Command): void {
  program
    .command('parity')
    .description(
      'do relay callers (711) finish what voice callers finish? Places both, and times them',
    )
    .option('--show', 'what every caller heard or read, and did')
    .action(async (options: { show?: boolean }) =>
      (await import('./parity/command.ts')).parity(options),
    );
}

function addReceipts(program: Command): void {
  program
    .command('refunds')
    .description('refunds that two persons of the desk agreed on')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean }) =>
      (await import('./refunds.ts')).listRefunds(options.json === true),
    );
  const receipts = program
    .command('receipts')
    .description("receipts for the plan's own mail system, and texts");
  receipts
    .command('export')
    .description('hand every waiting receipt over, once, as a CSV file')
    .option('--folder <folder>', 'where the file goes', '.')
    .option('--again <batch>', 'write the file of an earlier export anew')
    .action(async (options: { folder: string; again?: string }) =>
      (await import('./receipts.ts')).exportReceipts(options),
    );
  receipts
    .command('status')
    .description('how many receipts wait, and what became of the texts')
    .option('--json', 'one JSON object instead of text')
    .action(async (options: { json?: boolean }) =>
      (await import('./receipts.ts')).receiptStatus(options.json === true),
    );
}

function addCardLinks(program: Command): void {
  program
    .command('card-links')
    .description("links to the gateway's page for a card, for the plan's own mail system")
    .command('export')
    .description('hand every waiting link over, once, as a CSV file; run it every minute')
    .option('--folder <folder>', 'where the file goes', '.')
    .option('--again <batch>', 'write the file of an earlier export anew')
    .action(async (options: { folder: string; again?: string }) =>
      (await import('./card-links.ts')).exportCardLinks(options),
    );
}

function addTty(program: Command): void {
  const tty = program.command('tty').description('Baudot audio for and from a TTY, 8 kHz µ-law');
  tty
    .command('encode')
    .description('text to audio on stdout')
    .argument('<text...>', 'what to send')
    .option('--level <dbm0>', 'how loud, -45 to 0; -13 when absent')
    .action(async (words: string[], options: { level?: string }) =>
      (await import('./tty.ts')).encode(words, options),
    );
  tty
    .command('decode')
    .description('audio on stdin to text')
    .action(async () => (await import('./tty.ts')).decode());
  tty
    .command('detect')
    .description('the time of first detection in ms, or none')
    .action(async () => (await import('./tty.ts')).detect());
  program
    .command('bench-tty')
    .description('measure the TTY modem: errors, detection, false detection, CPU')
    .option('--quick', 'a few minutes of audio instead of hours')
    .action(async (options: { quick?: boolean }) =>
      (await import('./bench-tty/command.ts')).benchTty(options.quick === true),
    );
}

function addAutopay(program: Command): void {
  program
    .command('autopay')
    .description('automatic payments')
    .command('run')
    .description('charge what is due by now, once; run it every day (docs/autopay.md)')
    .option('--date <day>', 'as if today were this day, YYYY-MM-DD; later days for dry runs only')
    .option('--dry-run', 'say what would be charged, but change nothing')
    .option('--json', 'one JSON array instead of text')
    .action(async (options: AutopayRunArguments) =>
      (await import('./autopay.ts')).autopayRun(options),
    );
}

function addEvidence(program: Command): void {
  program
    .command('evidence')
    .description('what shows that a bank debit was authorized, as JSON')
    .argument('<confirmation>', 'its confirmation number')
    .action(async (confirmation: string) => (await import('./evidence.ts')).evidence(confirmation));
}

function addProvision(program: Command): void {
  program
    .command('provision')
    .description('point a Twilio number at the line, and list what is left (docs/provision.md)')
    .option('--plan', 'say what would be changed, but change nothing')
    .option('--undo', 'lead the number back to where it was')
    .option('--number <number>', 'a number of the account, as +18005550142')
    .option('--area-code <code>', 'buy a number with this area code')
    .option('--toll-free', 'buy a toll-free number')
    .action(async (options: ProvisionArguments) =>
      (await import('./provision/command.ts')).provision(options),
    );
}

function addAgents(program: Command): void {
  const agents = program.command('agents').description('who answers at the desk (docs/agents.md)');
  const fromStdin = ['--password-stdin', 'read the password from stdin'] as const;
  agents
    .command('add')
    .description('make an account; the password is asked for, 12 characters at least')
    .argument('<login>', 'what they sign in with, best their e-mail address')
    .requiredOption('--name <name>', 'as colleagues see it')
    .option('--role <role>', 'agent or supervisor', 'agent')
    .option('--phone <number>', 'where their telephone rings, as +14155550142')
    .option(...fromStdin)
    .action(async (login: string, options: Omit<AddArguments, 'login'>) =>
      (await import('./agents.ts')).add({ ...options, login }),
    );
  agents
    .command('list')
    .description('every account')
    .option('--json', 'one JSON array instead of text')
    .action(async (options: { json?: boolean }) =>
      (await import('./agents.ts')).list(options.json === true),
    );
  agents
    .command('password')
    .description('set a new password, and sign them out')
    .argument('<login>')
    .option(...fromStdin)
    .action(async (login: string, options: { passwordStdin?: boolean }) =>
      (await import('./agents.ts')).password(login, options.passwordStdin === true),
    );
  agents
    .command('role')
    .description('make them agent or supervisor')
    .argument('<login>')
    .argument('<role>', 'agent or supervisor')
    .action(async (login: string, role: string) => (await import('./agents.ts')).role(login, role));
  agents
    .command('disable')
    .description('shut an account, and sign them out')
    .argument('<login>')
    .action(async (login: string) => (await import('./agents.ts')).disable(login));
  agents
    .command('enable')
    .description('open an account again: disabled, or locked by wrong passwords')
    .argument('<login>')
    .action(async (login: string) => (await import('./agents.ts')).enable(login));
}

function packageVersion(): string {
  const file = readFileSync(join(rootFolder, 'package.json'), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}
