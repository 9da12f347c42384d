import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.ts';
import type { DeskTools } from '../desk/tools.ts';
import type { Line } from '../line/line.ts';
import { baudotAudioRoutes } from './baudot-audio.ts';
import type { DeskContext } from './desk/context.ts';
import { deskRoutes } from './desk/routes.ts';
import { healthRoutes, type Readiness } from './health.ts';
import { holdMusicRoutes } from './hold-music.ts';
import { menuRoutes } from './menu.ts';
import { addVoiceRoutes, type TtyHooks } from './voice.ts';

/** The desk, as the carrier and as agents reach it. */
export interface DeskSide {
  readonly tools: DeskTools;
  readonly context: DeskContext;
}

/** The line's HTTP side. Making it starts nothing. */
export function buildApp(
  line: Line,
  config: Config,
  readiness: Readiness,
  sides: { readonly tty: TtyHooks; readonly desk: DeskSide },
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  addVoiceRoutes(app, line, config, { tty: sides.tty, desk: sides.desk.tools });
  app.use(baudotAudioRoutes(config.turnSecret));
  app.use(holdMusicRoutes(() => line.facts.desk.holdMusicUrl));
  app.use(deskRoutes(sides.desk.context));
  app.use(helmet());
  app.use(healthRoutes(line, readiness));
  app.use(menuRoutes(line, config));
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('Not found.\n');
  });
  return app;
}
