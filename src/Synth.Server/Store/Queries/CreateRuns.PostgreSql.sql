-- Nodes that start together would otherwise create the table at once, which IF NOT EXISTS does not survive.
SELECT pg_advisory_xact_lock(5994471503);
CREATE TABLE IF NOT EXISTS synth_runs (
    id text NOT NULL PRIMARY KEY,
    job text NOT NULL,
    node text NOT NULL,
    state text NOT NULL,
    started_at bigint NOT NULL,
    ended_at bigint NULL,
    exit_code integer NULL,
    message text NULL,
    score double precision NULL,
    row_count bigint NULL,
    is_recovery boolean NOT NULL,
    progress text NULL,
    log text NULL,
    report bytea NULL
);
CREATE INDEX IF NOT EXISTS synth_runs_by_job ON synth_runs (job, started_at);
