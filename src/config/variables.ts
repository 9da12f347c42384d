import { z } from 'zod';
import {
  accountSid,
  baseUrl,
  dataKeyList,
  phoneNumber,
  phoneNumberList,
  port,
  required,
  secret,
  tokenList,
} from './values.ts';

/** Every variable the line reads. `.env.example` explains each; a test holds the two together. */
export const variables = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], { error: 'is not a known mode' })
    .default('development'),
  PORT: port(3000),
  PUBLIC_BASE_URL: baseUrl.optional(),
  TWILIO_ACCOUNT_SID: accountSid,
  TWILIO_AUTH_TOKEN: tokenList,
  TWILIO_API_BASE_URL: baseUrl.default('https://api.twilio.com'),
  TWILIO_API_KEY_SID: z
    .string()
    .regex(/^SK[0-9a-fA-F]{32}$/, 'is not SK and 32 hex digits')
    .optional(),
  TWILIO_API_KEY_SECRET: required.regex(/^\S+$/, 'contains a blank').optional(),
  DATABASE_PATH: z.string().default('data/payline.db'),
  BILLING_DIRECTORY: z
    .enum(['sqlite', 'http'], { error: 'is neither sqlite nor http' })
    .default('sqlite'),
  BILLING_URL: baseUrl.optional(),
  BILLING_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'has a blank or a character that no header may hold')
    .optional(),
  PAYMENT_GATEWAY: z
    .enum(['sandbox'], { error: 'names a gateway this version does not have' })
    .default('sandbox'),
  GATEWAY_URL: baseUrl.default('http://127.0.0.1:3002'),
  GATEWAY_SECRET_KEY: required.regex(/^\S+$/, 'contains a blank'),
  PAY_CONNECTOR: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'is not a connector name (letters, digits, _ and -)')
    .default('Payline_Sandbox'),
  DATA_KEYS: dataKeyList,
  TURN_SECRET: secret,
  TTY_NUMBERS: phoneNumberList,
  TTY_REP_NUMBER: phoneNumber.optional(),
  DESK_OIDC_ISSUER: baseUrl.optional(),
  DESK_OIDC_CLIENT_ID: required.regex(/^\S+$/, 'contains a blank').optional(),
  DESK_OIDC_CLIENT_SECRET: required.regex(/^\S+$/, 'contains a blank').optional(),
  LINE_FILE: z.string().optional(),
  PROMPTS_FOLDER: z.string().optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'is not a log level',
    })
    .default('info'),
  SIMULATOR: z
    .enum(['0', '1'], { error: 'is neither 1 (on) nor 0 (off)' })
    .default('0')
    .transform((text) => text === '1'),
});

export type VariableName = keyof typeof variables.shape;

/** What to do about a wrong value; printed after what is wrong. */
export const fixes: Readonly<Record<VariableName, string>> = {
  NODE_ENV: 'Use production, development or test.',
  PORT: 'Use a free port from 1 to 65535 (0 lets the system choose), or leave it out for 3000.',
  PUBLIC_BASE_URL:
    'Use the address at which Twilio reaches this line, such as https://pay.example.com.',
  TWILIO_ACCOUNT_SID: 'Copy "Account SID" from the first page of the Twilio Console.',
  TWILIO_AUTH_TOKEN:
    'Copy "Auth Token" from the first page of the Twilio Console; while rotating, primary,secondary.',
  TWILIO_API_BASE_URL: 'Leave it out for https://api.twilio.com.',
  TWILIO_API_KEY_SID:
    'Make a standard API key in the Twilio Console and copy its SID, or leave it out.',
  TWILIO_API_KEY_SECRET: 'Copy the secret that was shown once when the API key was made.',
  DATABASE_PATH: 'Name a file on a local disk, or leave it out for data/payline.db.',
  BILLING_DIRECTORY:
    'Use sqlite for members and bills imported into this database, http for a system of the plan.',
  BILLING_URL:
    'Use the address that serves docs/billing-api.yaml, such as https://bills.example.com/v1.',
  BILLING_TOKEN: 'Ask whoever runs the billing system for the token of this line.',
  PAYMENT_GATEWAY: 'This version has one gateway: sandbox, which moves no money.',
  GATEWAY_URL: 'Use the address of the gateway, such as http://127.0.0.1:3002 for the sandbox.',
  GATEWAY_SECRET_KEY: 'Copy the secret key from the gateway; for the sandbox choose one yourself.',
  PAY_CONNECTOR: 'Copy the unique name from Twilio Console > Voice > Pay Connectors.',
  DATA_KEYS: 'Make one with: echo "k1:$(openssl rand -base64 32)". Never lose it.',
  TURN_SECRET: 'Make one with: openssl rand -hex 32',
  TTY_NUMBERS:
    'List the numbers of this line that only TTYs call, as +18005550143,+18005550144, or leave it out.',
  TTY_REP_NUMBER:
    'Name a number where a person with a TTY answers, as +18005550145, or leave it out.',
  DESK_OIDC_ISSUER:
    'Use the issuer your identity provider names, as https://login.example.com, or leave it out.',
  DESK_OIDC_CLIENT_ID: 'Copy the client ID your identity provider gave the desk.',
  DESK_OIDC_CLIENT_SECRET: 'Copy the client secret your identity provider gave the desk.',
  LINE_FILE: 'Name your copy of flows/line.json.',
  PROMPTS_FOLDER: 'Name your copy of the folder prompts.',
  LOG_LEVEL: 'Use trace, debug, info, warn, error, fatal or silent.',
  SIMULATOR: 'Use 1 for the demo and leave it out everywhere else.',
};
