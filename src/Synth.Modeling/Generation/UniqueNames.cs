using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Says for people which constraint or index makes columns unique.</summary>
internal static class UniqueNames
{
    /// <summary>The name of the uniqueness of some columns, with the columns.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns, in any order.</param>
    public static string Of(Table table, IReadOnlyCollection<string> columns) =>
        $"table {table.Name}, {NameOf(table, columns)} ({string.Join(", ", columns)})";

    /// <summary>A column with what makes it unique, if anything does: of several keys that it is part of the narrowest.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="keys">The unique keys of the table.</param>
    public static string OfColumn(Table table, string column, IEnumerable<IReadOnlyCollection<string>> keys)
    {
        var narrowest = keys.Where(key => key.Contains(column)).MinBy(key => key.Count);
        var name = narrowest is null ? null : NameOf(table, narrowest);
        return $"table {table.Name}, column {column}" + (narrowest is null ? ""
            : narrowest.Count == 1 ? $", {name}" : $", {name} ({string.Join(", ", narrowest)})");
    }

    private static string NameOf(Table table, IReadOnlyCollection<string> columns)
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
        return name.TrimEnd();
    }
}
