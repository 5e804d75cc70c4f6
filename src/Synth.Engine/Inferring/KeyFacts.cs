using Synth.Schema;

namespace Synth.Engine;

/// <summary>What the rows of a table show of columns that may be a key, or lead to one, together.</summary>
/// <param name="table">The table.</param>
/// <param name="columns">The columns, in the order in which they count.</param>
/// <param name="mostValues">The most distinct values that are held.</param>
/// <param name="isForUniqueness">
/// Whether nothing more is asked once a value is missing or occurs twice; then none are held any longer.
/// </param>
internal sealed class KeyFacts(Table table, ValueList<Column> columns, long mostValues, bool isForUniqueness = false)
{
    private bool isGivenUp;

    /// <summary>The table.</summary>
    public Table Table => table;

    /// <summary>The columns, in the order in which they count.</summary>
    public ValueList<Column> Columns => columns;

    /// <summary>The first column, which is the only one of a simple key.</summary>
    public Column Column => columns[0];

    /// <summary>Rows in which none of the columns is null.</summary>
    public long ValueCount { get; private set; }

    /// <summary>Rows in which one is null.</summary>
    public long NullCount { get; private set; }

    /// <summary>The distinct values, by their keys; no more are added once there are too many to hold.</summary>
    public HashSet<UInt128> Values { get; } = [];

    /// <summary>Whether there were too many distinct values to hold.</summary>
    public bool IsOverfull { get; private set; }

    /// <summary>Whether no value occurs twice, there are some, and none is missing.</summary>
    public bool IsUnique => !IsOverfull && ValueCount > 0 && NullCount == 0 && Values.Count == ValueCount;

    /// <summary>Takes the value of a row; null where one of the columns has none.</summary>
    public void Add(UInt128? value)
    {
        if (isGivenUp)
        {
            return;
        }

        if (value is { } key)
        {
            ValueCount++;
            Hold(key);
        }
        else
        {
            NullCount++;
        }

        if (isForUniqueness && !IsUnique)
        {
            isGivenUp = true;
            Values.Clear();
        }
    }

    private void Hold(UInt128 key)
    {
        IsOverfull |= !IsOverfull && !Values.Contains(key) && Values.Count >= mostValues;
        if (!IsOverfull)
        {
            Values.Add(key);
        }
    }
}
