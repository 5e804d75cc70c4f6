using Synth.Data;

namespace Synth.Modeling;

/// <summary>Finds columns that repeat what the row says that a link leads to.</summary>
/// <param name="table">The table.</param>
internal sealed class LinkedCopyFinder(SourceTable table)
{
    private const double MostChance = 0.95;

    /// <summary>The columns of a link that are repeated.</summary>
    /// <param name="link">The link.</param>
    /// <param name="linked">The table that it leads to.</param>
    /// <param name="isTarget">Whether a column of the linking table may be computed.</param>
    /// <param name="isSource">Whether a column of the linked table is settled before.</param>
    public IEnumerable<LinkedCopyRule> Find(int link, SourceTable linked, Func<string, bool> isTarget, Func<string, bool> isSource)
    {
        for (var i = 0; i < table.Layout.Count; i++)
        {
            for (var j = 0; j < linked.Layout.Count && isTarget(table.Layout[i].Name); j++)
            {
                if (isSource(linked.Layout[j].Name)
                    && RepeatedColumns.Fits(linked.Layout[j], table.Layout[i])
                    && Check(link, table.Columns[i], linked.Columns[j]) is var (rows, exceptions))
                {
                    yield return new LinkedCopyRule(table.Layout[i].Name, link, linked.Layout[j].Name, rows, exceptions);
                }
            }
        }
    }

    private (int Rows, int Exceptions)? Check(int link, ColumnVector column, ColumnVector source)
    {
        var chosen = table.LinkRows[link];
        var shuffled = Evidence.Shuffle(chosen.Length);
        var (ours, theirs) = (new RowKey([0]), new RowKey([0]));
        var (rows, kept, mixed, byChance) = (0, 0, 0, 0);
        var linkedRows = new HashSet<int>();
        for (var row = 0; row < chosen.Length; row++)
        {
            if (chosen[row] < 0)
            {
                continue;
            }

            var value = ours.ReadWithNulls([column], row);
            rows++;
            linkedRows.Add(chosen[row]);
            kept += value == theirs.ReadWithNulls([source], chosen[row]) ? 1 : 0;
            if (chosen[shuffled[row]] is >= 0 and var other)
            {
                mixed++;
                byChance += value == theirs.ReadWithNulls([source], other) ? 1 : 0;
            }

            if (rows - kept > 5 + (Evidence.Tolerance * chosen.Length))
            {
                return null;
            }
        }

        return Evidence.Holds(rows, rows - kept) && Evidence.IsStrong(byChance / (double)Math.Max(1, mixed), linkedRows.Count, MostChance)
            ? (rows, rows - kept)
            : null;
    }
}
