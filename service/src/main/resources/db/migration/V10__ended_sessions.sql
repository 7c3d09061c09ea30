-- Sessions whose people signed out; one that ended by itself need not be remembered.

create table ended_sessions (
  session_id uuid primary key,
  ends_on    timestamp(6) with time zone not null -- when it would have ended by itself
);
