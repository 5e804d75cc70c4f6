using Synth.Schema;

namespace Synth.Engine;

/// <summary>What names of columns say about keys. Case, underscores and the plural of English nouns do not matter. Pure.</summary>
internal static class KeyNames
{
    private static readonly string[] KeyWords = ["id", "key", "code", "no", "nr", "number", "uuid", "guid"];

    private static readonly string[] PartWords =
        ["line", "seq", "sequence", "pos", "position", "index", "ordinal", "version", "year", "month", "day", "date", "hour"];

    /// <summary>How far a column's name is that of its table's key, from 0 to 1.</summary>
    public static double AsPrimaryKey(Table table, Column column)
    {
        var name = Plain(column.Name);
        return KeyWords.Any(word => name == word || name == Singular(table) + word || name == word + Singular(table)) ? 0.95
            : KeyWords.Any(word => name.EndsWith(word, StringComparison.Ordinal)) && table.Columns[0].Name == column.Name ? 0.8
            : 0;
    }

    /// <summary>
    /// Whether a column may be one of several that are a key: it leads somewhere, is a day, or is named like a key or a count within one.
    /// </summary>
    public static bool IsPart(Table table, Column column)
    {
        var name = Plain(column.Name);
        return table.ForeignKeys.Any(key => key.ReferencingColumns.Contains(column.Name)) || column.Type.WithoutDomain() is DateType
            || KeyWords.Concat(PartWords).Any(word => name.EndsWith(word, StringComparison.Ordinal));
    }

    /// <summary>How far a column's name points at a key of another table, from 0 to 1.</summary>
    public static double AsReference(Column column, Table referenced, string key)
    {
        var (name, parent, target) = (Plain(column.Name), Singular(referenced), Plain(key));
        var qualified = target.StartsWith(parent, StringComparison.Ordinal) ? target : parent + target;
        string[] exact = [qualified, parent, .. KeyWords.Select(word => parent + word)];
        return exact.Contains(name) ? 0.95
            : exact.Any(form => form.Length > 3 && name.EndsWith(form, StringComparison.Ordinal)) ? 0.85
            : name == target && !KeyWords.Contains(target) ? 0.85
            : 0;
    }

    private static string Singular(Table table)
    {
        var name = Plain(table.Name.Name);
        return name.EndsWith("ies", StringComparison.Ordinal) ? name[..^3] + "y"
            : name.EndsWith("sses", StringComparison.Ordinal) || name.EndsWith("xes", StringComparison.Ordinal) ? name[..^2]
            : name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal) ? name[..^1]
            : name;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
