-- What was answered to requests that came with an Idempotency-Key, written in the transaction of what they did: the same
-- request again gets the same answer. Kept for a day.

create table request_once (
  asker text not null,
  key text not null,
  -- SHA-256 of the address and the body: another request may not use the key.
  request text not null,
  status integer,
  answer text,
  at timestamptz not null,
  primary key (asker, key)
);
create index request_once_at on request_once (at);
comment on column request_once.answer is 'personal; keep: one day';
