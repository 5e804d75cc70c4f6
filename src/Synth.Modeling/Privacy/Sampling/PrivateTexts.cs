using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What becomes of texts that may not be named: they are made up by the column's meaning, or of letters.</summary>
internal static class PrivateTexts
{
    /// <summary>Stands for all texts that may not be named.</summary>
    public const string Other = "\u0001other";

    private const double LeastNamed = 0.5;
    private const int LongestMadeUp = 8;

    /// <summary>
    /// Takes the others out of a column in which most rows have a text that may be named, so that these are all that it has.
    /// </summary>
    /// <returns>The attribute, and whether its texts are to be made up.</returns>
    public static (MeasuredAttribute Attribute, bool IsMadeUp) Settle(PrivateSlot slot, MeasuredAttribute attribute)
    {
        if (slot.Kind != PrivateSlotKind.Text)
        {
            return (attribute, false);
        }

        var shares = attribute.Shares.ToArray();
        var first = slot.Domain!.HasMissing ? 1 : 0;
        var named = shares[first..^1].Sum();
        if (named == 0 || named < LeastNamed * (named + shares[^1]))
        {
            return (attribute, true);
        }

        var missing = first == 1 ? shares[0] : 0;
        for (var code = first; code < shares.Length - 1; code++)
        {
            shares[code] *= (1 - missing) / named;
        }

        shares[^1] = 0;
        return (attribute with { Shares = shares }, false);
    }

    /// <summary>How the texts of a column are made up.</summary>
    public static ColumnOverride MadeUp(Table table, Column column)
    {
        var length = Math.Clamp(((TextType)column.Type.WithoutDomain()).MaxLength ?? LongestMadeUp, 1, LongestMadeUp);
        return SlotFinder.MadeUpMeaning(table, column) is { } meaning
            ? new FakedColumn(table.Name, column.Name, meaning)
            : new PatternColumn(table.Name, column.Name, $"[a-z]{{{length}}}");
    }
}
