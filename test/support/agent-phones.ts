import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import {
  type HeldCall,
  type SecondFarHandset,
  SecondHandsets,
} from '../../src/simulator/second-handset.ts';
import { serveSockets } from '../../src/simulator/serve-sockets.ts';

export interface AgentPhones {
  readonly url: string;
  readonly handsets: SecondHandsets;
  /** The carrier goes away: its sockets and its port are closed. */
  close(): Promise<void>;
}

/** The part of the carrier that a called telephone's page talks to; closes with the test. */
export async function startAgentPhones(webFolder: string): Promise<AgentPhones> {
  const handsets = new SecondHandsets(systemClock);
  const app = express().use(express.static(webFolder, { extensions: ['html'] }));
  const server = createServer(app);
  const closeSockets = serveSockets(server, {
    '/agent-phone': (socket) => handsets.serve(socket),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    closeSockets();
    server.closeAllConnections();
    // A second close is told that the server is closed, which is as well.
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, handsets, close };
}

/** A call of the carrier's to a telephone, and what its holder does with it. */
export interface PlacedCall {
  readonly far: SecondFarHandset;
  /** 'answer', 'decline', 'hang up', 'press 1', in order. */
  readonly done: readonly string[];
  /** Resolves when the holder has done this much. */
  until(count: number): Promise<readonly string[]>;
}

let calls = 0;

/** Rings `number`, whose page must be there, as the carrier does. */
export function ringAgent({ handsets }: AgentPhones, number: string): PlacedCall {
  const far = handsets.find(number);
  if (!far) throw new Error(`No page is registered for ${number}.`);
  calls += 1;
  const callSid = `CA${calls}`;
  const done: string[] = [];
  let changed = () => {};
  const did = (what: string) => {
    done.push(what);
    changed();
  };
  const call: HeldCall = {
    callSid,
    answer: () => did('answer'),
    decline: () => did('decline'),
    press: (key) => did(`press ${key}`),
    hangUp: () => did('hang up'),
  };
  far.handset.note({ dial: { callSid, from: '+18005550100', to: number } });
  far.onRinging(call);
  return {
    far,
    done,
    async until(count) {
      while (done.length < count) {
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
      }
      return done;
    },
  };
}
