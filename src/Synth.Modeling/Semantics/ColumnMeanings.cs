using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Tells what the columns of a table mean.</summary>
public static class ColumnMeanings
{
    /// <summary>Judges the columns of a table by their types, names, constraints and some rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Some of its rows; a few hundred are enough.</param>
    /// <returns>The meaning of each column that has one.</returns>
    public static IReadOnlyDictionary<string, ColumnMeaning> Detect(Table table, RecordBatch rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        return table.Columns
            .Where(column => column.IsWritable)
            .Select(column => (column.Name, Meaning: MeaningDetector.Detect(table, column, rows[column.Name])))
            .Where(entry => entry.Meaning.Type != SemanticType.None)
            .ToDictionary(entry => entry.Name, entry => entry.Meaning, StringComparer.Ordinal);
    }
}
