using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Draws families from what is known of them with noise, in the form of a sample of the source, so that a model is fitted to them
/// as to any.
/// </summary>
/// <param name="source">The source's sample, of which only the copied tables are taken.</param>
/// <param name="tables">What is known of the synthesized tables, each after its parent.</param>
/// <param name="options">The seed, and how large a sample may be.</param>
internal sealed class PrivateSampleDrawer(SourceSample source, IReadOnlyDictionary<TableName, PrivateTable> tables, FitOptions options)
{
    private readonly RandomStream stream = RandomStream.FromSeed(options.Seed).Derive("private sample");
    private readonly PrivateSampleDraft draft = new(source.Plan.Schema);

    private const int MostRowsPerParent = 100;

    /// <summary>Draws the sample; the caller disposes it.</summary>
    public SourceSample Draw()
    {
        foreach (var plan in source.Plan.Tables)
        {
            DrawTable(plan);
        }

        foreach (var table in tables.Values)
        {
            draft.SettleLaterLinks(table.Plan, stream.Derive(table.Plan.Name.ToString()).Derive("later"));
        }

        var result = new Dictionary<TableName, SourceTable>();
        var planned = new GenerationPlan(source.Plan.Schema, source.Plan.Tables.Select(WithRowCount).ToValueList());
        foreach (var plan in planned.Tables)
        {
            result.Add(plan.Name, plan.Mode == TableMode.Synthesize ? ToTable(plan, result) : Fixed(plan));
        }

        return new SourceSample(planned, result);
    }

    private void DrawTable(TablePlan plan)
    {
        if (plan.Mode != TableMode.Synthesize)
        {
            draft.Add(plan.Name, CopyOf(source[plan.Name]), []);
            return;
        }

        var table = tables[plan.Name];
        var drawer = new PrivateTableDrawer(table, draft, stream);
        var limit = RowLimitOf(plan);
        var rows = new List<PrivateRow>();
        var tried = 0L;
        if (plan.Relations.PrimaryParent is { } key)
        {
            var parent = tables[key.ReferencedTable];
            foreach (var (row, above) in draft.RowsOf(key.ReferencedTable).Index())
            {
                var count = ChildCountOf(plan, parent, above, row);
                for (var sibling = 0; sibling < count && rows.Count < limit; sibling++)
                {
                    Try(row, sibling, above.Codes);
                }
            }
        }

        for (var row = 0L; row < table.RootRows && rows.Count < limit; row++)
        {
            Try(-1, 0, null);
        }

        draft.Add(plan.Name, drawer.Columns, [.. rows]);

        void Try(int parent, int sibling, int[]? above)
        {
            if (drawer.Draw(parent, sibling, above, tried++) is { } row)
            {
                rows.Add(row);
            }
        }
    }

    // Noise could make a family of a million: on the average no row is given more children than this.
    private long RowLimitOf(TablePlan plan) => Math.Min(2 * options.SampleRows, plan.Relations.PrimaryParent is { } key
        ? tables[plan.Name].RootRows + ((long)MostRowsPerParent * draft.RowCountOf(key.ReferencedTable))
        : long.MaxValue);

    private long ChildCountOf(TablePlan child, PrivateTable parent, PrivateRow above, int row)
    {
        var number = source.Plan.ChildrenOf(parent.Plan.Name).Index().First(entry => entry.Item.Name == child.Name).Index;
        var slot = Array.FindIndex(parent.Slots, candidate => candidate.Kind == PrivateSlotKind.ChildCount && candidate.Index == number);
        var range = PrivateTableFitter.LadderOf(child)[above.Codes[slot]];
        return range.Low + stream.Derive(child.Name.ToString()).Derive("counts").Below(row, range.High - range.Low + 1);
    }

    private SourceTable ToTable(TablePlan plan, Dictionary<TableName, SourceTable> made)
    {
        var rows = draft.RowsOf(plan.Name);
        var parent = plan.Relations.PrimaryParent is { } key ? made[key.ReferencedTable] : null;
        var families = new int[rows.Length];
        var familyCount = parent?.FamilyCount ?? 0;
        for (var row = 0; row < rows.Length; row++)
        {
            families[row] = rows[row].Parent >= 0 ? parent!.Families[rows[row].Parent] : familyCount++;
        }

        return new SourceTable
        {
            Plan = plan,
            Layout = RecordBatch.LayoutOf(plan.Table),
            Columns = draft.ColumnsOf(plan.Name),
            ParentRows = [.. rows.Select(row => row.Parent)],
            Families = families,
            FamilyCount = familyCount,
            LinkRows = [.. Enumerable.Range(0, plan.Relations.Links.Count).Select(link => rows.Select(row => row.Links[link]).ToArray())],
            LinkUses = null,
        };
    }

    private SourceTable Fixed(TablePlan plan)
    {
        var table = source[plan.Name];
        return new SourceTable
        {
            Plan = plan,
            Layout = table.Layout,
            Columns = draft.ColumnsOf(plan.Name),
            ParentRows = table.ParentRows,
            Families = table.Families,
            FamilyCount = table.FamilyCount,
            LinkRows = table.LinkRows,
            LinkUses = table.LinkUses,
        };
    }

    // The rows of the whole source, as far as noise lets them be known.
    private TablePlan WithRowCount(TablePlan plan)
    {
        if (plan.Mode != TableMode.Synthesize)
        {
            return plan;
        }

        var rows = draft.RowsOf(plan.Name).Length / source[plan.Name].FamilyShare;
        return plan with { SourceRowCount = (long)Math.Round(rows), Reason = "drawn from counts with noise" };
    }

    private static ColumnVector[] CopyOf(SourceTable table)
    {
        var columns = table.Columns.Select(column => ColumnVector.Create(column.Kind, table.RowCount)).ToArray();
        for (var i = 0; i < columns.Length; i++)
        {
            for (var row = 0; row < table.RowCount; row++)
            {
                columns[i].AppendFrom(table.Columns[i], row);
            }
        }

        return columns;
    }
}
