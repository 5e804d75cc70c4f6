using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Makes the rows of one table in a block: variables first, then the rows that links choose, then values.</summary>
internal sealed class TableGenerator
{
    /// <summary>
    /// After so many redraws in a row without one row less to mend, what is still broken is for the target engine to say.
    /// </summary>
    private const int PatientRedraws = 40;

    private readonly TableSkeleton skeleton;
    private readonly TableModel table;
    private readonly LinkChooser links;
    private readonly VariableDrawer variables;
    private readonly RowFiller rows;
    private readonly CheckGuard checks;
    private readonly SpanKeeper spans;
    private readonly KeptDraws? kept;
    private readonly IReadOnlySet<int>? dates;

    /// <summary>Prepares a table.</summary>
    /// <param name="model">The model.</param>
    /// <param name="skeleton">The skeleton.</param>
    /// <param name="keys">The keys of all tables.</param>
    /// <param name="table">The table's model.</param>
    /// <param name="pools">The uses of linked rows, for each link that is dealt.</param>
    /// <param name="linked">The values of a column of the table that a link leads to, by position.</param>
    /// <param name="edges">Puts in edge cases.</param>
    /// <param name="kept">What is drawn of rows that are made more than once; null where it is drawn each time.</param>
    /// <param name="stream">The stream of all rows.</param>
    public TableGenerator(
        RelationalModel model,
        Skeleton skeleton,
        KeyResolver keys,
        TableModel table,
        Func<int, LinkPool> pools,
        Func<int, string, HeldColumn> linked,
        EdgeCaseWriter edges,
        KeptDraws? kept,
        RandomStream stream)
    {
        this.kept = kept;
        this.table = table;
        this.skeleton = skeleton[table.Name];
        dates = OwnDates.ColumnsOf(table);
        var own = stream.Derive(table.Name.ToString());
        links = new LinkChooser(model, skeleton, keys, table, pools, linked, own);
        variables = new VariableDrawer(model, table, skeleton[table.Name].RowCount, links, own);
        checks = new CheckGuard(model.Plan[table.Name], table, model.Plan.Schema);
        spans = new SpanKeeper(model.Plan[table.Name], table, model.Plan.Schema.Engine, own);
        rows = new RowFiller(model.Plan[table.Name], this.skeleton, keys, linked, edges, checks, spans, own);
    }

    /// <summary>Whether rows may be drawn again once their values are made.</summary>
    public bool HasChecks => checks.Variables.Length > 0;

    /// <summary>Makes rows.</summary>
    /// <param name="parent">The parent's rows in the block; null for roots and orphans.</param>
    /// <param name="begin">The position of the first row.</param>
    /// <param name="length">How many rows.</param>
    /// <param name="isEarly">Whether they are made again later, so that what is drawn of them is worth keeping.</param>
    public TableBlock Generate(TableBlock? parent, long begin, int length, bool isEarly)
    {
        var block = Place(parent, begin, length);
        var isRestored = TryRestore(block);
        if (!isRestored)
        {
            variables.Draw(block);
        }

        var chosen = block.Links = Choose(block);
        block.Rows = rows.Fill(block, chosen);
        if (!isRestored)
        {
            Mend(block, chosen);

            // Links that go by dates which were drawn again since would be others the next time.
            Keep(block, isEarly && checks.FollowFromDraws && (dates is null || block.Redraws is null));
        }

        KeepRhythm(block);
        checks.RefuseBroken(block.Rows!);
        spans.RefuseBroken(block.Rows!);
        return block;
    }

    /// <summary>Makes columns of rows that are made again later; the others may be empty.</summary>
    /// <param name="parent">The parent's rows in the block; null for roots and orphans.</param>
    /// <param name="begin">The position of the first row.</param>
    /// <param name="length">How many rows.</param>
    /// <param name="columns">The columns, with all that they follow from; null for all.</param>
    public TableBlock GenerateColumns(TableBlock? parent, long begin, int length, IReadOnlySet<int>? columns)
    {
        if (columns is null)
        {
            return Generate(parent, begin, length, isEarly: true);
        }

        var block = DrawVariables(parent, begin, length, isEarly: true);
        block.Rows = columns.Count == 0 ? null : rows.Fill(block, [], columns);
        return block;
    }

    /// <summary>Draws the variables of rows without making their values; the parameters are those of <see cref="Generate"/>.</summary>
    public TableBlock DrawVariables(TableBlock? parent, long begin, int length, bool isEarly)
    {
        var block = Place(parent, begin, length);

        // Rows that checks have had drawn again are others than those that were drawn at first.
        if (HasChecks || !TryRestore(block))
        {
            variables.Draw(block);
            Keep(block, isEarly && !HasChecks);
        }

        return block;
    }

    /// <summary>Completes rows whose children are made.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="children">The child tables' rows below them.</param>
    /// <param name="totals">What sums up rows that link to these; null while it is not known.</param>
    public void Complete(TableBlock block, IReadOnlyDictionary<TableName, TableBlock> children, LinkTotals? totals) =>
        rows.Complete(block, children, totals);

    // The dates that links keep to are made first, as far as they follow from no link.
    private long[][] Choose(TableBlock block)
    {
        if (dates is null)
        {
            return links.Choose(block);
        }

        var none = Enumerable.Repeat(-1L, block.Length).ToArray();
        using var known = block.Rows = rows.Fill(block, [.. table.Links.Select(_ => none)], dates);
        return links.Choose(block);
    }

    private void Keep(TableBlock block, bool isWanted)
    {
        if (isWanted)
        {
            kept?.Keep(block);
        }
    }

    private bool TryRestore(TableBlock block)
    {
        if (kept?.TryRestore(block) != true)
        {
            return false;
        }

        variables.Resume(block);
        return true;
    }

    // What breaks a check stays as it was.
    private void KeepRhythm(TableBlock block)
    {
        if (!links.HasRhythm(block))
        {
            return;
        }

        var (before, chosen) = (block.Links!, links.KeepRhythm(block));
        Fill(chosen);
        if (HasChecks && checks.FindBroken(block.Rows!).Count > 0)
        {
            Fill(before);
        }

        void Fill(long[][] links)
        {
            block.Rows!.Dispose();
            block.Links = links;
            block.Rows = rows.Fill(block, links);
        }
    }

    // Rows that break a check are drawn again.
    private void Mend(TableBlock block, long[][] chosen)
    {
        var (fewest, since) = (int.MaxValue, 0);
        for (var attempt = 1; since < PatientRedraws && HasChecks
            && checks.FindBroken(block.Rows!) is { Count: > 0 } broken; attempt++)
        {
            since = broken.Count < fewest ? 0 : since + 1;
            fewest = Math.Min(fewest, broken.Count);
            DrawAgain(block, broken, attempt);
            block.Rows!.Dispose();
            block.Rows = rows.Fill(block, chosen);
        }
    }

    private void DrawAgain(TableBlock block, List<int> broken, int attempt)
    {
        block.Redraws ??= new int[block.Length];
        foreach (var row in broken)
        {
            block.Redraws[row] = attempt;
        }

        variables.DrawAgain(block, broken, checks.Variables, attempt);
    }

    private TableBlock Place(TableBlock? parent, long begin, int length)
    {
        var parents = Array.ConvertAll(
            StructureReader.ParentRows(parent is null ? null : skeleton.UnderParent, begin, length),
            row => row < 0 ? -1 : (int)(row - parent!.Begin));
        var structure = StructureReader.Complete(skeleton, begin, length);
        return new TableBlock
        {
            Skeleton = skeleton,
            Begin = begin,
            Length = length,
            Parents = parents,
            Parent = parent,
            Features = [.. structure, .. table.Variables.Select(_ => new byte[length])],
            Uses = new long[table.Links.Length][],
        };
    }
}
