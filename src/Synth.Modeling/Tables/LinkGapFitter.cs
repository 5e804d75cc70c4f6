using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// Finds links along which time keeps a rhythm: the gaps between the rows that link to the same row are others than if those rows had been
/// dealt out among their like.
/// </summary>
internal static class LinkGapFitter
{
    private const int MostBins = 32;
    private const int FewestGaps = 100;

    /// <summary>Gaps that differ by less from those of dealt rows are not worth the exchanges (Kolmogorov-Smirnov distance).</summary>
    private const double LeastDistance = 0.1;

    /// <summary>The distance that chance exceeds in one of two thousand samples, times the root of their size (Smirnov 1948).</summary>
    private const double Surprising = 2;

    /// <summary>Of a part of the rows that link to a row the gaps are longer than those of all.</summary>
    private const double LeastShareOfRows = 0.8;

    /// <summary>Completes the links of a table, whose clusters are found.</summary>
    /// <param name="draft">The linking table, coded.</param>
    public static void Fit(TableDraft draft)
    {
        if (draft.Table.RowCount < LeastShareOfRows * draft.Table.Plan.SourceRowCount)
        {
            return;
        }

        for (var link = 0; link < draft.Links.Count; link++)
        {
            if (draft.Links[link].Kind == LinkKind.Dealt && !IsInKey(draft.Table.Plan, link))
            {
                draft.Links[link] = draft.Links[link] with { Gaps = Find(draft, link) };
            }
        }
    }

    /// <summary>The gaps between successive rows that link to the same row, in ticks.</summary>
    /// <param name="dates">The date of each row, in ticks; null for none. Shape [rows].</param>
    /// <param name="chosen">The linked row of each row; negative for none. Shape [rows].</param>
    public static double[] GapsOf(long?[] dates, int[] chosen)
    {
        int[] rows = [.. chosen.Index().Where(entry => entry.Item >= 0 && dates[entry.Index] is not null).Select(entry => entry.Index)
            .OrderBy(row => chosen[row]).ThenBy(row => dates[row])];
        return
        [
            .. rows.Zip(rows.Skip(1)).Where(pair => chosen[pair.First] == chosen[pair.Second])
                .Select(pair => (double)(dates[pair.Second]!.Value - dates[pair.First]!.Value)),
        ];
    }

    /// <summary>The dates of a column, in ticks; null where there is none. Shape [rows].</summary>
    public static long?[] DatesOf(ColumnVector column, Schema.ColumnType type) =>
        [.. Enumerable.Range(0, column.Count).Select(row => (long?)CellNumber.Read(column, type, row))];

    // What a link leads to is settled where keys ask for it.
    private static bool IsInKey(TablePlan table, int link) => table.Relations.Links[link].ReferencingColumns.ToArray() is var columns
        && table.Table.UniqueKeys().Any(key => key.Any(columns.Contains));

    private static LinkGaps? Find(TableDraft draft, int link)
    {
        var (table, chosen) = (draft.Table, draft.Table.LinkRows[link]);
        var kinds = draft.Links[link].Variable is >= 0 and var variable ? draft.Variables[variable].Codes : new byte[table.RowCount];
        var dealt = Deal(chosen, kinds);
        var most = LeastDistance;
        LinkGaps? found = null;
        foreach (var column in draft.Columns.OfType<DataColumnModel>())
        {
            var index = table.IndexOf(column.Name);
            if (!CellNumber.IsTemporal(table.Layout[index].Type))
            {
                continue;
            }

            var dates = DatesOf(table.Columns[index], table.Layout[index].Type);
            var (gaps, others) = (GapsOf(dates, chosen), GapsOf(dates, dealt));
            var distance = gaps.Length < FewestGaps || others.Length == 0 ? 0 : Distance(gaps, others);
            if (distance > most && distance > Surprising * Math.Sqrt((1.0 / gaps.Length) + (1.0 / others.Length)))
            {
                (most, found) = (distance, Describe(column.Name, gaps, draft.Context.MinFamilies));
            }
        }

        return found;
    }

    // The same rows, each linked to what another one of its kind links to.
    private static int[] Deal(int[] chosen, byte[] kinds)
    {
        var dealt = (int[])chosen.Clone();
        var stream = new RandomStream(0).Derive("gaps");
        foreach (var kind in chosen.Index().Where(entry => entry.Item >= 0).GroupBy(entry => kinds[entry.Index], entry => entry.Index))
        {
            int[] rows = [.. kind];
            var order = Stratified.Shuffle(stream.Derive(kind.Key), rows.Length);
            for (var i = 0; i < rows.Length; i++)
            {
                dealt[rows[i]] = chosen[rows[order[i]]];
            }
        }

        return dealt;
    }

    // As many gaps in each bin, and a bin for each gap that many share.
    private static LinkGaps Describe(string column, double[] gaps, int minFamilies)
    {
        var fewest = 2 * minFamilies;
        var shared = gaps.GroupBy(gap => gap).Where(equal => equal.Count() >= fewest).OrderByDescending(equal => equal.Count())
            .ThenBy(equal => equal.Key).Take(MostBins).SelectMany(equal => new[] { Math.BitDecrement(equal.Key), equal.Key });
        double[] cuts =
        [
            .. QuantileCuts.Of(gaps, Math.Clamp(gaps.Length / fewest, 1, MostBins)).Cuts.Concat(shared).Distinct().Order(),
        ];
        var result = new LinkGaps(column, cuts, new double[cuts.Length + 1]);
        foreach (var gap in gaps)
        {
            result.Shares[result.BinOf(gap)] += 1.0 / gaps.Length;
        }

        return result;
    }

    // The largest difference of the shares below any limit.
    private static double Distance(double[] first, double[] second)
    {
        double[] a = [.. first.Order()];
        double[] b = [.. second.Order()];
        var (i, j, most) = (0, 0, 0.0);
        while (i < a.Length && j < b.Length)
        {
            var limit = Math.Min(a[i], b[j]);
            for (; i < a.Length && a[i] <= limit; i++)
            {
            }

            for (; j < b.Length && b[j] <= limit; j++)
            {
            }

            most = Math.Max(most, Math.Abs((i / (double)a.Length) - (j / (double)b.Length)));
        }

        return most;
    }
}
