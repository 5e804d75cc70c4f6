using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Ddl;
using Synth.Connectors.SqlServer.Ddl.Translation;
using Synth.Connectors.SqlServer.Tests.Models;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Schemas;

/// <summary>
/// That a database which is read and written again is the same to SQL Server's own tools. The scripts of
/// <c>SYNTH_TEST_SQLSERVER_SCRIPTS</c> (a list of files, separated as a path is) are tried too.
/// </summary>
public sealed class SameDatabaseTests
{
    public static TheoryData<string> Scripts => new([
        Path.Combine(AppContext.BaseDirectory, "Schemas", "rich.sql"),
        Path.Combine(AppContext.BaseDirectory, "Schemas", "warehouse.sql"),
        Path.Combine(AppContext.BaseDirectory, "Schemas", "company.sql"),
        Path.Combine(AppContext.BaseDirectory, "Schemas", "settings.sql"),
        .. (Environment.GetEnvironmentVariable("SYNTH_TEST_SQLSERVER_SCRIPTS") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)]);

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_database_that_is_written_again_is_the_same(string script)
    {
        using var expected = ScriptModel.OfScript(File.ReadAllText(script));
        Assert.Empty(ScriptModel.Errors(expected));
        var schema = SchemaAssembler.Assemble(ModelCatalog.Read(expected));
        var translation = SameEngineTranslation.Translate(schema, schema.Collation);
        var statements = SchemaPlan.Create(translation.Schema, ConstraintTiming.AfterLoad).Changes.SelectMany(RenderForModel).ToArray();
        using var actual = ScriptModel.OfScript(string.Join("\nGO\n", statements));
        Assert.Empty(ScriptModel.Errors(actual));
        Assert.Empty(ModelComparison.Differences(expected, actual));
    }

    // A schema is created where it is not there yet, which is no definition to the tools.
    private static IEnumerable<string> RenderForModel(SchemaChange change) => change switch
    {
        CreateSchema { Name: "dbo" } => [],
        CreateSchema create => [$"CREATE SCHEMA {SqlServerDialect.Instance.Identifier(create.Name)}"],
        _ => StatementRenderer.Render(change),
    };
}
