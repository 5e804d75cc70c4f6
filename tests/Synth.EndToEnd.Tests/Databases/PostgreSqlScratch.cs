using Synth.Connectors;
using Synth.Connectors.PostgreSql;
using Synth.Engine;
using Synth.Testing;

namespace Synth.EndToEnd.Tests;

/// <summary>
/// A database on the server of all tests. Emptying one is far quicker than making one, so it is handed back when its test ends.
/// </summary>
internal sealed class PostgreSqlScratch(DatabaseAddress address, Action<DatabaseAddress> handBack) : ScratchDatabase
{
    private const string Empty = """
        DO $$
        DECLARE name text;
        BEGIN
            FOR name IN SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema' LOOP
                EXECUTE format('DROP SCHEMA %I CASCADE', name);
            END LOOP;
            CREATE SCHEMA public;
            GRANT USAGE ON SCHEMA public TO PUBLIC;
            COMMENT ON SCHEMA public IS 'standard public schema';
            -- As a database has it from the start.
            IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'pg_database_owner') THEN
                ALTER SCHEMA public OWNER TO pg_database_owner;
            END IF;
        END $$
        """;

    private const string Contents = """
        SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%' AND nspname NOT IN ('information_schema', 'public')
        UNION ALL
        SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
        UNION ALL
        SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace
        """;

    public override DatabaseEndpoint Endpoint => new(new PostgreSqlConnector(), address);

    public override DatabaseEndpoint OtherSpelling =>
        Endpoint with { Address = address with { Scheme = "postgresql", Host = address.Host == "127.0.0.1" ? "localhost" : address.Host } };

    public override Task ExecuteAsync(string sql) => PostgreSqlServer.ExecuteAsync(address, sql);

    public override Task<IReadOnlyList<string>> QueryAsync(string sql) => PostgreSqlServer.QueryAsync(address, sql);

    public override async Task<string?> DefinitionAsync() => await PostgreSqlDump.OfAsync(address, "--schema-only");

    public override Task<IReadOnlyList<string>> ContentsAsync() => QueryAsync(Contents);

    public override async ValueTask DisposeAsync()
    {
        await ExecuteAsync(Empty);
        handBack(address);
    }
}
