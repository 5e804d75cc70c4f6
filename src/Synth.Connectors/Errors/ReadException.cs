using Synth.Schema;

namespace Synth.Connectors;

/// <summary>The source could not be read: its catalog, or the rows of a table.</summary>
/// <param name="message">What failed, where, what to do next; without cell values.</param>
/// <param name="innerException">The driver's exception, whose own message may hold cell values and is not shown.</param>
public sealed class ReadException(string message, Exception? innerException = null) : SynthException(message, innerException)
{
    /// <summary>A value has no place in a batch: a moment tens of thousands of years away, a span of millions of years.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="nativeType">Its type as the engine has it.</param>
    public static ReadException BeyondRange(TableName table, string column, string nativeType) => new(
        $"Table {table}, column {column}: a value of type {nativeType} is beyond what Synth can hold. Correct the row, or leave the rows "
        + $"out by mode: empty under tables.{table} of the configuration, or the table by exclude: [{table}].");
}
