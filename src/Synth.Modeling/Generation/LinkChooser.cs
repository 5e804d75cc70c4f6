using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Chooses the rows that the links of a table lead to.</summary>
internal sealed class LinkChooser
{
    private readonly TableModel table;
    private readonly TablePlan plan;
    private readonly TableSkeleton skeleton;
    private readonly Dictionary<int, Lazy<Func<long, long>>> leads;
    private readonly RandomStream[] picks;
    private readonly LinkDealer?[] dealers;
    private readonly KinRanges?[] kin;
    private readonly AgreeingChooser?[] agreeing;
    private readonly KeyedPermutation[] covers;
    private readonly LinkSettler settler;

    /// <summary>Prepares the links of a table.</summary>
    /// <param name="model">The model.</param>
    /// <param name="skeleton">The skeleton.</param>
    /// <param name="keys">The keys of all tables.</param>
    /// <param name="table">The table's model.</param>
    /// <param name="pools">The uses of linked rows, for each link that is dealt.</param>
    /// <param name="linked">The values of a column of the table that a link leads to, by position.</param>
    /// <param name="stream">The table's stream.</param>
    public LinkChooser(
        RelationalModel model, Skeleton skeleton, KeyResolver keys, TableModel table, Func<int, LinkPool> pools,
        Func<int, string, HeldColumn> linked, RandomStream stream)
    {
        this.table = table;
        this.skeleton = skeleton[table.Name];
        var through = new ThroughLinks(model, skeleton, keys, table.Name, linked);
        leads = table.Links.Index().Where(link => link.Item.Repeat is { Through: >= 0 })
            .ToDictionary(link => link.Index, link => new Lazy<Func<long, long>>(() => through.Of(link.Item.Repeat!)));
        plan = model.Plan[table.Name];
        picks = [.. table.Links.Select((_, link) => stream.Derive("pick").Derive(link))];
        kin = [.. table.Links.Select((link, i) =>
            link.Kind == LinkKind.Kin ? new KinRanges(model.Plan, skeleton, table.Name, i, link.Path ?? KinPath.UnderParent) : null)];
        agreeing = [.. table.Links.Select((link, i) => link.Kind == LinkKind.Agreeing ? new AgreeingChooser(plan, i, linked) : null)];
        covers = [.. table.Links.Select((_, i) =>
            new KeyedPermutation(stream.Derive("cover").Derive(i), Math.Max(1, this.skeleton.RowCount)))];
        dealers = [.. table.Links.Select((link, i) => link.Kind is LinkKind.Dealt or LinkKind.Tree
            ? new LinkDealer(link.Kind, pools(i), stream.Derive("link").Derive(i), this.skeleton.RowCount)
            : null)];
        settler = new LinkSettler(model, table, this.skeleton, dealers, kin, linked, stream.Derive("repair"));
    }

    /// <summary>The link whose uses a variable deals out by cluster, or null.</summary>
    public int? DealtBy(int variable) =>
        Array.FindIndex(table.Links, link => link.Kind == LinkKind.Dealt && link.Variable == variable) is >= 0 and var link ? link : null;

    /// <summary>The row of the block that each row hangs under in the tree of the table; -1 for those at the top. Shape [rows].</summary>
    public int[] AboveOf(TableBlock block)
    {
        var dealer = dealers[Array.FindIndex(table.Links, link => link.Kind == LinkKind.Tree)]!;
        var above = new int[block.Length];
        for (var row = 0; row < above.Length; row++)
        {
            var use = dealer.UseOf(block.Begin + row, isUnique: false);
            above[row] = use < 0 ? -1 : (int)(dealer.RowOf(use, block.Begin + row) - block.Begin);
        }

        return above;
    }

    /// <summary>
    /// Draws the cluster of the linked row: the uses that the rows of the block own say how often each cluster comes, the forest says
    /// to whom.
    /// </summary>
    public void Deal(int link, VariableModel variable, byte[][] features, TableBlock block, RandomStream stream, byte[] codes)
    {
        var dealer = dealers[link]!;
        var uses = new long[block.Length];
        var quotas = new int[Math.Max(dealer.CodeCount, variable.Variable.BinCount)];
        var owned = new Queue<long>[quotas.Length];
        for (var row = 0; row < uses.Length; row++)
        {
            if (block.IsPresent(variable.Presence, row))
            {
                var use = dealer.UseOf(block.Begin + row, table.Links[link].IsUnique);
                var code = dealer.CodeOf(use);
                quotas[code]++;
                (owned[code] ??= new Queue<long>()).Enqueue(use);
            }
        }

        QuotaDraw.Draw(variable.Forest, features, quotas, stream, row => block.IsPresent(variable.Presence, row), codes);
        for (var row = 0; row < uses.Length; row++)
        {
            uses[row] = block.IsPresent(variable.Presence, row) ? owned[codes[row]].Dequeue() : -1;
        }

        block.Uses[link] = uses;
    }

    /// <summary>Rows that others will look for are chosen by some rows whatever was drawn for these.</summary>
    /// <param name="variable">The variable that was drawn.</param>
    /// <param name="block">The rows.</param>
    /// <param name="codes">Its codes. Shape [rows].</param>
    public void Cover(int variable, TableBlock block, byte[] codes)
    {
        var index = Array.FindIndex(table.Links, link => link.Variable == variable && link.Cover.Length > 0);
        for (var row = 0; index >= 0 && row < codes.Length; row++)
        {
            if (codes[row] > 0 && CoverOf(index, block.Begin + row) is { } chosen
                && Array.FindIndex(table.Links[index]
                    .Groups, group => Array.Exists(group, linked => linked.Row == chosen)) is >= 0 and var code)
            {
                codes[row] = (byte)(code + 1);
            }
        }
    }

    private int? CoverOf(int link, long position)
    {
        var cover = table.Links[link].Cover;
        return cover.Length > 0 && covers[link][position] is var place && place < cover.Length ? cover[place] : null;
    }

    /// <summary>Whether some links are null follows from the row's position; what was drawn for their presence gives way.</summary>
    /// <param name="variable">The variable that was drawn.</param>
    /// <param name="block">The rows.</param>
    /// <param name="codes">Its codes. Shape [rows].</param>
    public void FollowPosition(int variable, TableBlock block, byte[] codes)
    {
        for (var i = 0; i < table.Links.Length; i++)
        {
            var link = table.Links[i];
            if (link.Presence != variable || !FollowsPosition(link))
            {
                continue;
            }

            for (var row = 0; row < codes.Length; row++)
            {
                var wanted = codes[row] == PresenceGroups.Present;
                codes[row] = MayLink(i, block.Begin + row, wanted) ? PresenceGroups.Present : PresenceGroups.Absent;
            }
        }
    }

    /// <summary>The row that each row links to, -1 for null. Shape [links][rows].</summary>
    public long[][] Choose(TableBlock block)
    {
        var chosen = new long[table.Links.Length][];
        var ranges = new (long First, int Count)[table.Links.Length][];
        for (var i = 0; i < chosen.Length; i++)
        {
            chosen[i] = new long[block.Length];
            if (agreeing[i] is { } chooser)
            {
                ranges[i] = chooser.RangesOf(block, (link, row) => agreeing[link]?.PositionAt(chosen[link][row]) ?? chosen[link][row]);
                ChooseAgreeing(i, block, ranges[i], chosen[i]);
                continue;
            }

            if (table.Links[i].Kind == LinkKind.Elder)
            {
                Array.Fill(chosen[i], -1);
                continue;
            }

            var uses = new KinUses(table.Links[i].RowsByUses, picks[i].Derive("uses"));
            for (var row = 0; row < block.Length; row++)
            {
                chosen[i][row] = block.IsPresent(table.Links[i].Presence, row) ? Choose(i, block, row, uses) : -1;
            }

            if (table.Links[i].Kind == LinkKind.Chosen && CountLimits.MostBeside(table, plan, i) is < int.MaxValue and var most)
            {
                Spread(table.Links[i], chosen[i], most);
            }
        }

        settler.Settle(block, chosen, ranges);
        foreach (var (i, chooser) in agreeing.Index())
        {
            chosen[i] = chooser is null ? chosen[i] : Array.ConvertAll(chosen[i], chooser.PositionAt);
        }

        FollowOthers(block, chosen);
        return chosen;
    }

    /// <summary>Whether rows may exchange what they link to once they are finished, so that time keeps its rhythm along links.</summary>
    /// <param name="block">The rows.</param>
    public bool HasRhythm(TableBlock block) =>
        block.Length == skeleton.RowCount && Array.Exists(table.Links, link => link.Gaps is not null);

    /// <summary>The rows that finished rows link to instead, so that time keeps its rhythm along links. Shape [links][rows].</summary>
    /// <param name="block">The rows, finished.</param>
    public long[][] KeepRhythm(TableBlock block)
    {
        var chosen = Array.ConvertAll(block.Links!, rows => (long[])rows.Clone());
        settler.KeepRhythm(block, chosen);
        FollowOthers(block, chosen);
        return chosen;
    }

    // Rows that find no value left beside the row that they chose choose the one that is used least.
    private static void Spread(LinkModel link, long[] chosen, long most)
    {
        var uses = link.Groups.SelectMany(group => group).ToDictionary(linked => (long)linked.Row, _ => 0L);
        var least = new PriorityQueue<long, (long Uses, long Row)>(uses.Keys.Select(linked => (linked, (0L, linked))));
        for (var row = 0; row < chosen.Length; row++)
        {
            if (chosen[row] >= 0)
            {
                chosen[row] = uses.GetValueOrDefault(chosen[row]) < most ? chosen[row] : LeastUsed();
                uses[chosen[row]] = uses.GetValueOrDefault(chosen[row]) + 1;
            }
        }

        // Places in the queue are put right only when they come up: uses never fall.
        long LeastUsed()
        {
            while (least.TryPeek(out var linked, out var place) && place.Uses != uses[linked])
            {
                least.DequeueEnqueue(linked, (uses[linked], linked));
            }

            return least.Peek();
        }
    }

    // What other links decide is told once these are settled.
    private void FollowOthers(TableBlock block, long[][] chosen)
    {
        for (var i = 0; i < chosen.Length; i++)
        {
            RepeatThrough(i, chosen);
        }

        for (var i = 0; i < chosen.Length; i++)
        {
            if (table.Links[i].Kind == LinkKind.Elder)
            {
                chosen[i] = ChooseElders(i, block, chosen[ElderLinks.LeaderOf(plan, i)]);
            }
        }
    }

    private long[] ChooseElders(int index, TableBlock block, long[] leaders)
    {
        var link = table.Links[index];
        var steps = new long[block.Length];
        for (var row = 0; row < steps.Length; row++)
        {
            steps[row] = block.IsPresent(link.Presence, row)
                ? Math.Max(0, link.Choice!.Draw(block.Codes(link.Variable)[row] - 1, new CellDraw(picks[index], block.Begin + row)))
                : -1;
        }

        return Array.ConvertAll(
            ElderLinks.Choose(steps, leaders, link.IsUnique, link.Presence >= 0), row => row < 0 ? -1 : block.Begin + row);
    }

    // What leads to the parent of another link's row is told once that link is settled.
    private void RepeatThrough(int link, long[][] chosen)
    {
        if (table.Links[link].Repeat is { Through: >= 0 and var other } repeat)
        {
            RepeatThrough(other, chosen);
            chosen[link] = Array.ConvertAll(chosen[other], row => row < 0 ? -1 : leads[link].Value(row));
        }
    }

    // Until rows are unique it is places that are chosen: those that agree stand side by side.
    private void ChooseAgreeing(int index, TableBlock block, (long First, int Count)[] ranges, long[] chosen)
    {
        var link = table.Links[index];
        for (var row = 0; row < chosen.Length; row++)
        {
            var (first, count) = ranges[row];
            chosen[row] = !block.IsPresent(link.Presence, row) ? -1
                : count > 0 ? first
                    + Math.Clamp(link.Choice!.Draw(block.Codes(link.Variable)[row] - 1, new CellDraw(picks[index], block.Begin + row)),
                        0, count - 1)
                : link.Presence >= 0 ? -1
                : throw NoneAgrees(index);
        }
    }

    private UnsupportedSchemaException NoneAgrees(int link) => new(
        "Some rows find no row to reference.",
        [new SchemaIssue(
            SchemaIssueSeverity.Error,
            $"table {plan.Name}, foreign key ({string.Join(", ", plan.Relations.Links[link].ReferencingColumns)})",
            $"no row of {plan.Relations.Links[link].ReferencedTable} agrees in "
            + $"{string.Join(", ", Agreement.Shared(plan, link).Select(pair => pair.Column))}. Choose another --scale, or leave the rows "
            + $"out by mode: empty under tables.{plan.Name} of the configuration.")]);

    /// <summary>Whether it follows from a row's position if the link is null.</summary>
    public static bool FollowsPosition(LinkModel link) =>
        link.Kind is LinkKind.Tree or LinkKind.Sibling or LinkKind.Kin || (link.Kind == LinkKind.Dealt && link.IsUnique);

    private bool MayLink(int link, long position, bool wanted) => table.Links[link].Kind switch
    {
        LinkKind.Sibling => wanted && KeyResolver.OrdinalOf(skeleton, position) > 0,
        LinkKind.Kin => wanted && kin[link]!.Of(position).Count > 0,
        _ => dealers[link]!.HasUse(position),
    };

    // A row that must choose and finds no kin chooses anyone, where no key forbids it.
    private long ChooseKin(int index, int place, CellDraw draw, KinUses uses)
    {
        var link = table.Links[index];
        var (first, count) = kin[index]!.Of(draw.Position);
        return count > 0 ? uses.Take(first + Math.Clamp(link.Choice!.Draw(place, draw), 0, count - 1), first, count)
            : link is { Presence: < 0, Path.IsFound: true } && kin[index]!.RowCount > 0 ? draw.Below(0, kin[index]!.RowCount)
            : -1;
    }

    private long Choose(int index, TableBlock block, int row, KinUses uses)
    {
        var link = table.Links[index];
        var position = block.Begin + row;
        var draw = new CellDraw(picks[index], position);
        switch (link.Kind)
        {
            case LinkKind.Chosen:
                return CoverOf(index, position) ?? Pick(link.Groups[block.Codes(link.Variable)[row] - 1], draw);
            case LinkKind.Sibling:
                var (eldest, elders) = settler.DomainOf(index, position);
                return elders == 0 ? -1 : eldest + draw.Below(0, elders);
            case LinkKind.Kin:
                return ChooseKin(index, block.Codes(link.Variable)[row] - 1, draw, uses);
            case LinkKind.Repeated when link.Repeat!.Through < 0:
                return block.Parents[row] is >= 0 and var parent ? block.Parent!.Links![link.Repeat!.Link][parent] : -1;
            case LinkKind.Dealt or LinkKind.Tree:
                return dealers[index]!.RowOf(block.Uses[index]?[row] ?? dealers[index]!.UseOf(position, link.IsUnique), position);
            default:
                return -1;
        }
    }

    private static long Pick(LinkedRow[] rows, CellDraw draw)
    {
        var rest = rows.Length == 1 ? 0 : draw.Below(0, rows.Sum(row => (long)row.Uses));
        foreach (var row in rows)
        {
            rest -= row.Uses;
            if (rest < 0)
            {
                return row.Row;
            }
        }

        return rows[^1].Row;
    }
}
