using Synth.Connectors;
using Synth.Engine;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>
/// Databases with one of everything are recreated in every engine and in files. Each of their objects is there, as a catalog read anew
/// says, or is named by the ledger; in their own engine their definitions are the same, in the engine's own words.
/// </summary>
public sealed class LedgerTests(Engines engines)
{
    private static readonly (EngineName Engine, string Schema)[] Sources =
    [
        (EngineName.Sqlite, "sqlite-nasty"),
        (EngineName.PostgreSql, "postgresql-rich"),
        (EngineName.PostgreSql, "postgresql-nasty"),
        (EngineName.MySql, "mysql-rich"),
    ];

    public static TheoryData<EngineName, string, EngineName> Engine =>
        new(from source in Sources
            from target in new[] { EngineName.Sqlite, EngineName.PostgreSql, EngineName.MySql }
            select (source.Engine, source.Schema, target));

    public static TheoryData<EngineName, string, string> Files =>
        new(from source in Sources from form in FilePlace.Forms select (source.Engine, source.Schema, form));

    [Theory]
    [MemberData(nameof(Engine))]
    public async Task Every_object_is_in_the_target_or_in_the_ledger(EngineName from, string schema, EngineName to)
    {
        await using var source = await CreateAsync(from, schema);
        await using var target = await engines.CreateAsync(to);
        var translation = await CopyAsync(source.Endpoint, target.Endpoint);
        AssertThere(translation.Schema, await target.SchemaAsync());
        if (from == to)
        {
            Assert.Equal(await source.DefinitionAsync(), await target.DefinitionAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_object_is_in_the_files_or_in_the_ledger(EngineName from, string schema, string form)
    {
        await using var source = await CreateAsync(from, schema);
        using var files = new FilePlace(form);
        await CopyAsync(source.Endpoint, files.Endpoint);
        var read = await SourceRead.SchemaAsync(files.Endpoint.Connector, files.Endpoint.Address);
        AssertThere(await source.SchemaAsync(), read);
    }

    private static async Task<SchemaTranslation> CopyAsync(DatabaseEndpoint from, DatabaseEndpoint to)
    {
        var schema = await SourceRead.SchemaAsync(from.Connector, from.Address);
        var translation = await TargetRun.WriteAsync(to.Connector, to.Address, schema);
        Assert.Empty(LedgerAudit.FindUntold(schema, translation));
        return translation;
    }

    private static void AssertThere(DatabaseSchema planned, DatabaseSchema read)
    {
        Assert.Equal(planned.Tables.OrderBy(table => table.Name).Select(Count), read.Tables.OrderBy(table => table.Name).Select(Count));
        Assert.Equal(Names(planned.Views.Select(view => view.Name)), Names(read.Views.Select(view => view.Name)));
        Assert.Equal(Names(planned.Routines.Select(routine => routine.Name)), Names(read.Routines.Select(routine => routine.Name)));
        Assert.Equal(Names(planned.Sequences.Select(sequence => sequence.Name)), Names(read.Sequences.Select(sequence => sequence.Name)));
        Assert.Equal(Names(planned.Types.Select(type => type.Name)), Names(read.Types.Select(type => type.Name)));
        Assert.Equal(planned.Triggers.Select(trigger => trigger.Name).Order(), read.Triggers.Select(trigger => trigger.Name).Order());
        Assert.Equal(Kinds(planned.Objects), Kinds(read.Objects));
    }

    // Engines may tell unique constraints and unique indexes apart or not.
    private static string Count(Table table) => string.Join(
        ", ",
        [
            $"{table.Name}",
            $"columns {string.Join('|', table.Columns.Select(column => column.Name))}",
            $"defaults {table.Columns.Count(column => column.Default is not null)}",
            $"numbered {table.Columns.Count(column => column.Identity is not null)}",
            $"computed {table.Columns.Count(column => column.Generated is not null)}",
            $"primary key {table.PrimaryKey?.Columns.Count}",
            $"unique {table.UniqueConstraints.Count + table.Indexes.Count(index => index.IsUnique)}",
            $"foreign keys {table.ForeignKeys.Count}",
            $"checks {table.Checks.Count}",
            $"exclusions {table.ExclusionConstraints.Count}",
            $"indexes {table.Indexes.Count(index => !index.IsUnique)}",
            $"partitions {table.Partitioning?.Partitions.Count}",
        ]);

    private static IEnumerable<string> Names(IEnumerable<TableName> names) =>
        names.Select(name => name.ToString()).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Kinds(IEnumerable<EngineObject> objects) =>
        objects.Select(item => $"{item.Kind} {item.Name}").Order(StringComparer.Ordinal);

    private async Task<ScratchDatabase> CreateAsync(EngineName engine, string schema)
    {
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Schemas", $"{schema}.sql"));
        if (engine != EngineName.PostgreSql)
        {
            return await engines.CreateAsync(
                engine, engine == EngineName.MySql ? $"SET sql_mode = 'STRICT_TRANS_TABLES'; SET time_zone = '+00:00'; {script}" : script);
        }

        // The driver would look for semicolons in the bodies of routines.
        var database = await engines.CreateAsync(engine);
        await PostgreSqlServer.ExecuteAsync(database.Endpoint.Address, script.Split(";\n", StringSplitOptions.RemoveEmptyEntries));
        return database;
    }
}
