import { callSetup } from './call-setup.ts';
import { pressed } from './guards.ts';
import { allItems, type MenuName } from './menu-items.ts';

const choices = (menu: MenuName) =>
  allItems(menu).map(({ id, target }) => ({
    guard: { type: 'choosesItem', params: { menu, id } } as const,
    target,
  }));

/** What an identified member can do, most likely first, five choices at most. */
export const menu = callSetup.createStateConfig({
  initial: 'main',
  states: {
    main: {
      tags: 'hears.keys',
      meta: {
        says: ['menu.intro', 'menu.eachMain', 'menu.end'],
        hears: 'menu',
        discloses: 'member',
      },
      entry: 'newQuestion',
      on: { key: choices('main') },
    },
    more: {
      tags: 'hears.keys',
      meta: { says: ['menu.eachMore', 'menu.moreEnd'], hears: 'menu', discloses: 'member' },
      entry: 'newQuestion',
      on: { key: [...choices('more'), { guard: pressed('9'), target: 'main' }] },
    },
    rest: {
      tags: 'hears.keys',
      meta: { says: ['menu.eachRest', 'menu.moreEnd'], hears: 'menu', discloses: 'member' },
      entry: 'newQuestion',
      on: { key: [...choices('rest'), { guard: pressed('9'), target: 'more' }] },
    },
  },
});
