using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Catalog;

/// <summary>
/// What the catalog views say to a login that may read tables and lacks VIEW DEFINITION: texts are null ("Metadata Visibility
/// Configuration", SQL Server 2022). Each of them is reported.
/// </summary>
public sealed class HiddenTextTests
{
    private static readonly DatabaseSchema Schema = SchemaAssembler.Assemble(RecordedCatalog.Rows with
    {
        Columns =
        [
            .. RecordedCatalog.Rows.Columns.Select(row => row with
            {
                IsComputed = row.ComputedDefinition is not null,
                ComputedDefinition = null,
                HasDefault = row.DefaultDefinition is not null,
                DefaultDefinition = null,
            }),
        ],
        Modules = [.. RecordedCatalog.Rows.Modules.Select(row => row with { Definition = null })],
        Undescribed = [new UndescribedRow { Kind = "hidden check (VIEW DEFINITION is missing)", SchemaName = "sales", Name = "credit_ok" }],
    });

    [Fact]
    public void Columns_that_are_computed_are_stored_in_the_target()
    {
        var column = Schema.Tables.Single(table => table.Name.Name == "customer").FindColumn("stored")!;
        Assert.Null(column.Generated);
        AssertReported("column sales.customer.stored");
    }

    [Fact]
    public void Defaults_are_reported() => AssertReported("default of column sales.customer.credit");

    [Fact]
    public void Checks_are_reported() =>
        Assert.Contains(Schema.Issues, issue => issue.Subject.Contains("credit_ok", StringComparison.Ordinal));

    [Fact]
    public void Views_and_routines_are_reported()
    {
        Assert.Empty(Schema.Views);
        Assert.Empty(Schema.Routines);
        Assert.All(
            RecordedCatalog.Rows.Modules,
            row => Assert.Contains(
                Schema.Issues, issue => issue.Subject.EndsWith($"{row.SchemaName}.{row.Name}", StringComparison.Ordinal)));
    }

    private static void AssertReported(string subject) => Assert.Contains(
        Schema.Issues.Where(issue => issue.Severity == SchemaIssueSeverity.Warning && issue.Subject == subject),
        issue => issue.Message.Contains("VIEW DEFINITION", StringComparison.Ordinal));
}
