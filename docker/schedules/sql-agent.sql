-- A job of SQL Server Agent that runs synth on the agent's machine every night at 02:00. Run it once as a member of sysadmin or SQLAgentOperatorRole.
-- The step runs under a proxy whose account may read the secrets; any exit code but 0 fails the job and notifies the operator DBA.
-- The target may be any database, this server's own ones included; what a swap on SQL Server cannot promise is in the README under Refresh.
USE msdb;
GO
EXEC dbo.sp_add_job
    @job_name = N'Synth refresh',
    @description = N'Refresh the test database with synthetic rows',
    @notify_level_email = 2,
    @notify_email_operator_name = N'DBA';
EXEC dbo.sp_add_jobstep
    @job_name = N'Synth refresh',
    @step_name = N'synth refresh',
    @subsystem = N'CMDEXEC',
    @command = N'synth.exe refresh --config C:\synth\shop.yaml --model C:\synth\shop.synth --max-age 7d --drift halt --evaluate gate --quiet',
    @proxy_name = N'synth',
    @output_file_name = N'C:\synth\refresh.log',
    @flags = 2,
    @cmdexec_success_code = 0,
    @retry_attempts = 0;
EXEC dbo.sp_add_jobschedule
    @job_name = N'Synth refresh',
    @name = N'Nightly',
    @freq_type = 4,
    @freq_interval = 1,
    @active_start_time = 020000;
EXEC dbo.sp_add_jobserver @job_name = N'Synth refresh';
GO
