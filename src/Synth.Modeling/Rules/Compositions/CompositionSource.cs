using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>A column that texts may be made of.</summary>
/// <param name="Column">The column.</param>
/// <param name="IsNumber">Whether it holds whole numbers.</param>
/// <param name="IsUnique">Whether it tells rows apart by itself, or, where it is one of another row, those rows.</param>
/// <param name="TextOf">Its value for a row; null where there is none.</param>
internal sealed record CompositionSource(RuleColumn Column, bool IsNumber, bool IsUnique, Func<int, string?> TextOf)
{
    /// <summary>Whether it numbers the rows of one parent, so that it tells those apart.</summary>
    public bool NumbersSiblings { get; init; }

    /// <summary>The columns of a table that texts may be made of.</summary>
    /// <param name="table">The table that holds them.</param>
    /// <param name="rows">Its row for each row of the table whose texts are asked about, or a negative number. Shape [rows].</param>
    /// <param name="name">How a column is called from there.</param>
    /// <param name="isWanted">Whether a column is settled before.</param>
    /// <param name="isUnique">Whether a column tells rows apart.</param>
    public static IEnumerable<CompositionSource> Of(
        SourceTable table, int[] rows, Func<string, RuleColumn> name, Func<string, bool> isWanted, Func<string, bool> isUnique)
    {
        for (var i = 0; i < table.Layout.Count; i++)
        {
            var layout = table.Layout[i];
            if (layout.Type.WithoutDomain() is TextType or EnumType { AllowsMany: false } or IntegerType && isWanted(layout.Name))
            {
                var vector = table.Columns[i];
                yield return new CompositionSource(
                    name(layout.Name),
                    layout.Type.WithoutDomain() is IntegerType,
                    isUnique(layout.Name),
                    row => rows[row] < 0 ? null : Read(vector, rows[row]));
            }
        }
    }

    /// <summary>A text or whole number; null where there is none.</summary>
    public static string? Read(ColumnVector vector, int row) => vector switch
    {
        var _ when vector.IsNull(row) => null,
        BytesVector { Kind: StorageKind.Utf8 } text => text.GetString(row),
        FixedVector<long> number => number.Values[row].ToString(CultureInfo.InvariantCulture),
        FixedVector<Int128> number => number.Values[row].ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
