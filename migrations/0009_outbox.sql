-- Jobs asked for where thousands of people act at once. Writing one here is a fraction of what the queue's own table costs;
-- the workers move them over in bulk.

create table outbox (
  id bigint generated always as identity primary key,
  job text not null,
  data jsonb not null
);
