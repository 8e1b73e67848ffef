import { readConfig } from '../config.ts';
import { grantRole } from '../core/people/roles.ts';
import { personByEmail } from '../core/people/views.ts';
import { openHub } from '../hub.ts';
import { roles, theHub } from '../platform/http/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import { t } from '../messages/index.ts';
import type { Command } from './command.ts';

const usage = `causeway role EMAIL ROLE [SCHEME], where ROLE is one of ${roles.join(', ')}`;

/** Gives somebody a role from the machine the hub runs on: the way to the first administrator, who gives the others theirs. */
export const roleCommand: Command = {
  summary: 'Give a person a role: EMAIL ROLE [SCHEME]. The way to the first administrator',
  async run([email = '', name = '', scheme = null, ...rest], environment) {
    const role = roles.find((one) => one === name);
    if (email === '' || role === undefined || rest.length > 0) return fail(usage);
    const hub = await openHub(readConfig(environment));
    try {
      const { db } = hub.database;
      const person = await personByEmail(db, email);
      if (person === undefined)
        return fail(`Nobody has an account with ${email}. They open one first, at ${hub.config.address}/en/sign-up`);
      await grantRole(db, hub.config.sessions.staffHours, theHub, { personId: person.id, role, scheme }, hub.needs.clock());
      process.stdout.write(`${person.name} now holds the role ${role}${scheme === null ? '' : ` for ${scheme}`}.\n`);
      return 0;
    } catch (error) {
      if (error instanceof Refusal) return fail(t('en', error.code, error.facts));
      throw error;
    } finally {
      await hub.close();
    }
  },
};

function fail(why: string): number {
  process.stderr.write(`${why}\n`);
  return 1;
}
