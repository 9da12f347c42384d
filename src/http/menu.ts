import { Router } from 'express';
import type { LineFacts } from '../../flows/index.ts';
import type { Config } from '../config.ts';
import type { Line } from '../line/line.ts';
import { menuText } from '../menu/menu-text.ts';

/** `GET /menu`: the whole menu as text, the same for everybody; made once for each set of facts. */
export function menuRoutes(line: Line, { promptsFolder }: Config): Router {
  const router = Router({ caseSensitive: true, strict: true });
  let made: { readonly facts: LineFacts; readonly text: string } | null = null;
  router.get('/menu', (_request, response) => {
    const { facts } = line;
    if (made?.facts !== facts) made = { facts, text: menuText(promptsFolder, facts) };
    response.set('Cache-Control', 'public, max-age=3600').type('text/plain').send(made.text);
  });
  return router;
}
