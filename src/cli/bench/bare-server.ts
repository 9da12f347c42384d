import type { AddressInfo } from 'node:net';
import express from 'express';
import { webhook } from 'twilio/lib/webhooks/webhooks.js';
import { runBenchServer } from './server.ts';

const DOCUMENT =
  '<?xml version="1.0" encoding="UTF-8"?><Response><Gather input="dtmf" action="/voice/next" ' +
  'method="POST" finishOnKey="#" timeout="8" actionOnEmptyResult="true"><Say>Now enter your birth ' +
  'date as 8 digits, or your 5 digit ZIP code. Then press pound.</Say></Gather></Response>';

/** A Twilio webhook as people write it: it knows no caller, keeps nothing, says one thing. */
await runBenchServer(async () => {
  const app = express();
  app.post('/voice', express.urlencoded({ extended: false }), webhook(), (_request, response) => {
    response.type('text/xml').send(DOCUMENT);
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
});
