// Somebody who uses no pointer: Tab, arrows, Space, Enter and typing are all there is. Every stop on the way must show that
// it has the focus.

import type { Locator, Page } from 'playwright-core';
import type { Field } from '../src/core/schemes/shape-form.ts';
import { optionsOf } from './answers.ts';
import type { Paper, Person } from './person.ts';

export interface Keyboard {
  /** Goes on with Tab until the focus is there; fails when it comes round without having been there. */
  tabTo(target: Locator): Promise<void>;
  press(key: string, times?: number): Promise<void>;
  type(text: string): Promise<void>;
  /** Tab to a link or button, then Enter. */
  enter(target: Locator): Promise<void>;
  /** Tab into a group of dials and choose the one at a place, from 0. */
  choose(group: Locator, at: number): Promise<void>;
  /** Answers a question of a scheme's form. */
  answer(field: Field, value: string | boolean | Paper): Promise<void>;
  /** Stops that did not show the focus. */
  readonly unseen: string[];
}

/** More stops than any page has. */
const mostStops = 150;

export function keyboard(who: Person): Keyboard {
  const { page } = who;
  const unseen: string[] = [];

  const tabTo = async (target: Locator) => {
    await target.first().waitFor();
    for (let stop = 0; stop < mostStops; stop += 1) {
      await page.keyboard.press('Tab');
      const where = await whereIs(page, target);
      if (where.blind !== undefined && !unseen.includes(where.blind)) unseen.push(where.blind);
      if (where.isThere) return;
    }
    throw new Error(`Tab never came to ${String(target)}`);
  };
  const press = async (key: string, times = 1) => {
    for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
  };
  const type = (text: string) => page.keyboard.type(text);
  const choose = async (group: Locator, at: number) => {
    await tabTo(group.getByRole('radio'));
    if (at === 0) await press('Space');
    else await press('ArrowDown', at);
  };

  const answer = async (field: Field, value: string | boolean | Paper) => {
    const label = who.text(field.label);
    switch (field.kind) {
      case 'choice': {
        const at = optionsOf(field).findIndex((option) => option.value === value);
        return choose(page.getByRole('radiogroup', { name: label }), at);
      }
      case 'yes-no':
        return choose(page.getByRole('radiogroup', { name: label }), value === true ? 0 : 1);
      case 'consent':
        await tabTo(page.getByRole('checkbox', { name: label }));
        return press('Space');
      case 'date':
        for (const [at, part] of (value as string).split('-').toReversed().entries()) {
          await tabTo(page.getByRole('group', { name: label }).getByRole('textbox').nth(at));
          await type(part);
        }
        return undefined;
      case 'file': {
        await tabTo(page.getByRole('group', { name: label }).getByRole('button').last());
        const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('Enter')]);
        await chooser.setFiles(value as Paper);
        return page.getByRole('link', { name: (value as Paper).name }).waitFor();
      }
      default:
        await tabTo(page.getByRole('textbox', { name: label, exact: field.required === true }));
        return type(value as string);
    }
  };

  return {
    tabTo,
    press,
    type,
    enter: async (target) => {
      await tabTo(target);
      await press('Enter');
    },
    choose,
    answer,
    unseen,
  };
}

/** Whether the focus is at one of the targets, and what has it without showing it. */
async function whereIs(page: Page, target: Locator): Promise<{ isThere: boolean; blind: string | undefined }> {
  const isThere = await target.evaluateAll((all) => all.some((one) => one === document.activeElement));
  const blind = await page.evaluate(() => {
    const active = document.activeElement;
    // Past the last stop the focus is with the browser's own controls.
    if (active === null || active === document.body) return undefined;
    const around = [
      active,
      ...active.querySelectorAll('*'),
      active.parentElement,
      active.closest('label, .input-group, .option'),
    ];
    const shown = [...around, ...(active.closest('label, .option')?.querySelectorAll('*') ?? [])].some((one) => {
      if (one === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });
    return shown ? undefined : active.outerHTML.slice(0, 160);
  });
  return { isThere, blind };
}
