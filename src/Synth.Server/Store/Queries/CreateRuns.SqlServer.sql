-- Nodes that start together create the table one after the other.
EXEC sp_getapplock @Resource = 'synth_runs', @LockMode = 'Exclusive', @LockOwner = 'Transaction';
IF OBJECT_ID('synth_runs', 'U') IS NULL
BEGIN
    CREATE TABLE synth_runs (
        id nvarchar(100) NOT NULL PRIMARY KEY,
        job nvarchar(60) NOT NULL,
        node nvarchar(200) NOT NULL,
        state nvarchar(20) NOT NULL,
        started_at bigint NOT NULL,
        ended_at bigint NULL,
        exit_code int NULL,
        message nvarchar(max) NULL,
        score float NULL,
        row_count bigint NULL,
        is_recovery bit NOT NULL,
        progress nvarchar(max) NULL,
        log nvarchar(max) NULL,
        report varbinary(max) NULL
    );
    CREATE INDEX synth_runs_by_job ON synth_runs (job, started_at);
END;
