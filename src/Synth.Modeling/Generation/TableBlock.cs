namespace Synth.Modeling;

/// <summary>The rows of one table in a block while they are made.</summary>
internal sealed class TableBlock
{
    private readonly Dictionary<int, long[]> settled = [];

    /// <summary>What the table is.</summary>
    public required TableSkeleton Skeleton { get; init; }

    /// <summary>The position of the first row in its table.</summary>
    public required long Begin { get; init; }

    /// <summary>How many rows there are.</summary>
    public required int Length { get; init; }

    /// <summary>The parent's row within its block, or -1. Shape [rows].</summary>
    public required int[] Parents { get; init; }

    /// <summary>
    /// The row of the block that each row hangs under in the tree of its table, -1 for none; empty where rows see none above. Shape [rows].
    /// </summary>
    public int[] Above { get; set; } = [];

    /// <summary>The rows of the parent's table in the block; null for roots and orphans.</summary>
    public required TableBlock? Parent { get; init; }

    /// <summary>The row's own features. Shape [features][rows].</summary>
    public required byte[][] Features { get; init; }

    /// <summary>For each link that is dealt by clusters, the use that each row was given; else null. Shape [links][rows].</summary>
    public required long[]?[] Uses { get; init; }

    /// <summary>
    /// The rows that keep a value for their family, for each <see cref="WitnessRule"/>; empty where none is chosen. Shape [rules][rows].
    /// </summary>
    public bool[][] Witnesses { get; set; } = [];

    /// <summary>What decides the columns that something decides, by their names.</summary>
    public Dictionary<string, DecidedRows> Decided { get; } = new(StringComparer.Ordinal);

    /// <summary>How often each row was drawn again because it broke a check; null while none was. Shape [rows].</summary>
    public int[]? Redraws { get; set; }

    /// <summary>The rows that each row links to, -1 for none; null while they are not chosen. Shape [links][rows].</summary>
    public long[][]? Links { get; set; }

    /// <summary>
    /// Summaries of the rows' children, by child table, as far as other child tables look at them. Shape [features][rows].
    /// </summary>
    public Dictionary<Schema.TableName, byte[][]> Summaries { get; } = [];

    /// <summary>How the variables were drawn, for drawing some again.</summary>
    public IReadOnlyList<VariableDraw> Draws { get; set; } = [];

    /// <summary>How many values of the finished rows are edge cases.</summary>
    public int EdgeCases { get; set; }

    /// <summary>The finished rows.</summary>
    public Data.RecordBatch? Rows { get; set; }

    /// <summary>The codes of a variable. Shape [rows].</summary>
    public byte[] Codes(int variable) => Features[Skeleton.Model.StructureFeatureCount + variable];

    /// <summary>Keeps the values of a column that are settled while variables are drawn, in units. Shape [rows].</summary>
    public long[] Settle(DataColumnModel column)
    {
        if (!settled.TryGetValue(column.FirstVariable, out var values))
        {
            settled.Add(column.FirstVariable, values = new long[Length]);
        }

        return values;
    }

    /// <summary>The values of the columns that are settled, by the columns' first variables. Shape [columns][rows].</summary>
    public IReadOnlyDictionary<int, long[]> Settled => settled;

    /// <summary>Takes the values of a column that were settled before.</summary>
    /// <param name="variable">The column's first variable.</param>
    /// <param name="values">The values, in units. Shape [rows].</param>
    public void Settle(int variable, long[] values) => settled[variable] = values;

    /// <summary>The settled values of a column, in units; null when its codes decide. Shape [rows].</summary>
    public long[]? SettledOf(DataColumnModel column) => settled.GetValueOrDefault(column.FirstVariable);

    /// <summary>Whether there is a value, as a presence variable says.</summary>
    /// <param name="presence">The presence variable, or -1 for always.</param>
    /// <param name="row">The row.</param>
    public bool IsPresent(int presence, int row) => presence < 0 || Codes(presence)[row] != PresenceGroups.Absent;
}
