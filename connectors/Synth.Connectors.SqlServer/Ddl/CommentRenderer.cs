using System.Globalization;
using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Catalog.Rows;
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

    /// <summary>The statement that adds a comment of a schema, of something in it, or of a part of that.</summary>
    public static string Comment(OtherCommentRow row) => Add(
        row.Text ?? "", Level(0, "SCHEMA", row.SchemaName), Level(1, row.OwnerKind, row.OwnerName), Level(2, row.PartKind, row.PartName));

    private static string? Comment(TableName name, string kind, (string Kind, string Name)? part, string? text)
    {
        if (text is null)
        {
            return null;
        }

        return Add(text, Level(0, "SCHEMA", name.Schema), Level(1, kind, name.Name), Level(2, part?.Kind, part?.Name));
    }

    private static string? Level(int level, string? kind, string? name) => kind is null || name is null ? null : string.Create(
        CultureInfo.InvariantCulture, $"@level{level}type = N'{kind}', @level{level}name = {Dialect.Literal(name)}");

    private static string Add(string text, params IEnumerable<string?> levels)
    {
        // An argument may be a constant or a variable, and a text with a backslash before a line end is neither.
        var place = string.Join(", ", levels.OfType<string>());
        var value = Dialect.Literal(text);
        return value.Contains("' + N'", StringComparison.Ordinal)
            ? $"{Variable}{value}; {Procedure} @name = N'{Comments.PropertyName}', @value = @text, {place}"
            : $"{Procedure} @name = N'{Comments.PropertyName}', @value = {value}, {place}";
    }
}
