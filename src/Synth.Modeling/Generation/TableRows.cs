using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Rows that were made for a table. Whoever receives them disposes them.</summary>
/// <param name="Table">The table, by its name in the source.</param>
/// <param name="Rows">The rows; the columns are the writable ones of the table, in order.</param>
/// <param name="EdgeCases">How many of their values were put in as edge cases.</param>
public sealed record TableRows(TableName Table, RecordBatch Rows, int EdgeCases = 0)
{
    /// <summary>
    /// The place of each row, from 0, in the order in which the table's keys number all its rows; null where that is the order of the
    /// blocks. Shape [rows].
    /// </summary>
    public int[]? Places { get; init; }
}
