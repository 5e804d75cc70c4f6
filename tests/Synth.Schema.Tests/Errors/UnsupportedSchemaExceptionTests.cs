using Xunit;

namespace Synth.Schema.Tests.Errors;

public sealed class UnsupportedSchemaExceptionTests
{
    [Fact]
    public void Reports_all_reasons_together()
    {
        var error = new UnsupportedSchemaException("The database cannot be cloned.",
        [
            new SchemaIssue(SchemaIssueSeverity.Error, "table a", "It has no columns."),
            new SchemaIssue(SchemaIssueSeverity.Error, "table b", "It has 2000 columns."),
        ]);
        Assert.Equal(
            ["The database cannot be cloned.", "  table a: It has no columns.", "  table b: It has 2000 columns."],
            error.Message.Split(Environment.NewLine));
        Assert.Equal(2, error.Issues.Count);
    }
}
