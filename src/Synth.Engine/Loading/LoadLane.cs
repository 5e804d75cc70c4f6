using Synth.Schema;

namespace Synth.Engine;

/// <summary>One table of a load: its batches are loaded one after the other.</summary>
internal sealed class LoadLane
{
    /// <summary>Begins with what was loaded before.</summary>
    /// <param name="source">The table.</param>
    /// <param name="target">The same in the target.</param>
    /// <param name="loader">Takes the rows.</param>
    public LoadLane(Table source, Table target, IBlockLoader loader)
    {
        Target = target;
        Rows = loader.RowsBefore(target);
        ColumnNames = source.Columns.Index()
            .Where(column => column.Item.IsWritable)
            .Select(column => target.Columns[column.Index].Name)
            .ToValueList();
    }

    /// <summary>The target's table.</summary>
    public Table Target { get; }

    /// <summary>The columns of the target that rows have values for, in order.</summary>
    public ValueList<string> ColumnNames { get; }

    /// <summary>The last batch that was handed on, and all before it.</summary>
    public Task Tail { get; set; } = Task.CompletedTask;

    /// <summary>Where rows wait for those that come before them; null while none does.</summary>
    public RowShelf? Shelf { get; set; }

    /// <summary>Rows loaded, those of earlier processes included.</summary>
    public long Rows { get; private set; }

    /// <summary>The seconds that loading took.</summary>
    public double Seconds { get; private set; }

    /// <summary>Edge cases among the values.</summary>
    public long EdgeCases { get; private set; }

    /// <summary>Counts what was loaded.</summary>
    public void Add(int rows, int edgeCases, double seconds)
    {
        Rows += rows;
        EdgeCases += edgeCases;
        Seconds += seconds;
    }
}
