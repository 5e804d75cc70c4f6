using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Compares the rows of tables.</summary>
/// <param name="source">The one side with its variables.</param>
/// <param name="other">The other side with its variables.</param>
/// <param name="fixedTables">Tables that are the same on both sides.</param>
/// <param name="options">The budget.</param>
internal sealed class TableComparer(
    Side source,
    Side other,
    IReadOnlySet<TableName> fixedTables,
    EvaluationOptions options)
{
    private readonly RandomStream stream = RandomStream.FromSeed(options.Seed).Derive("tables");

    /// <summary>Compares a table.</summary>
    public TableFidelity Compare(TableName table, CancellationToken cancellationToken)
    {
        var (a, b) = (source.Rows.Data[table], other.Rows.Data[table]);
        var (rowsA, rowsB) = (source.Rows.RowsOf(table), other.Rows.RowsOf(table));
        var isFixed = fixedTables.Contains(table);
        var (numbers, otherNumbers) = (Values(a, rowsA), Values(b, rowsB));
        var copula = CopulaDistance.Between(numbers, otherNumbers);
        var (families, otherFamilies) =
            (Array.ConvertAll(rowsA, row => a.Families[row]), Array.ConvertAll(rowsB, row => b.Families[row]));
        var patterns = ComparePatterns(a, rowsA, families, b, rowsB, otherFamilies);
        var columns = new ColumnComparer(rowsA, families, rowsB, otherFamilies, source.Rows.Data.Cells);
        return new TableFidelity
        {
            Columns = a.Columns.Zip(b.Columns, columns.Compare).OfType<ColumnFidelity>().ToValueList(),
            Pairs = new PairComparer(stream.Derive("pairs"), source.Rows.Data.Cells).Within(a, rowsA, b, rowsB),
            CopulaHellinger = copula,
            CopulaInterval = copula is { } distance
                ? CopulaDistance.IntervalOf(distance, numbers, families, otherNumbers, otherFamilies)
                : null,
            MissingPatterns = patterns?.TotalVariation,
            MissingPatternsInterval = patterns?.TotalVariationInterval,
            Rows = isFixed ? null : Told(table, "rows", (features, rows) => features.Own(table, rows), [], cancellationToken),
            WithChildren = source.Features.HasChildren(table)
                ? Told(
                    table,
                    "children",
                    (features, rows) => [.. features.Own(table, rows), .. features.Children(table, rows)],
                    [],
                    cancellationToken)
                : null,
            WithParents = isFixed || !source.Features.HasParents(table)
                ? null
                : Told(
                    table,
                    "parents",
                    (features, rows) => [.. features.Own(table, rows), .. features.Parents(table, rows)],
                    new AncestorFinder(source.Rows.Data, other.Rows.Data, fixedTables).Find(table),
                    cancellationToken),
            Missing = isFixed ? null : MissingTold(table, a, b, cancellationToken),
        };
    }

    private Detection? Told(
        TableName table,
        string label,
        Func<FeatureSource, int[], IReadOnlyList<Feature>> choose,
        IReadOnlyList<RowGroups> groups,
        CancellationToken cancellationToken) =>
        new TwoSampleTest(stream.Derive(table.ToString()).Derive(label), options.RowsPerSide, new BoostingOptions(options.TreeCount)).Run(
            rows => choose(source.Features, rows),
            source.Rows.RowsOf(table),
            rows => choose(other.Features, rows),
            other.Rows.RowsOf(table),
            groups,
            cancellationToken);

    private Detection? MissingTold(TableName table, DataTable a, DataTable b, CancellationToken cancellationToken)
    {
        var places = NullableColumns(a, b);
        IReadOnlyList<Feature> Of(DataTable side, int[] rows) =>
            [.. places.Select(place => side.Columns[place])
                .Select(column => new Feature($"{column.Name} missing", Array.ConvertAll(rows, row => column.Nulls[row] ? 1f : 0f)))];
        return places.Length == 0
            ? null
            : new TwoSampleTest(stream.Derive(table.ToString())
                .Derive("missing"), options.RowsPerSide, new BoostingOptions(options.TreeCount)).Run(
                rows => Of(a, rows), source.Rows.RowsOf(table), rows => Of(b, rows), other.Rows.RowsOf(table), [], cancellationToken);
    }

    private static int[] NullableColumns(DataTable a, DataTable b) =>
        [.. Enumerable.Range(0, a.Columns.Count).Where(i => a.Columns[i].Nulls.Contains(true) || b.Columns[i].Nulls.Contains(true))];

    private static CellComparison? ComparePatterns(DataTable a, int[] rowsA, int[] familiesA, DataTable b, int[] rowsB, int[] familiesB)
    {
        var places = NullableColumns(a, b);
        if (places.Length == 0 || rowsA.Length == 0 || rowsB.Length == 0)
        {
            return null;
        }

        var codes = new Dictionary<string, int>();
        int[] Patterns(DataTable side, int[] rows) => Array.ConvertAll(rows, row =>
        {
            var pattern = string.Concat(places.Select(place => side.Columns[place].Nulls[row] ? '0' : '1'));
            codes.TryAdd(pattern, codes.Count);
            return codes[pattern];
        });
        var (first, second) = (Patterns(a, rowsA), Patterns(b, rowsB));
        return CellComparison.Of(codes.Count, first, [familiesA], second, [familiesB]);
    }

    private static double[][] Values(DataTable table, int[] rows) =>
        [.. table.UsedColumns.Where(column => column.Role != ColumnRole.Category)
            .Select(column => Array.ConvertAll(rows, row => column.Values[row]))];
}
