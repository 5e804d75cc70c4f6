using Synth.Data;

namespace Synth.Modeling;

/// <summary>Draws each family of a block several times and keeps one by the odds of <see cref="FamilyRatio"/>.</summary>
/// <param name="table">The table's model.</param>
/// <param name="stream">The stream of the choices.</param>
internal sealed class FamilyChooser(TableModel table, RandomStream stream)
{
    private readonly SummaryColumn[] columns = SummaryColumn.Of([.. table.Variables.Select(variable => variable.Variable)], table.Columns);

    /// <summary>The rows of a block, each family as often as there are candidates; the columns are not drawn.</summary>
    /// <param name="block">The rows, their lead drawn.</param>
    /// <param name="sources">Receives the row of the block that each row is a candidate of. Shape [rows].</param>
    public TableBlock Repeat(TableBlock block, out int[] sources)
    {
        var rows = new List<int>();
        var parents = new List<int>();
        foreach (var (begin, end) in FamilySummary.FamiliesOf(block.Parents))
        {
            for (var candidate = 0; candidate < table.Siblings.Candidates; candidate++)
            {
                for (var row = begin; row < end; row++)
                {
                    rows.Add(row);
                    parents.Add((block.Parents[row] * table.Siblings.Candidates) + candidate);
                }
            }
        }

        // Rows without a parent are drawn once.
        foreach (var row in Enumerable.Range(0, block.Length).Where(row => block.Parents[row] < 0))
        {
            rows.Add(row);
            parents.Add(-1);
        }

        sources = [.. rows];
        return new TableBlock
        {
            Skeleton = block.Skeleton,
            Begin = block.Begin * table.Siblings.Candidates,
            Length = sources.Length,
            Parents = [.. parents],
            Parent = null,
            Features = FeatureGather.Take(block.Features, sources),
            Uses = [],
        };
    }

    /// <summary>Takes one candidate of each family into the block.</summary>
    /// <param name="drawn">The candidates, drawn.</param>
    /// <param name="sources">The row of the block that each is a candidate of.</param>
    /// <param name="context">What rows see above them. Shape [features][rows of the candidates].</param>
    /// <param name="block">The block.</param>
    public void Choose(TableBlock drawn, int[] sources, byte[][] context, TableBlock block)
    {
        var families = FamilySummary.FamiliesOf(drawn.Parents);
        var features = families.Count == 0 ? [] : FeaturesOf(drawn, families, context, block, sources);
        var chosen = stream.Derive(block.Begin);
        var rows = new List<int>();
        for (var first = 0; first < families.Count; first += table.Siblings.Candidates)
        {
            var kept = first + Pick(features, first, chosen.Uniform(first));
            rows.AddRange(Enumerable.Range(families[kept].Begin, families[kept].End - families[kept].Begin));
        }

        rows.AddRange(Enumerable.Range(0, drawn.Length).Where(row => drawn.Parents[row] < 0));
        Take(drawn, rows, sources, block);
    }

    private byte[][] FeaturesOf(
        TableBlock drawn, List<(int Begin, int End)> families, byte[][] context, TableBlock block, int[] sources)
    {
        var firsts = families.Select(family => family.Begin).ToArray();
        var parents = Array.ConvertAll(firsts, row => block.Parents[sources[row]]);
        return
        [
            .. FeatureGather.Take(context, firsts),
            .. FeatureGather.Take([.. drawn.Features.Take(table.StructureFeatureCount)], firsts),
            .. table.Siblings.Elders.SelectMany(elder => FeatureGather.Take(block.Parent!.Summaries[elder], parents)),
            .. FamilySummary.Bin(FamilySummary.Of(columns, drawn.Codes, families), table.Siblings.SummaryCuts),
        ];
    }

    private int Pick(byte[][] features, int first, double chance)
    {
        var count = table.Siblings.Candidates;
        var odds = Enumerable.Range(first, count).Select(family => table.Siblings.Ratio!.LogOdds(features, family)).ToArray();
        var most = odds.Max();
        var rest = chance * odds.Sum(value => Math.Exp(value - most));
        for (var candidate = 0; candidate < count; candidate++)
        {
            rest -= Math.Exp(odds[candidate] - most);
            if (rest < 0)
            {
                return candidate;
            }
        }

        return count - 1;
    }

    private void Take(TableBlock drawn, List<int> rows, int[] sources, TableBlock block)
    {
        for (var variable = table.LeadCount; variable < table.Variables.Length; variable++)
        {
            var (from, to) = (drawn.Codes(variable), block.Codes(variable));
            foreach (var row in rows)
            {
                to[sources[row]] = from[row];
            }
        }

        foreach (var column in table.Columns.OfType<DataColumnModel>())
        {
            if (drawn.SettledOf(column) is { } from)
            {
                var to = block.Settle(column);
                foreach (var row in rows)
                {
                    to[sources[row]] = from[row];
                }
            }
        }
    }
}
