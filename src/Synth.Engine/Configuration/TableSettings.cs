using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine.Configuration;

/// <summary>What is special about a table; null leaves the matter to the plan.</summary>
/// <param name="Mode">What becomes of its rows.</param>
/// <param name="Size">How many rows it shall have.</param>
public sealed record TableSettings(ConfiguredMode? Mode = null, TableSize? Size = null)
{
    /// <summary>What is special about its columns.</summary>
    public ValueList<ColumnSettings> Columns { get; init; } = [];

    /// <summary>These settings, and the other's where these say nothing.</summary>
    public TableSettings Over(TableSettings other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new TableSettings(Mode ?? other.Mode, Size ?? other.Size)
        {
            Columns = Columns.Concat(other.Columns).DistinctBy(column => column.Column).ToValueList(),
        };
    }
}

/// <summary>What a configuration may ask for a table.</summary>
public enum ConfiguredMode
{
    /// <summary>New rows from a model.</summary>
    Synthesize,

    /// <summary>The source's rows as they are; they are disclosed.</summary>
    Copy,

    /// <summary>The table without rows.</summary>
    Empty,

    /// <summary>No such table in the target.</summary>
    Skip,
}
