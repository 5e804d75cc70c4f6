using System.Globalization;
using Synth.Connectors;
using Synth.Engine;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>The least privileges that <c>connectors/README.md</c> names are enough, and less is said and not passed over.</summary>
[HardCase("H30")]
public sealed class PrivilegeTests(Engines engines)
{
    private static int roleCount;

    [Theory]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    public async Task A_role_that_reads_and_a_role_that_creates_are_enough(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, KeySchemas.IdentityAndGenerated.SqlFor(engine));
        await using var target = await engines.CreateAsync(engine);
        await using var reader = await CreateRoleAsync(source, engine, Reading(engine));
        await using var owner = await CreateRoleAsync(target, engine, Creating(engine));
        var run = new SynthesisRun(Clone.Options, SilentObserver.Instance, TimeProvider.System);
        var result = await run.CloneAsync(reader.Endpoint, owner.Endpoint, TestContext.Current.CancellationToken);
        await CloneAssert.CompleteAsync(result, target);
    }

    [Theory]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    public async Task A_role_that_may_only_read_cannot_fill_a_target(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, ShapeSchemas.ThreeSmallLevels.SqlFor(engine));
        await using var target = await engines.CreateAsync(engine);
        await using var reader = await CreateRoleAsync(target, engine, Reading(engine));
        var run = new SynthesisRun(Clone.Options, SilentObserver.Instance, TimeProvider.System);
        var refusal = await Assert.ThrowsAnyAsync<SynthException>(() =>
            run.CloneAsync(source.Endpoint, reader.Endpoint, TestContext.Current.CancellationToken));
        Assert.True(refusal is ConnectionException or LoadException, refusal.ToString());
        Assert.Empty(await target.ContentsAsync());
    }

    [Theory]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    public async Task What_a_role_lacks_is_told_as_statements_that_give_it(EngineName engine)
    {
        await using var target = await engines.CreateAsync(engine);
        await using var role = await CreateRoleAsync(target, engine, engine == EngineName.PostgreSql
            ? "SELECT 1"
            : "GRANT SELECT, INSERT ON @database.* TO @role");
        var missing = (await DiagnosisRun.ExamineTargetAsync(role.Endpoint, TestContext.Current.CancellationToken)).MissingGrants;
        Assert.NotEmpty(missing);
        await target.ExecuteAsync(string.Join(' ', missing));
        Assert.Empty((await DiagnosisRun.ExamineTargetAsync(role.Endpoint, TestContext.Current.CancellationToken)).MissingGrants);
        Assert.Empty(await target.ContentsAsync());
    }

    [Theory]
    [InlineData(EngineName.PostgreSql)]
    [InlineData(EngineName.MySql)]
    public async Task What_a_reader_lacks_is_told_as_statements_that_give_it(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, KeySchemas.IdentityAndGenerated.SqlFor(engine));
        if (engine == EngineName.PostgreSql)
        {
            await source.ExecuteAsync("ALTER TABLE invoices ENABLE ROW LEVEL SECURITY; CREATE SEQUENCE free; SELECT nextval('free')");
        }

        var grants = engine == EngineName.PostgreSql ? "SELECT 1" : "GRANT SELECT ON @database.* TO @role";
        await using var reader = await CreateRoleAsync(source, engine, grants);
        var run = new DiagnosisRun(SilentObserver.Instance);
        var before = await run.ExamineSourceAsync(reader.Endpoint, TestContext.Current.CancellationToken);
        Assert.NotEmpty(before.MissingGrants);
        Assert.Equal(engine == EngineName.PostgreSql ? before.TableCount : 0, before.Unreadable.Count);
        await source.ExecuteAsync(string.Join(' ', before.MissingGrants));
        var after = await run.ExamineSourceAsync(reader.Endpoint, TestContext.Current.CancellationToken);
        Assert.Empty(after.MissingGrants);
        Assert.True(after.IsReadable);
    }

    [Theory]
    [InlineData(EngineName.PostgreSql)]
    public async Task Rows_that_a_policy_hides_are_not_taken_for_all(EngineName engine)
    {
        await using var source = await engines.CreateAsync(engine, ShapeSchemas.ThreeSmallLevels.SqlFor(engine));
        await source.ExecuteAsync("ALTER TABLE towns ENABLE ROW LEVEL SECURITY; CREATE POLICY few ON towns USING (id < 5)");
        await using var target = await engines.CreateAsync(engine);
        await using var reader = await CreateRoleAsync(source, engine, Reading(engine));
        var run = new SynthesisRun(Clone.Options, SilentObserver.Instance, TimeProvider.System);
        var refusal = await Assert.ThrowsAnyAsync<SynthException>(() =>
            run.CloneAsync(reader.Endpoint, target.Endpoint, TestContext.Current.CancellationToken));
        Assert.Contains("towns", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await target.ContentsAsync());
    }

    private static string Reading(EngineName engine) => engine switch
    {
        EngineName.PostgreSql => "GRANT USAGE ON SCHEMA public TO @role; GRANT SELECT ON ALL TABLES IN SCHEMA public TO @role",
        _ => "GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON @database.* TO @role",
    };

    private static string Creating(EngineName engine) => engine switch
    {
        EngineName.PostgreSql => "GRANT CREATE ON DATABASE @database TO @role; GRANT CREATE ON SCHEMA public TO @role",
        _ => """
            GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE, EXECUTE,
            EVENT, TRIGGER ON @database.* TO @role
            """,
    };

    private static async Task<ScratchRole> CreateRoleAsync(ScratchDatabase database, EngineName engine, string grants)
    {
        var name = string.Create(CultureInfo.InvariantCulture,
            $"synth_role_{Environment.ProcessId}_{Interlocked.Increment(ref roleCount)}");
        await database.ExecuteAsync(engine == EngineName.PostgreSql
            ? $"CREATE ROLE {name} LOGIN NOSUPERUSER PASSWORD 'of {name}'"
            : $"CREATE USER {name} IDENTIFIED BY 'of {name}'");
        var address = database.Endpoint.Address;
        await database.ExecuteAsync(grants
            .Replace("@role", name, StringComparison.Ordinal)
            .Replace("@database", address.Database, StringComparison.Ordinal));
        return new ScratchRole(database, database.Endpoint with
        {
            Address = address with { User = name, Password = $"of {name}" },
        }, engine);
    }

    /// <summary>A role of one test on the server of all.</summary>
    private sealed class ScratchRole(ScratchDatabase database, DatabaseEndpoint endpoint, EngineName engine) : IAsyncDisposable
    {
        public DatabaseEndpoint Endpoint => endpoint;

        public async ValueTask DisposeAsync() => await database.ExecuteAsync(engine == EngineName.PostgreSql
            ? $"DROP OWNED BY {endpoint.Address.User} CASCADE; DROP ROLE {endpoint.Address.User}"
            : $"DROP USER {endpoint.Address.User}");
    }
}
