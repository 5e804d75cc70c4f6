using Synth.Schema;

namespace Synth.Modeling;

/// <summary>The rows in which a column has one of some values, or none of them.</summary>
/// <param name="Column">The column, of texts or whole numbers.</param>
/// <param name="Values">The values, each shared by enough families.</param>
/// <param name="IsExcluded">Whether the rows with other values are meant.</param>
internal sealed record ValueCondition(string Column, ValueList<string> Values, bool IsExcluded) : RuleCondition(Column)
{
    /// <inheritdoc/>
    public override string Formula(RuleNames names)
    {
        string[] texts = [.. Values.Select(Quote)];
        return texts is [var single]
            ? $"{names.Own(Column)} {(IsExcluded ? "<>" : "=")} {single}"
            : $"{names.Own(Column)} {(IsExcluded ? "not in" : "in")} ({string.Join(", ", texts)})";
    }

    /// <summary>A value as it stands in rules: in single quotes, of which two stand for one within.</summary>
    public static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <inheritdoc/>
    public override Func<int, bool> Bind(RuleRows rows)
    {
        var read = rows.Texts(new RuleColumn(0, Column));
        var known = Values.ToHashSet(StringComparer.Ordinal);
        return row => read(row) is { } value && known.Contains(value) != IsExcluded;
    }

    /// <summary>Whether a value is meant.</summary>
    public bool Holds(string value) => Values.Contains(value) != IsExcluded;
}
