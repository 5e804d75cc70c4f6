using Synth.Data;
using Synth.Learning;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Draws how many rows belong to each row, table by table from the roots down, and makes the totals exact.
/// </summary>
internal sealed class SkeletonBuilder
{
    private const int ChunkRows = 1 << 14;

    private readonly RelationalModel model;
    private readonly RandomStream stream;
    private readonly Dictionary<TableName, long> targets;
    private readonly CountLimits limits;
    private readonly int workers;
    private readonly HashSet<AgreementSupply.Pair> supplies;
    private readonly Dictionary<TableName, TableSkeleton> tables = [];

    private SkeletonBuilder(RelationalModel model, SampleOptions options, int workers)
    {
        this.model = model;
        this.workers = workers;
        stream = RandomStream.FromSeed(options.Seed).Derive("skeleton");
        targets = RowTargets.Of(model, options);
        limits = new CountLimits(model, targets);
        supplies = [.. AgreementSupply.Of(model.Plan, name => model.ModelOf(name).Links)];
    }

    /// <summary>Builds the skeleton. A function of the model and the options, whatever the number of workers.</summary>
    /// <exception cref="UnsupportedSchemaException">The rows that are asked for do not fit.</exception>
    public static Skeleton Build(RelationalModel model, SampleOptions options, int workers, CancellationToken cancellationToken)
    {
        var builder = new SkeletonBuilder(model, options, workers);
        foreach (var table in model.Plan.Tables.Where(table => table.Mode == TableMode.Synthesize))
        {
            builder.Add(table, cancellationToken);
        }

        return new Skeleton(builder.tables);
    }

    private void Add(TablePlan table, CancellationToken cancellationToken)
    {
        var tableModel = model.ModelOf(table.Name);
        var under = table.Relations.PrimaryParent is { } key ? CountedUnder(key.ReferencedTable, table.Name) : null;
        var rows = checked((int)targets[table.Name]);
        var counts = new int[tableModel.Counts.Length][];
        var ranges = new RowRanges[counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = Draw(table, tableModel, under, rows, counts, i, cancellationToken);
            var count = tableModel.Counts[i];
            var label = count.Link < 0 ? count.Counted.ToString() : $"{count.Counted}, link {count.Link}";
            CountTotals.Meet(counts[i], TotalOf(count), limits.MostOf(count), count.Encoder, stream.Derive(label)
                .Derive("total"), $"table {count.Counted}, rows per row of {table.Name}");
            if (count.Counted == table.Name && tableModel.Siblings.Depths is null)
            {
                TreeOrder.Arrange(counts[i]);
            }
        }

        if (tableModel.Siblings.Depths is { } depths)
        {
            ArrangeTrees(tableModel, counts, depths);
        }

        GiveKin(tableModel, counts);
        for (var i = 0; i < counts.Length; i++)
        {
            ranges[i] = new RowRanges(counts[i]);
        }

        tables.Add(table.Name, new TableSkeleton { Model = tableModel, RowCount = rows, UnderParent = under, Counted = ranges });
    }

    // Rows are exchangeable until they are arranged in levels: all that is counted of a row goes along with it.
    private void ArrangeTrees(TableModel tableModel, int[][] counts, Forest forest)
    {
        int[][] trees = [.. counts.Where((_, i) => tableModel.Counts[i].Counted == tableModel.Name)];
        var rows = counts[0].Length;
        var depths = new byte[rows];
        var features = StructureReader.Read(model.Plan, tables, tableModel, under: null, counts, counts.Length, begin: 0, rows);
        forest.Draw(features, rows, Stratified.Fill(stream.Derive(tableModel.Name.ToString()).Derive("depth"), rows), depths);
        var order = TreeOrder.Level(trees[0], depths);
        foreach (var numbers in counts)
        {
            Array.ConvertAll(order, row => numbers[row]).CopyTo(numbers, 0);
        }

        TreeOrder.Arrange(trees[0], [.. counts.Except([trees[0]])]);
        foreach (var numbers in trees.Skip(1))
        {
            TreeOrder.Arrange(numbers);
        }
    }

    // Children that must choose a row of another table under the same parent need the parent to have one.
    private void GiveKin(TableModel tableModel, int[][] counts)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            var chosen = tableModel.Counts[i];
            var needing = Enumerable.Range(0, counts.Length)
                .Where(other => other != i && (chosen.Link < 0
                    ? tableModel.Counts[other].Link < 0 && MustChoose(tableModel.Counts[other].Counted, chosen.Counted)
                    : MustAgree(tableModel.Counts[other], chosen)))
                .Select(other => counts[other])
                .ToArray();
            if (!KinCounts.Give(needing, counts[i]))
            {
                throw new UnsupportedSchemaException(
                    "Some rows find no row to reference.",
                    [new SchemaIssue(SchemaIssueSeverity.Error, $"table {chosen.Counted}",
                        "its rows are referenced by rows of the same parent, but it has none. Choose another --scale.")]);
            }
        }
    }

    private bool MustChoose(TableName table, TableName linked) => model.ModelOf(table).Links
        .Zip(model.Plan[table].Relations.Links)
        .Any(pair => pair.First is { Kind: LinkKind.Kin, Presence: < 0 } && pair.Second.ReferencedTable == linked);

    private bool MustAgree(CountModel needing, CountModel supplying) =>
        needing.Link >= 0 && supplies.Contains(new AgreementSupply.Pair(needing.Counted, needing.Link, supplying.Counted, supplying.Link));

    private long TotalOf(CountModel count)
    {
        var counted = model.ModelOf(count.Counted);
        var rows = targets[count.Counted];
        var share = count.Link < 0 ? 1 - counted.OrphanShare : counted.Links[count.Link].PresentShare;
        var total = (long)Math.Round(rows * share, MidpointRounding.AwayFromZero);

        // A tree has at least one row at its top.
        return count.Link >= 0 && counted.Links[count.Link].Kind == LinkKind.Tree ? Math.Min(total, rows - 1) : total;
    }

    private RowRanges CountedUnder(TableName parent, TableName child)
    {
        var skeleton = tables[parent];
        return skeleton.Counted[Array.FindIndex(skeleton.Model.Counts, count => count.Counted == child && count.Link < 0)];
    }

    private int[] Draw(
        TablePlan table, TableModel tableModel, RowRanges? under, int rows, int[][] counts, int index, CancellationToken cancellationToken)
    {
        var result = new int[rows];
        var countModel = tableModel.Counts[index];
        var draws = stream.Derive(table.Name.ToString()).Derive(index);
        var order = new KeyedPermutation(draws.Derive("order"), rows);
        var chunks = (rows + ChunkRows - 1) / ChunkRows;
        var settings = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        ParallelLoop.ForEach(Enumerable.Range(0, chunks), settings, chunk =>
        {
            var begin = chunk * ChunkRows;
            var length = Math.Min(ChunkRows, rows - begin);
            var features = StructureReader.Read(model.Plan, tables, tableModel, under, counts, index, begin, length);
            var codes = new byte[length];
            var quotas = QuotaDraw.Quotas(countModel.CodeRows, order, begin, length);
            QuotaDraw.Draw(countModel.Forest, features, quotas, draws.Derive(begin), _ => true, codes);
            for (var row = 0; row < length; row++)
            {
                result[begin + row] = (int)Math.Clamp(
                    countModel.Encoder.Draw(codes[row] - 1, new CellDraw(draws, begin + row)), 0, int.MaxValue / 2);
            }
        });
        return result;
    }
}
