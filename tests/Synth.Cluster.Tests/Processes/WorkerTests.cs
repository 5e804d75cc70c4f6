using Synth.Cluster.Tests.Hosting;
using Synth.Testing;

namespace Synth.Cluster.Tests.Processes;

[Collection("Processes")]
public sealed class WorkerTests(ClusterPlace place)
{
    [Theory]
    [InlineData(TargetEngine.PostgreSql, 1)]
    [InlineData(TargetEngine.PostgreSql, 2)]
    [InlineData(TargetEngine.PostgreSql, 4)]
    [InlineData(TargetEngine.MySql, 1)]
    [InlineData(TargetEngine.MySql, 3)]
    public async Task Any_number_of_workers_makes_the_rows_of_a_single_run(TargetEngine engine, int count)
    {
        await using var cluster = await place.CreateAsync(engine);
        for (var i = 0; i < count; i++)
        {
            await cluster.JoinAsync();
        }

        var submitter = cluster.Submit();
        await cluster.AssertDoneAsync(submitter);
        Assert.Contains(count == 1 ? "1 worker, partitions:" : $"{count} workers, partitions:", submitter.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workers_join_and_leave_in_the_midst_of_a_run()
    {
        await using var cluster = await place.CreateAsync();
        var first = await cluster.JoinAsync();
        var submitter = cluster.Submit();
        await first.HearAsync("Loading partition 2");

        // What is not loaded yet waits for the second worker, however long it takes to join.
        await using var held = await PostgreSqlServer.HoldAsync(cluster.Target, "LOCK TABLE booking IN SHARE MODE");
        var second = await cluster.JoinAsync();
        first.Signal("TERM");
        Assert.Equal(0, await first.WaitAsync());
        Assert.Contains("Leaving", first.Said, StringComparison.Ordinal);
        await held.DisposeAsync();
        await second.HearAsync("Loading partition");
        await cluster.AssertDoneAsync(submitter);
    }

    [Fact]
    public async Task A_run_that_was_cancelled_goes_on_where_it_was()
    {
        await using var cluster = await place.CreateAsync();
        var worker = await cluster.JoinAsync();
        var first = cluster.Submit();
        await worker.HearAsync("Loading partition 3");
        first.Signal("TERM");
        Assert.Equal(130, await first.WaitAsync());
        Assert.Contains("goes on from there", first.Said, StringComparison.Ordinal);
        await cluster.AssertDoneAsync(cluster.Submit());
    }

    [Fact]
    public async Task Clones_and_refreshes_are_fitted_here_and_loaded_there()
    {
        await using var cluster = await place.CreateAsync();
        var worker = await cluster.JoinAsync();
        var clone = cluster.SubmitFitted("clone", "--seed", "1");
        Assert.True(await clone.WaitAsync() == 0, clone.Said);
        var before = await TargetContent.ReadAsync(cluster.Target);
        Assert.Contains("public.booking 600 ", string.Join('\n', before), StringComparison.Ordinal);

        var refresh = cluster.SubmitFitted("refresh", "--seed", "2");
        Assert.True(await refresh.WaitAsync() == 0, refresh.Said);
        var after = await TargetContent.ReadAsync(cluster.Target);
        Assert.Contains("public.booking 600 ", string.Join('\n', after), StringComparison.Ordinal);
        Assert.NotEqual(before[0], after[0]);
        Assert.Equal(2, worker.Said.Split("Completing").Length - 1);

        // What was replaced is kept for a rollback, and nothing else is left.
        Assert.Equal(["synth.old.public"], after.Where(name => name.StartsWith("synth.", StringComparison.Ordinal)));
        var gated = cluster.SubmitFitted("clone", "--evaluate", "gate", "--replace");
        Assert.Equal(2, await gated.WaitAsync());
        Assert.Contains("synth evaluate", gated.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_find_each_other_in_a_database_with_Orleans_own_tables()
    {
        var folder = Environment.GetEnvironmentVariable("SYNTH_TEST_ORLEANS_SQL");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "No scripts of Orleans: SYNTH_TEST_ORLEANS_SQL names no folder.");
        string[] scripts = [Script("PostgreSQL-Main.sql"), Script("PostgreSQL-Clustering.sql")];
        await using var cluster = await place.CreateAsync(storeScripts: scripts);
        var first = await cluster.JoinAsync();
        await cluster.JoinAsync();
        var submitter = cluster.Submit();
        await first.HearAsync("Loading partition 2");
        first.Signal("KILL");
        await cluster.AssertDoneAsync(submitter);

        // The store knows members, and nothing of the run.
        Assert.Equal(
            ["orleansmembershiptable", "orleansmembershipversiontable", "orleansquery"],
            await PostgreSqlServer.QueryAsync(cluster.Store!, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"));
        Assert.Equal(["2"], await PostgreSqlServer.QueryAsync(cluster.Store!, "SELECT count(*)::text FROM orleansmembershiptable"));

        string Script(string name) => File.ReadAllText(Path.Combine(folder, name));
    }

    [Fact]
    public async Task A_target_that_holds_something_is_refused_and_no_worker_is_needed_to_say_so()
    {
        await using var cluster = await place.CreateAsync();
        await PostgreSqlServer.ExecuteAsync(cluster.Target, "CREATE TABLE kept (id int)");
        var submitter = cluster.Submit();
        Assert.Equal(4, await submitter.WaitAsync());
        Assert.Contains("is not empty", submitter.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_with_certificates_of_one_authority_and_the_same_secret_work_together_and_nobody_else()
    {
        await using var cluster = await place.CreateAsync();
        using var authority = Certificates.CreateAuthority("ours");
        using var member = Certificates.CreateMember(authority, 1, TimeSpan.FromMinutes(30));
        var (certificate, key) = Certificates.Write(member, place.Folder, "member");
        var (trusted, _) = Certificates.Write(authority, place.Folder, "authority");
        cluster.Variables["SYNTH_CLUSTER_SECRET"] = "ours";
        cluster.Arguments.AddRange(["--tls-certificate", certificate, "--tls-key", key, "--tls-authority", trusted]);
        await cluster.JoinAsync();
        await cluster.JoinAsync();

        cluster.Variables["SYNTH_CLUSTER_SECRET"] = "theirs";
        var liar = cluster.Submit();
        Assert.NotEqual(0, await liar.WaitAsync());
        Assert.Contains("secret", liar.Said, StringComparison.Ordinal);

        cluster.Variables["SYNTH_CLUSTER_SECRET"] = "ours";
        using var others = Certificates.CreateAuthority("ours");
        using var stranger = Certificates.CreateMember(others, 1, TimeSpan.FromMinutes(30));
        var (strange, strangeKey) = Certificates.Write(stranger, place.Folder, "stranger");
        cluster.Arguments[1] = strange;
        cluster.Arguments[3] = strangeKey;
        var unknown = cluster.Submit();
        Assert.Equal(1, await unknown.WaitAsync());
        Assert.Contains("No worker of the cluster", unknown.Said, StringComparison.Ordinal);

        cluster.Arguments[1] = certificate;
        cluster.Arguments[3] = key;
        await cluster.AssertDoneAsync(cluster.Submit());
    }
}
