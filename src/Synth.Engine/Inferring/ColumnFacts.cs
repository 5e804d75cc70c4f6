using Synth.Schema;

namespace Synth.Engine;

/// <summary>What the rows of a table show of one column that may be part of a key.</summary>
internal sealed class ColumnFacts(Table table, Column column, long mostValues)
{
    /// <summary>The table.</summary>
    public Table Table => table;

    /// <summary>The column.</summary>
    public Column Column => column;

    /// <summary>Rows in which it is not null.</summary>
    public long ValueCount { get; private set; }

    /// <summary>Rows in which it is null.</summary>
    public long NullCount { get; private set; }

    /// <summary>Its distinct values, by their keys; no more are added once there are too many to hold.</summary>
    public HashSet<UInt128> Values { get; } = [];

    /// <summary>Whether there were too many distinct values to hold.</summary>
    public bool IsOverfull { get; private set; }

    /// <summary>Whether no value occurs twice, there are some, and none is missing.</summary>
    public bool IsUnique => !IsOverfull && ValueCount > 0 && NullCount == 0 && Values.Count == ValueCount;

    /// <summary>Takes the value of a row; null where it has none.</summary>
    public void Add(UInt128? value)
    {
        if (value is not { } key)
        {
            NullCount++;
            return;
        }

        ValueCount++;
        IsOverfull |= !IsOverfull && !Values.Contains(key) && Values.Count >= mostValues;
        if (!IsOverfull)
        {
            Values.Add(key);
        }
    }
}
