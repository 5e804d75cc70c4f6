using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Says for people which constraint or index makes columns unique.</summary>
internal static class UniqueNames
{
    /// <summary>The name of the uniqueness of some columns, with the columns.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns, in any order.</param>
    public static string Of(Table table, IReadOnlyCollection<string> columns)
    {
        var set = columns.ToHashSet(StringComparer.Ordinal);
        var name = table.PrimaryKey is { } primary && set.SetEquals(primary.Columns) ? $"primary key {primary.Name}"
            : table.UniqueConstraints.FirstOrDefault(unique => set.SetEquals(unique.Columns)) is { } constraint
                ? $"unique constraint {constraint.Name}"
            : table.Indexes.FirstOrDefault(index => index.IsUnique
                && set.SetEquals(index.Keys.Select(key => key.Column ?? ""))) is { } found
                ? $"unique index {found.Name}"
            : table.Indexes.FirstOrDefault(index => index.IsUnique && index.Keys.Any(key => key.Expression is not null)
                && set.All(column => index.Keys.Any(key => key.Column == column || ExpressionKey.Mentions(key.Expression ?? "", column))))
                is { } read
                ? $"unique index {read.Name}"
            : "unique columns";
        return $"table {table.Name}, {name.TrimEnd()} ({string.Join(", ", columns)})";
    }
}
