/**
 * What `npm start`, `npm test`, `npm run phone` … run: it needs nothing but Node, brings the clone
 * into shape (packages, build), then runs the command. Everything it says goes to stderr, so that
 * the command's own output stays clean. This file must parse on an old Node to say that it is old.
 */
const LEAST_NODE = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1])) {
  console.error(
    `payline: this is Node ${process.versions.node}, and Payline needs ${LEAST_NODE.join('.')} or ` +
      'newer.\nGet the current release from https://nodejs.org and type the command again.',
  );
  process.exit(1);
}

import('./setup/main.mjs')
  .then(({ main }) => main(process.argv.slice(2)))
  .then((code) => {
    process.exitCode = code;
  });
