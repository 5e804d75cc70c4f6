using Synth.Connectors.SqlServer.Catalog;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl;

/// <summary>Comments, which are extended properties. Pure.</summary>
internal static class CommentRenderer
{
    private const string Procedure = "EXEC sys.sp_addextendedproperty";
    private const string Variable = "DECLARE @text nvarchar(3750) = ";

    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    /// <summary>Whether a statement adds a comment.</summary>
    public static bool IsComment(string statement) => statement.StartsWith(Procedure, StringComparison.Ordinal)
        || (statement.StartsWith(Variable, StringComparison.Ordinal) && statement.Contains(Procedure, StringComparison.Ordinal));

    public static IReadOnlyList<string> Comment(Table table)
    {
        var columns = table.Columns.Select(column => Comment(table.Name, "TABLE", ("COLUMN", column.Name), column.Comment));
        var indexes = table.Indexes.Select(index => Comment(table.Name, "TABLE", ("INDEX", index.Name), index.Comment));
        return [.. columns.Concat(indexes).Prepend(Comment(table.Name, "TABLE", null, table.Comment)).OfType<string>()];
    }

    public static IReadOnlyList<string> Comment(TableName name, string kind, string? text) =>
        Comment(name, kind, null, text) is { } statement ? [statement] : [];

    private static string? Comment(TableName name, string kind, (string Kind, string Name)? part, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var inner = part is { } found ? $", @level2type = N'{found.Kind}', @level2name = {Dialect.Literal(found.Name)}" : "";
        var place = $"@level0type = N'SCHEMA', @level0name = {Dialect.Literal(name.Schema!)}, @level1type = N'{kind}', @level1name = "
            + $"{Dialect.Literal(name.Name)}{inner}";

        // An argument may be a constant or a variable, and a text with a backslash before a line end is neither.
        var value = Dialect.Literal(text);
        return value.Contains("' + N'", StringComparison.Ordinal)
            ? $"{Variable}{value}; {Procedure} @name = N'{Comments.PropertyName}', @value = @text, {place}"
            : $"{Procedure} @name = N'{Comments.PropertyName}', @value = {value}, {place}";
    }
}
