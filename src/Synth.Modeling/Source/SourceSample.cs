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

    /// <summary>A hash of all that a fit sees of the rows: equal for samples that are equal, and else different.</summary>
    public UInt128 Digest() => SampleDigest.Of(Plan.Tables.Select(table => tables[table.Name]));

    internal SourceTable this[TableName name] => tables[name];

    /// <summary>
    /// What is counted per row of a table, in the order in which counts are drawn: children first, in the plan's order, then links from
    /// synthesized tables.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <returns>The table counted, its link or -1 for children, and the counts. Shape [rows].</returns>
    internal IEnumerable<(TableName Counted, int Link, int[] Counts)> CountsUnder(TablePlan table)
    {
        var rows = this[table.Name].RowCount;
        foreach (var child in Plan.ChildrenOf(table.Name))
        {
            yield return (child.Name, -1, SiblingPositions.CountByParent(this[child.Name].ParentRows, rows));
        }

        foreach (var other in Plan.Tables.Where(other => other.Mode == TableMode.Synthesize))
        {
            for (var link = 0; link < other.Relations.Links.Count; link++)
            {
                if (other.Relations.Links[link].ReferencedTable == table.Name
                    && LinkDraft.KindOf(this[other.Name], link, this) is (LinkKind.Dealt or LinkKind.Tree))
                {
                    yield return (other.Name, link, this[other.Name].CountUses(link, this[table.Name]));
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var table in tables.Values)
        {
            table.Dispose();
        }
    }
}
