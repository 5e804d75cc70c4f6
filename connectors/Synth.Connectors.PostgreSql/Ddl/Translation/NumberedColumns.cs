using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl.Translation;

/// <summary>
/// Whole numbers of 64 bits without a sign that another engine numbers, and those that they refer to and that refer to them. PostgreSQL
/// numbers no <c>numeric(20,0)</c>, and nobody counts beyond a <c>bigint</c>. Pure.
/// </summary>
internal static class NumberedColumns
{
    private static readonly IntegerType Unsigned = new(64, IsUnsigned: true);

    /// <summary>The columns, by table and name in the source.</summary>
    public static IReadOnlySet<(TableName Table, string Column)> Of(DatabaseSchema source)
    {
        var links = source.Tables.SelectMany(table => table.ForeignKeys.SelectMany(key => key.Columns.Select(pair =>
            (From: (table.Name, pair.Column), To: (key.ReferencedTable, pair.ReferencedColumn))))).ToArray();
        var beside = links.Concat(links.Select(link => (From: link.To, To: link.From))).ToLookup(link => link.From, link => link.To);
        var unsigned = source.Tables
            .SelectMany(table => table.Columns.Where(column => column.Type == Unsigned).Select(column => (table.Name, column.Name)))
            .ToHashSet();
        var found = new HashSet<(TableName, string)>();
        var open = new Stack<(TableName, string)>(source.Tables.SelectMany(table => table.Columns
            .Where(column => column.Identity is not null && column.Type == Unsigned).Select(column => (table.Name, column.Name))));
        while (open.TryPop(out var column))
        {
            if (found.Add(column))
            {
                foreach (var other in beside[column].Where(unsigned.Contains))
                {
                    open.Push(other);
                }
            }
        }

        return found;
    }
}
