CREATE TABLE IF NOT EXISTS synth_runs (
    id TEXT NOT NULL PRIMARY KEY,
    job TEXT NOT NULL,
    node TEXT NOT NULL,
    state TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER NULL,
    exit_code INTEGER NULL,
    message TEXT NULL,
    score REAL NULL,
    row_count INTEGER NULL,
    is_recovery INTEGER NOT NULL,
    progress TEXT NULL,
    log TEXT NULL,
    report BLOB NULL
);
CREATE INDEX IF NOT EXISTS synth_runs_by_job ON synth_runs (job, started_at);
