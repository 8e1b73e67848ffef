// Through whom a merchant may be asked whether a claim is true. In the fraud this is made against, the supplier filed in the
// merchant's name and answered in its name too; so the way that is asked must be one the supplier does not control.

export interface Contact {
  readonly id: string;
  readonly kind: 'email' | 'phone';
  readonly value: string;
  readonly source: 'applicant' | 'register' | 'officer' | 'import';
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
  readonly verifiedAt: Date | null;
}

/** Everything the other side is known to hold. */
export interface OtherSide {
  readonly memberIds: readonly string[];
  /** Contacts of the organisation and e-mail addresses of its members. */
  readonly reachedAt: readonly { readonly kind: 'email' | 'phone'; readonly value: string }[];
}

/** Mail for anybody: that two people have it says nothing of them. */
const freeMail = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'msn.com',
  'yahoo.com',
  'yahoo.com.hk',
  'ymail.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'aol.com',
  'proton.me',
  'protonmail.com',
  'gmx.com',
  'mail.com',
  'zoho.com',
  'qq.com',
  'foxmail.com',
  '163.com',
  '126.com',
  'sina.com',
  'sohu.com',
  'netvigator.com',
  'hkbn.net',
  'biznetvigator.com',
]);

/** One spelling of a contact: what reaches the same place is the same. */
export function sameContact(kind: 'email' | 'phone', value: string): string {
  if (kind === 'phone') return value.replaceAll(/\D/g, '').replace(/^(00)?852(?=\d{8}$)/, '');
  const [name, domain] = splitEmail(value);
  const [bare = ''] = name.split('+');
  const isGoogle = domain === 'gmail.com' || domain === 'googlemail.com';
  return isGoogle ? `${bare.replaceAll('.', '')}@gmail.com` : `${bare}@${domain}`;
}

function splitEmail(value: string): [string, string] {
  const email = value.trim().toLowerCase();
  const at = email.lastIndexOf('@');
  return [email.slice(0, at), email.slice(at + 1)];
}

const rank: Readonly<Record<Contact['source'], number>> = { register: 0, officer: 1, import: 2, applicant: 3 };

/**
 * The contacts of a claimant that its provider does not control, the best first: confirmed, recorded before the claim, not by
 * a member of the provider, no address or number that the provider uses too, and not in the provider's own mail domain.
 */
export function independentContacts(contacts: readonly Contact[], other: OtherSide, claimedAt: Date): readonly Contact[] {
  const shared = new Set(other.reachedAt.map(({ kind, value }) => sameContact(kind, value)));
  const domains = other.reachedAt
    .filter(({ kind }) => kind === 'email')
    .map(({ value }) => splitEmail(value)[1])
    .filter((domain) => !freeMail.has(domain));
  const isTheirs = (domain: string) =>
    domains.some((own) => domain === own || domain.endsWith(`.${own}`) || own.endsWith(`.${domain}`));
  return contacts
    .filter(
      ({ kind, value, recordedAt, recordedBy, verifiedAt }) =>
        verifiedAt !== null &&
        recordedAt < claimedAt &&
        (recordedBy === null || !other.memberIds.includes(recordedBy)) &&
        !shared.has(sameContact(kind, value)) &&
        !(kind === 'email' && isTheirs(splitEmail(value)[1])),
    )
    .toSorted((a, b) => rank[a.source] - rank[b.source] || a.recordedAt.getTime() - b.recordedAt.getTime());
}

/** The e-mail address to ask the claimant at, if there is one that its provider does not control. */
export function independentContact(contacts: readonly Contact[], other: OtherSide, claimedAt: Date): Contact | undefined {
  return independentContacts(contacts, other, claimedAt).find(({ kind }) => kind === 'email');
}
