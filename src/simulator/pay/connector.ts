import { Buffer } from 'node:buffer';
import type { Clock } from '../../clock.ts';
import { exchange } from '../wire/http-exchange.ts';

/** A Generic Pay Connector as an account would configure it (reference 4). */
export interface ConnectorAddress {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** The names a document may call it by. */
  readonly names?: readonly string[];
}

export const defaultConnectorNames: readonly string[] = ['Default', 'Payline_Sandbox'];

/** The JSON of reference 4.1. */
export type ConnectorRequest = ConnectorOrder & (ConnectorCard | ConnectorAccount);

interface ConnectorCard {
  readonly cardnumber: string;
  readonly cvv: string;
  readonly expiry_month: string;
  /** Two digits. */
  readonly expiry_year: string;
  readonly postal_code: string;
}

interface ConnectorAccount {
  readonly bankaccountnumber: string;
  readonly routingnumber: string;
}

interface ConnectorOrder {
  readonly method: 'tokenize' | 'charge';
  readonly transaction_id: string;
  readonly description: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Only with 'charge'. */
  readonly amount?: string;
  readonly currency_code?: string;
}

export type ConnectorResult =
  | { readonly id: string; readonly parameters: Readonly<Record<string, string>> }
  /** ConnectorError as the connector or the carrier words it. */
  | { readonly refused: string; readonly error: string }
  | { readonly unavailable: string };

const TIMEOUT_MILLISECONDS = 10_000;
const RETRIES = 5;
const MAXIMUM_BYTES = 64 * 1024;

/**
 * Asks the connector, repeating the same transaction_id up to 5 times when there is no answer
 * within 10 s. Never rejects. Basic authentication and an empty Content-Type, as captured.
 */
export async function askConnector(
  connector: ConnectorAddress,
  request: ConnectorRequest,
  clock: Clock,
): Promise<ConnectorResult> {
  const body = JSON.stringify(request);
  const credentials = Buffer.from(`${connector.user}:${connector.password}`).toString('base64');
  let failure = '';
  for (let attempt = 0; attempt <= RETRIES; attempt += 1) {
    const answer = await exchange(
      {
        url: new URL(connector.url),
        method: 'POST',
        headers: {
          Authorization: `Basic ${credentials}`,
          'User-Agent': 'AHC/2.1',
          'Content-Type': '',
          'Content-Length': String(Buffer.byteLength(body)),
        },
        body,
        connectMilliseconds: TIMEOUT_MILLISECONDS,
        readMilliseconds: TIMEOUT_MILLISECONDS,
        totalMilliseconds: TIMEOUT_MILLISECONDS,
        maximumBytes: MAXIMUM_BYTES,
      },
      clock,
    );
    if (!('failure' in answer)) return readAnswer(answer.body);
    failure = `${answer.failure} (${answer.detail})`;
  }
  return { unavailable: `no answer from the payment connector: ${failure}` };
}

function readAnswer(body: string): ConnectorResult {
  const answer = parseObject(body);
  const code = answer?.error_code ?? null;
  if (code !== null) {
    return { refused: String(code), error: String(answer?.error_message ?? code) };
  }
  const id = answer?.token_id ?? answer?.charge_id;
  if (typeof id !== 'string' || id === '') {
    return { unavailable: 'malformed response from Payment Provider' };
  }
  return { id, parameters: texts(answer?.parameters) };
}

function parseObject(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}
