using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// All that blocks share: how many rows each table has and where they stand under each other. Rows of one parent stand together,
/// in the order of the parents, so that a range of roots has a range of rows in every table below.
/// </summary>
internal sealed class Skeleton(Dictionary<TableName, TableSkeleton> tables)
{
    /// <summary>The skeleton of a synthesized table.</summary>
    public TableSkeleton this[TableName table] => tables[table];

    /// <summary>The counted rows of a relation, by the table whose rows are counted.</summary>
    /// <param name="owner">The table under which they are counted.</param>
    /// <param name="counted">The table whose rows are counted.</param>
    /// <param name="link">Its link, or -1 for its primary parent.</param>
    public RowRanges Counted(TableName owner, TableName counted, int link)
    {
        var skeleton = tables[owner];
        var index = Array.FindIndex(skeleton.Model.Counts, count => count.Counted == counted && count.Link == link);
        return skeleton.Counted[index];
    }
}
