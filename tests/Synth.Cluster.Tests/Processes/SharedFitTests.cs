using Synth.Engine;
using Synth.Modeling;
using Synth.Testing;

namespace Synth.Cluster.Tests.Processes;

/// <summary>Fits that workers help with, each of them a process with a connection of its own to the source.</summary>
[Collection("Processes")]
public sealed class SharedFitTests(ClusterPlace place)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Any_number_of_helpers_makes_the_model_of_a_fit_on_one_machine(int count)
    {
        await using var cluster = await place.CreateSourceAsync();
        for (var i = 0; i < count; i++)
        {
            await cluster.JoinFitsAsync();
        }

        var (fit, model) = cluster.Fit();
        Assert.True(await fit.WaitAsync() == 0, fit.Said);
        Assert.Equal(await place.ExpectedModelAsync(), await File.ReadAllBytesAsync(model, TestContext.Current.CancellationToken));
        Assert.Contains("pieces:", fit.Said, StringComparison.Ordinal);
        Assert.Contains(cluster.Helpers, worker => worker.Said.Contains("Helping with a fit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("STOP")]
    [InlineData("TERM")]
    public async Task A_helper_that_dies_or_stands_still_or_leaves_costs_time_alone(string signal)
    {
        await using var cluster = await place.CreateSourceAsync();
        var first = await cluster.JoinFitsAsync();
        var second = await cluster.JoinFitsAsync();
        var (fit, model) = cluster.Fit();
        await first.HearAsync("Helping with a fit");
        first.Signal(signal);
        Assert.True(await fit.WaitAsync() == 0, $"{fit.Said}\n--\n{second.Said}");
        Assert.Equal(await place.ExpectedModelAsync(), await File.ReadAllBytesAsync(model, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_helper_that_comes_when_the_fit_goes_on_helps_and_changes_nothing()
    {
        await using var cluster = await place.CreateSourceAsync();
        var first = await cluster.JoinFitsAsync();
        var (fit, model) = cluster.Fit();
        await first.HearAsync("Helping with a fit");
        await cluster.JoinFitsAsync();
        Assert.True(await fit.WaitAsync() == 0, fit.Said);
        Assert.Equal(await place.ExpectedModelAsync(), await File.ReadAllBytesAsync(model, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_reads_at_the_snapshot_of_who_began_has_the_same_rows_though_some_were_written_meanwhile()
    {
        var token = TestContext.Current.CancellationToken;
        await using var cluster = await place.CreateSourceAsync();
        var endpoint = TargetServers.EndpointOf(cluster.Target);
        await using var session = await endpoint.Connector.OpenSourceAsync(endpoint.Address, token);
        var order = new FitOrder(
            await SourceFitter.PlanAsync(session, new RunOptions(), SilentObserver.Instance, token), FitOptions.Default);
        using var before = await FitAssistant.ReadAsync(endpoint, session.Snapshot, order, 1, token);
        await PostgreSqlServer.ExecuteAsync(cluster.Target, "UPDATE purchase SET amount = amount + 1 WHERE id = 1");
        using var after = await FitAssistant.ReadAsync(endpoint, session.Snapshot, order, 1, token);
        using var now = await FitAssistant.ReadAsync(endpoint, null, order, 1, token);
        Assert.Equal(before.Digest, after.Digest);
        Assert.NotEqual(before.Digest, now.Digest);
    }

    [Fact]
    public async Task Workers_that_know_source_and_target_help_to_fit_a_clone_and_load_it()
    {
        await using var from = await place.CreateSourceAsync();
        await using var alone = await place.CreateAsync();
        await using var cluster = await place.CreateAsync();
        var store = cluster.StoreAt(place.RedisPort);
        var worker = cluster.Start(
        [
            "worker", "--cluster", store, "--workers", "1", "--source", from.TargetUrl(), "--target", cluster.TargetUrl(),
        ]);
        await worker.HearAsync("Joined");
        var clone = cluster.Start(["clone", "--source", from.TargetUrl(), "--target", cluster.TargetUrl(), "--cluster", store]);
        Assert.True(await clone.WaitAsync() == 0, clone.Said);
        Assert.Contains("Helping with a fit", worker.Said, StringComparison.Ordinal);
        Assert.Contains("Loading partition", worker.Said, StringComparison.Ordinal);

        var single = alone.Start(["clone", "--source", from.TargetUrl(), "--target", alone.TargetUrl(), "--no-evaluate"]);
        Assert.True(await single.WaitAsync() == 0, single.Said);
        Assert.Equal(await TargetContent.ReadAsync(alone.Target), await TargetContent.ReadAsync(cluster.Target));
    }

    [Fact]
    public async Task A_fit_without_helpers_is_made_alone_and_a_helper_without_its_source_says_so()
    {
        await using var cluster = await place.CreateSourceAsync();
        var worker = await cluster.JoinAsync();
        var (fit, model) = cluster.Fit();
        Assert.True(await fit.WaitAsync() == 0, fit.Said);
        Assert.Contains("0 workers help", fit.Said, StringComparison.Ordinal);
        Assert.Equal(await place.ExpectedModelAsync(), await File.ReadAllBytesAsync(model, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("fit", worker.Said, StringComparison.OrdinalIgnoreCase);

        var lost = cluster.Start(
            ["worker", "--cluster", cluster.StoreAt(place.RedisPort), "--source", "postgres://nobody@127.0.0.1:1/nothing"]);
        Assert.NotEqual(0, await lost.WaitAsync());
        Assert.Contains("Nothing listens there", lost.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Helpers_without_the_secret_are_not_let_in()
    {
        await using var cluster = await place.CreateSourceAsync();
        cluster.Variables["SYNTH_CLUSTER_SECRET"] = "ours";
        await cluster.JoinFitsAsync();
        cluster.Variables["SYNTH_CLUSTER_SECRET"] = "theirs";
        var (fit, _) = cluster.Fit();
        Assert.NotEqual(0, await fit.WaitAsync());
        Assert.Contains("secret", fit.Said, StringComparison.Ordinal);
    }
}
