using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>What became of a table.</summary>
/// <param name="Table">The table, by its name in the source.</param>
/// <param name="Mode">What was done with its rows.</param>
/// <param name="SourceRows">Rows in the source.</param>
/// <param name="SyntheticRows">Rows in the target.</param>
/// <param name="Seconds">Time that loading it took, in seconds.</param>
public sealed record TableResult(TableName Table, TableMode Mode, long SourceRows, long SyntheticRows, double Seconds)
{
    /// <summary>How many of the values were put in as edge cases.</summary>
    public long EdgeCases { get; init; }
}
