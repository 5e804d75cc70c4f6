using System.Globalization;
using Synth.Engine;
using Synth.Engine.Configuration;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>What hooks and permissions of PostgreSQL are about, where the rows that they speak of are built elsewhere first.</summary>
public sealed class RefreshHookTests(Engines engines) : IDisposable
{
    private static readonly string Schema = EngineSchemas.ViewsTriggersAndRoutines.SqlFor(EngineName.PostgreSql);

    private static int roleCount;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("synth-hooks-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Hooks_of_a_refresh_act_on_the_new_generation_however_they_name_it()
    {
        await using var source = await engines.CreateAsync(EngineName.PostgreSql, Schema);
        await using var target = await engines.CreateAsync(EngineName.PostgreSql);
        await using var role = await RoleAsync(target);
        var hooks = new HookSettings(
            ["SET statement_timeout = '10min'"],
            [
                $"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}",
                $"GRANT USAGE ON SCHEMA public TO {role}",
                "CREATE INDEX unqualified ON purchases (id)",
                "CREATE INDEX qualified ON public.purchases (id)",
                "DO $$ BEGIN EXECUTE 'CREATE INDEX within ON purchases (id)'; END $$",
                "SET search_path = public",
                "CREATE INDEX searched ON purchases (id)",
                "CREATE VIEW added AS SELECT id FROM purchases",
            ]);

        for (var seed = 1; seed <= 3; seed++)
        {
            await RefreshAsync(source, target, seed, hooks);
            Assert.Equal(4, (await target.QueryAsync(
                "SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND indexname ~ 'qualified$|searched|within'")).Count);
            Assert.Equal(["True"], await target.QueryAsync($"SELECT has_table_privilege('{role}', 'public.purchases', 'SELECT')"));
            Assert.Equal(["True"], await target.QueryAsync($"SELECT has_schema_privilege('{role}', 'public', 'USAGE')"));
            var rows = await target.QueryAsync("SELECT id FROM public.purchases");
            Assert.Equal(rows, await target.QueryAsync("SELECT id FROM public.added"));
        }
    }

    [Fact]
    public async Task What_others_may_do_survives_the_swap()
    {
        const string Allowed = """
            SELECT concat_ws(' ',
                has_table_privilege('@', 'public.purchases', 'SELECT'),
                has_table_privilege('@', 'public.purchases', 'UPDATE'),
                has_column_privilege('@', 'public.purchases', 'id', 'UPDATE'),
                has_sequence_privilege('@', 'public.tickets_id_seq', 'USAGE'),
                has_function_privilege('@', 'public.twice(integer)', 'EXECUTE'),
                has_function_privilege('@', 'public.thrice(integer)', 'EXECUTE'))
            """;
        await using var source = await engines.CreateAsync(EngineName.PostgreSql, Schema);
        await source.ExecuteAsync("""
            CREATE TABLE tickets (id SERIAL PRIMARY KEY, seat INTEGER);
            INSERT INTO tickets (seat) SELECT n % 7 FROM generate_series(1, 40) AS n;
            CREATE FUNCTION twice(x integer) RETURNS integer LANGUAGE sql AS 'SELECT 2 * x';
            CREATE FUNCTION thrice(x integer) RETURNS integer LANGUAGE sql AS 'SELECT 3 * x';
            """);
        await using var target = await engines.CreateAsync(EngineName.PostgreSql);
        await using var role = await RoleAsync(target);
        await RefreshAsync(source, target, seed: 1, HookSettings.None);
        await target.ExecuteAsync($"""
            GRANT SELECT, UPDATE (id) ON purchases TO {role};
            GRANT USAGE ON SEQUENCE tickets_id_seq TO {role};
            REVOKE EXECUTE ON FUNCTION twice(integer) FROM PUBLIC;
            REVOKE EXECUTE ON FUNCTION thrice(integer) FROM PUBLIC;
            GRANT EXECUTE ON FUNCTION twice(integer) TO {role};
            """);
        var before = await target.QueryAsync(Allowed.Replace("@", role.ToString(), StringComparison.Ordinal));
        Assert.Equal(["t f t t t f"], before);

        await RefreshAsync(source, target, seed: 2, HookSettings.None);
        Assert.Equal(before, await target.QueryAsync(Allowed.Replace("@", role.ToString(), StringComparison.Ordinal)));
        await new RollbackRun(SilentObserver.Instance).RollBackAsync(target.Endpoint, CancellationToken.None);
        Assert.Equal(before, await target.QueryAsync(Allowed.Replace("@", role.ToString(), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Default_privileges_of_a_schema_reach_what_is_new_in_it_and_give_back_nothing_that_was_taken()
    {
        await using var source = await engines.CreateAsync(EngineName.PostgreSql, Schema);
        await using var target = await engines.CreateAsync(EngineName.PostgreSql);
        await using var role = await RoleAsync(target);
        await target.ExecuteAsync($"""
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT ON TABLES TO {role};
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {role};
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO {role} WITH GRANT OPTION;
            """);
        await RefreshAsync(source, target, seed: 1, HookSettings.None);
        await target.ExecuteAsync($"REVOKE INSERT ON purchases FROM {role}; GRANT UPDATE ON purchases TO {role}");
        await source.ExecuteAsync("""
            CREATE TABLE tickets (id SERIAL PRIMARY KEY, seat INTEGER);
            INSERT INTO tickets (seat) SELECT n % 7 FROM generate_series(1, 40) AS n;
            CREATE FUNCTION twice(x integer) RETURNS integer LANGUAGE sql AS 'SELECT 2 * x';
            """);

        await RefreshAsync(source, target, seed: 2, HookSettings.None, DriftPolicy.Auto);

        Assert.Equal(["t f t"], await AllowedAsync("purchases"));
        Assert.Equal(["t t f"], await AllowedAsync("tickets"));
        Assert.Equal(["True"], await target.QueryAsync($"SELECT has_sequence_privilege('{role}', 'public.tickets_id_seq', 'USAGE')"));
        Assert.Equal(
            ["True"], await target.QueryAsync(
                $"SELECT has_function_privilege('{role}', 'public.twice(integer)', 'EXECUTE WITH GRANT OPTION')"));
        Assert.Equal(
            ["public"],
            await target.QueryAsync(
                "SELECT DISTINCT n.nspname FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace"));

        await RefreshAsync(source, target, seed: 3, HookSettings.None);
        await new RollbackRun(SilentObserver.Instance).RollBackAsync(target.Endpoint, CancellationToken.None);
        Assert.Equal(["t f t"], await AllowedAsync("purchases"));
        Assert.Equal(["t t f"], await AllowedAsync("tickets"));

        Task<IReadOnlyList<string>> AllowedAsync(string table) => target.QueryAsync($"""
            SELECT concat_ws(' ',
                has_table_privilege('{role}', 'public.{table}', 'SELECT'),
                has_table_privilege('{role}', 'public.{table}', 'INSERT'),
                has_table_privilege('{role}', 'public.{table}', 'UPDATE'))
            """);
    }

    private static async Task<Role> RoleAsync(ScratchDatabase database)
    {
        var number = Interlocked.Increment(ref roleCount);
        var role = new Role(database, string.Create(CultureInfo.InvariantCulture, $"synth_hook_{Environment.ProcessId}_{number}"));
        await database.ExecuteAsync($"CREATE ROLE {role}");
        return role;
    }

    private Task<RefreshResult> RefreshAsync(
        ScratchDatabase source, ScratchDatabase target, long seed, HookSettings hooks, DriftPolicy drift = DriftPolicy.Halt)
    {
        var options = new RefreshOptions
        {
            Run = Clone.Options with { Seed = seed, Hooks = hooks },
            ModelPath = Path.Combine(folder.FullName, "model.synth"),
            Drift = drift,
        };
        return new RefreshRun(options, SilentObserver.Instance, TimeProvider.System)
            .RunAsync(source.Endpoint, target.Endpoint, CancellationToken.None);
    }

    /// <summary>A role of one test on the server of all.</summary>
    private sealed class Role(ScratchDatabase database, string name) : IAsyncDisposable
    {
        public override string ToString() => name;

        public async ValueTask DisposeAsync() => await database.ExecuteAsync($"DROP OWNED BY {name} CASCADE; DROP ROLE {name}");
    }
}
