-- Schemes are also written in the hub: drafts of their files, and where each published version came from.

create table scheme_draft (
  id text primary key,
  scheme text not null,
  -- The published version it began as; none for a scheme that is new.
  base_version integer,
  -- A file that was changed while the newest version came from the hub is not published but waits as a draft.
  origin text not null check (origin in ('hub', 'file')),
  -- The scheme file as it stands, comments and all.
  text text not null,
  revision integer not null default 1,
  state text not null default 'draft' check (state in ('draft', 'checked', 'seen', 'published', 'dropped')),
  -- Everybody who wrote in it.
  writers text[] not null default '{}',
  -- What the second person said when giving it back.
  remark text,
  created_at timestamptz not null,
  created_by text references person,
  changed_at timestamptz not null,
  changed_by text references person,
  checked_at timestamptz,
  checked_by text references person,
  seen_at timestamptz,
  seen_by text references person,
  published_at timestamptz,
  published_by text references person,
  published_version integer,
  foreign key (scheme, base_version) references scheme_version (scheme, version),
  check ((checked_at is null) = (checked_by is null) and (seen_at is null) = (seen_by is null)),
  check (state not in ('checked', 'seen', 'published') or checked_by is not null),
  check (state not in ('seen', 'published') or seen_by is not null),
  check ((state = 'published') = (published_by is not null) and (state = 'published') = (published_version is not null)),
  -- Whoever wrote in it, or said that it is ready, is not the second person.
  constraint scheme_draft_four_eyes check (
    (seen_by is null or (not seen_by = any (writers) and seen_by <> checked_by))
    and (published_by is null or (not published_by = any (writers) and published_by <> checked_by)))
);
create index scheme_draft_of on scheme_draft (scheme, changed_at desc, id);
create index scheme_draft_state on scheme_draft (state, changed_at desc, id);
comment on column scheme_draft.remark is 'personal; keep: as long as the draft';

alter table scheme_version
  -- The file as it was written; none for versions that were published before it was kept.
  add column text text,
  -- The draft it was written as; none for what was published from a file.
  add column draft_id text references scheme_draft;

-- What each file said when a hub last started with it: a file that has not changed since never takes the place of what was
-- published in the hub.
create table scheme_file (
  scheme text primary key,
  hash text not null,
  seen_at timestamptz not null
);
insert into scheme_file (scheme, hash, seen_at)
  select distinct on (scheme) scheme, hash, published_at from scheme_version order by scheme, version desc;
