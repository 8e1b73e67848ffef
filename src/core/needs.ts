import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { Files } from '../platform/files.ts';
import type { Logger } from '../platform/logger.ts';
import type { Mailer } from '../platform/mail.ts';
import type { Actor } from '../platform/http/actor.ts';
import type { Signer } from './log/signer.ts';
import type { Figure } from './figures/figure.ts';
import type { Keeper } from './retention/keeper.ts';
import type { DocumentOwner } from './documents/documents.ts';
import type { Basis, Delivery, ProvidersAmong } from './module.ts';
import type { Scheme } from './schemes/shape.ts';
import type { SignIn } from './people/sign-in.ts';

/** What the hub hands to its slices and modules: the outside world and what modules bring. A slice asks for the part it uses. */
export interface Needs {
  /** The address people use, for links in mail. No slash at the end. */
  readonly address: string;
  readonly demo: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly database: Database;
  readonly files: Files;
  readonly mailer: Mailer;
  readonly signIn: SignIn;
  /** The hub's signing key, for the sealed log. */
  readonly signer: Signer;
  /** Keys for one purpose come from it (`keyFor`). Never stored, logged or sent. */
  readonly secret: string;
  /** The schemes as their files say at the start. What a call goes by is the version that it pins. */
  readonly schemes: readonly Scheme[];
  readonly bases: readonly Basis[];
  /** What documents of modules hang on. */
  readonly owners: readonly DocumentOwner[];
  readonly deliveries: readonly Delivery[];
  readonly figures: readonly Figure[];
  /** What modules keep that a rule of retention may be about. */
  readonly keepers: readonly Keeper[];
  readonly providersAmong: ProvidersAmong;
  /** Every scope a token can have, or those of use to somebody; from the whole table of routes. */
  readonly scopes: (actor?: Actor) => readonly string[];
}
