using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What a model knows about a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Mode">What is done with its rows.</param>
/// <param name="Reason">Why.</param>
/// <param name="SourceRows">Rows in the source.</param>
/// <param name="Structure">How its rows hang together with those of other tables, in sentences.</param>
/// <param name="Columns">Its writable columns.</param>
public sealed record TableDescription(
    TableName Table, TableMode Mode, string Reason, long SourceRows, ValueList<string> Structure, ValueList<ColumnDescription> Columns);
