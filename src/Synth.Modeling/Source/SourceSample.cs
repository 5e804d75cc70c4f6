using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Whole families of source rows, held in memory while a model is fitted, and never longer.</summary>
public sealed class SourceSample : IDisposable
{
    private readonly Dictionary<TableName, SourceTable> tables;

    internal SourceSample(GenerationPlan plan, Dictionary<TableName, SourceTable> tables)
    {
        Plan = plan;
        this.tables = tables;
    }

    /// <summary>The plan by which families were formed.</summary>
    public GenerationPlan Plan { get; }

    /// <summary>Rows in the sample, all tables together.</summary>
    public long RowCount => tables.Values.Sum(table => (long)table.RowCount);

    internal SourceTable this[TableName name] => tables[name];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var table in tables.Values)
        {
            table.Dispose();
        }
    }
}
