namespace Synth.Modeling;

/// <summary>What an encoder must know of a table besides the values: who the rows belong to, and how many must share a value.</summary>
/// <param name="Families">The family of each row, shape [rows].</param>
/// <param name="FamilyCount">How many families there are.</param>
/// <param name="MinFamilies">A value is kept only when at least this many families have it.</param>
/// <param name="MinWordFamilies">A word of a text is kept only when at least this many families have it.</param>
internal sealed record EncodingContext(int[] Families, int FamilyCount, int MinFamilies, int MinWordFamilies)
{
    /// <summary>What the columns of the table mean; null where nothing is known but the values.</summary>
    public TableMeanings? Meanings { get; init; }

    /// <summary>Rows of the table in the source.</summary>
    public long SourceRows { get; init; } = Families.Length;

    /// <summary>
    /// The context of a table. The limits are those of the options, lowered on small tables to a twentieth (for words, a tenth)
    /// of the families and never below 2.
    /// </summary>
    public static EncodingContext Of(SourceTable table, FitOptions options) => new(
        table.Families,
        table.FamilyCount,
        Math.Clamp(table.FamilyCount / 20, 2, options.MinCategoryFamilies),
        Math.Clamp(table.FamilyCount / 10, 2, options.MinWordFamilies))
    {
        Meanings = new TableMeanings(table.Plan.Table, name => table.IndexOf(name) is >= 0 and var i ? table.Columns[i] : null, options),
        SourceRows = table.Plan.SourceRowCount,
    };
}
