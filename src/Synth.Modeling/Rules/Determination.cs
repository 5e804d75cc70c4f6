using System.Text.Json.Serialization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// What decides the value of a column: equal deciding values always give an equal value, also where both are invented. Either the row
/// above decides, so that all rows below it agree, or other columns of the row do.
/// </summary>
/// <param name="Generations">1 for the primary parent, 2 for the grandparent; 0 where columns decide.</param>
/// <param name="Ways">
/// The deciding columns: each way is one or two columns; the first way of which no column is null decides, coarser ones before finer ones.
/// </param>
/// <param name="Known">
/// For each way what combinations decide that enough families share: the deciding columns, then the decided one, row by row.
/// </param>
/// <param name="IsNullDecided">Whether it is decided, too, where the column is null.</param>
/// <param name="Support">The sampled rows that it rests on.</param>
/// <param name="Exceptions">How many of them have another value than most rows below their ancestor.</param>
internal sealed record Determination(
    int Generations, ValueList<ValueList<string>> Ways, KnownValues[] Known, bool IsNullDecided, long Support, long Exceptions)
{
    /// <summary>All deciding columns.</summary>
    public IEnumerable<string> Columns => Ways.SelectMany(way => way).Distinct();

    /// <summary>What it says of a column, as formulas.</summary>
    /// <param name="column">The column.</param>
    /// <param name="names">How columns are written.</param>
    /// <param name="parentKey">The columns that lead to the row above.</param>
    public IEnumerable<string> Formulas(string column, RuleNames names, string parentKey) => Generations switch
    {
        0 => Ways.Select(way => $"{names.Own(column)} = f({string.Join(", ", way)})"),
        1 => [$"{names.Own(column)} = f({parentKey})"],
        _ => [$"{names.Own(column)} = f({names.AncestorOf(Generations)})"],
    };
}

/// <summary>Combinations of values that enough families share.</summary>
/// <param name="Columns">The deciding columns, then the decided one. Each has a row per combination.</param>
internal sealed record KnownValues([property: JsonConverter(typeof(ColumnVectorsJsonConverter))] IReadOnlyList<ColumnVector> Columns);
