import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.ts';
import type { Line } from '../line/line.ts';
import { baudotAudioRoutes } from './baudot-audio.ts';
import { healthRoutes, type Readiness } from './health.ts';
import { menuRoutes } from './menu.ts';
import { addVoiceRoutes, type TtyHooks } from './voice.ts';

/** The line's HTTP side. Making it starts nothing. */
export function buildApp(line: Line, config: Config, readiness: Readiness, tty: TtyHooks): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  addVoiceRoutes(app, line, config, tty);
  app.use(baudotAudioRoutes(config.turnSecret));
  app.use(helmet());
  app.use(healthRoutes(line, readiness));
  app.use(menuRoutes(line, config));
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('Not found.\n');
  });
  return app;
}
