using Microsoft.SqlServer.TransactSql.ScriptDom;
using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Ddl;
using Synth.Connectors.SqlServer.Ddl.Translation;
using Synth.Connectors.SqlServer.Integrity;
using Synth.Connectors.SqlServer.Reading;
using Synth.Connectors.SqlServer.Sessions;
using Synth.Connectors.SqlServer.Swapping;
using Synth.Connectors.SqlServer.Tests.Catalog;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Ddl;

/// <summary>That every statement is one in the dialect of each supported version.</summary>
public sealed class DialectVersionTests
{
    public static TheoryData<SqlVersion> Versions => new(
        SqlVersion.Sql130, SqlVersion.Sql140, SqlVersion.Sql150, SqlVersion.Sql160, SqlVersion.Sql170);

    [Theory]
    [MemberData(nameof(Versions))]
    public void Catalog_queries_are_understood(SqlVersion version) => AssertUnderstood(
        version, QueryNames().Select(CatalogQueries.Get));

    [Theory]
    [MemberData(nameof(Versions))]
    public void Statements_of_sessions_are_understood(SqlVersion version) => AssertUnderstood(
        version,
        [
            RunRecordSql.Exists, RunRecordSql.Read, RunRecordSql.Change, RunRecordSql.Delete,
                RunRecordSql.Write, RunRecordSql.DropTable, RunRecordSql.DropSchema,
            RunRecordSql.CountObjects, RunRecordSql.Objects, RunRecordSql.CreateSchema,
            RunRecordSql.CreateTable, .. RunRecordSql.OptionalObjects, RunRecordSql.Finish,
            LoadJournalSql.Exists, LoadJournalSql.Create, LoadJournalSql.Drop, LoadJournalSql.Read, LoadJournalSql.ReadProgress,
            LoadJournalSql.Divide, LoadJournalSql.NoteTable, LoadJournalSql.NotePartition, LoadJournalSql.Begin,
            LoadJournalSql.ReadChanges, LoadJournalSql.NoteChange,
            MemoryTables.Query, .. KeyCollations.Queries,
            SwapSql.Begin, SwapSql.Relax, SwapSql.Commit, SwapSql.RollBack,
            SwapSql.End, SwapSql.Bindings, SwapSql.SequenceDefaults, SwapSql.Grants,
            new TargetObject("TABLE", "a]b", "c", null).MoveTo("synth.old.a]b"),
            new TargetObject("TYPE", "a]b", "c", null).MoveTo("synth.old.a]b"),
            .. GrantsOf(null, "GRANT"), .. GrantsOf("c", "GRANT_WITH_GRANT_OPTION"), .. GrantsOf("c", "DENY"),
            .. TargetObject.Order.Select(kind => new TargetObject(kind, kind.StartsWith("PARTITION", StringComparison.Ordinal)
                || kind == "SCHEMA" ? null : "a]b", "c", kind == TargetObject.ForeignKey ? "t" : null).Drop),
        ]);

    [Theory]
    [MemberData(nameof(Versions))]
    public void Statements_for_a_recorded_database_are_understood(SqlVersion version)
    {
        var schema = SchemaAssembler.Assemble(RecordedCatalog.Rows);
        var plan = SchemaPlan.Create(SameEngineTranslation.Translate(schema, schema.Collation).Schema, ConstraintTiming.AfterLoad);
        AssertUnderstood(version, plan.Changes.SelectMany(StatementRenderer.Render));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Statements_for_random_schemas_of_other_engines_are_understood(SqlVersion version) =>
        CsCheck.Check.Sample(
            RandomSchemas.Generator(timestampDigits: 7),
            schema => AssertUnderstood(version, StatementsFor(schema)),
            iter: 15,
            threads: 1);

    private static IEnumerable<string> StatementsFor(DatabaseSchema schema)
    {
        var translated = new ForeignSchemaTranslation(schema, null).Translate().Schema;
        var counts = translated.Tables.ToDictionary(table => table.Name, _ => 7L);
        return
        [
            .. SchemaPlan.Create(translated, ConstraintTiming.AfterLoad).Changes.SelectMany(StatementRenderer.Render),
            .. translated.Tables.SelectMany(table => new TablePromises(new Staging()).Of(table, counts))
            .Select(promise => promise.CountViolations),
            .. translated.Tables.Select(table => ReadQueries.Select(table, table.Columns)),
            .. translated.Tables.Select(ReadQueries.CountRows),
            .. translated.Tables.SelectMany(table => table.ForeignKeys.Select(key => ReadQueries.MeasureForeignKey(table, key))),
            .. translated.Tables.Select(table => SqlServer.Loading.InsertStatement.Render(table.Name, table.Columns, 2)),
        ];
    }

    private static IEnumerable<string> GrantsOf(string? column, string state) =>
        [new GrantRow { SchemaName = "a]b", Name = "t", ColumnName = column,
            Permission = "SELECT", State = state, Grantee = "u]" }.Repeat()];

    private static string[] QueryNames() => typeof(CatalogQueries).Assembly.GetManifestResourceNames();

    private static void AssertUnderstood(SqlVersion version, IEnumerable<string> statements)
    {
        var parser = TSqlParser.CreateParser(version, initialQuotedIdentifiers: true);
        foreach (var statement in statements)
        {
            parser.Parse(new StringReader(statement), out var errors);
            Assert.True(errors.Count == 0, $"{string.Join("; ", errors.Select(error => error.Message))} in {statement}");
        }
    }
}
