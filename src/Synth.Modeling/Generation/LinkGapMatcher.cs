using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Lets rows exchange what they link to until as much time lies between the rows that link to the same row as in the source. Linked rows
/// keep their numbers of uses; who exchanges is alike in the kind of the linked row, or in time, so that what goes with either stays.
/// </summary>
/// <param name="model">The gaps of the source.</param>
/// <param name="dates">The date of each row, in ticks; null for none. Shape [rows].</param>
/// <param name="kinds">Of what kind the linked row of each row is. Shape [rows].</param>
/// <param name="isAllowed">Whether a row may link to a row.</param>
/// <param name="stream">The stream of the block.</param>
internal sealed class LinkGapMatcher(
    LinkGaps model, long?[] dates, byte[] kinds, Func<int, long, bool> isAllowed, RandomStream stream)
{
    /// <summary>How often each row is asked, on the average.</summary>
    private const int TurnsOfRow = 400;

    /// <summary>The most questions in all.</summary>
    private const long MostTurns = 1_000_000;

    /// <summary>Rows are alike in time where so small a part of all lies between them.</summary>
    private const int NearParts = 20;

    private readonly byte[] kindOfRow = [.. kinds];
    private readonly double[] surplus = new double[model.Shares.Length];

    /// <summary>Changes the chosen rows in place.</summary>
    /// <param name="chosen">The linked row of each row; -1 for null.</param>
    public void Match(long[] chosen)
    {
        int[] rows =
        [
            .. Enumerable.Range(0, chosen.Length).Where(row => chosen[row] >= 0 && dates[row] is not null).OrderBy(row => dates[row]),
        ];
        var uses = rows.GroupBy(row => chosen[row]).ToDictionary(
            group => group.Key,
            group => new List<(long Date, int Row)>(group.Select(row => (dates[row]!.Value, row)).Order()));
        foreach (var times in uses.Values)
        {
            for (var i = 1; i < times.Count; i++)
            {
                surplus[model.BinOf(times[i].Date - times[i - 1].Date)]++;
            }
        }

        var gaps = surplus.Sum();
        for (var bin = 0; bin < surplus.Length; bin++)
        {
            surplus[bin] -= gaps * model.Shares[bin];
        }

        var rowsOfKind = rows.GroupBy(row => kinds[row]).ToDictionary(group => group.Key, group => group.ToArray());
        var turns = gaps == 0 ? 0 : Math.Min(MostTurns, (long)TurnsOfRow * rows.Length);
        Span<int> NearTo(int place)
        {
            var begin = Math.Max(0, place - (rows.Length / NearParts) - 1);
            return rows.AsSpan(begin, Math.Min(rows.Length, place + (rows.Length / NearParts) + 2) - begin);
        }

        for (var turn = 0L; turn < turns; turn++)
        {
            var place = (int)stream.Below(2 * turn, rows.Length);
            var row = rows[place];
            var same = turn % 2 == 0 ? rowsOfKind[kinds[row]] : NearTo(place);
            var other = same[(int)stream.Below((2 * turn) + 1, same.Length)];
            if (chosen[row] != chosen[other] && (turn % 2 != 0 || kindOfRow[row] == kindOfRow[other])
                && isAllowed(row, chosen[other]) && isAllowed(other, chosen[row]))
            {
                Ask(row, other, uses[chosen[row]], uses[chosen[other]], chosen);
            }
        }
    }

    private void Ask(int row, int other, List<(long Date, int Row)> own, List<(long Date, int Row)> others, long[] chosen)
    {
        var (first, second) = ((dates[row]!.Value, row), (dates[other]!.Value, other));
        var cost = Move(own, first, second) + Move(others, second, first);
        if (cost < 0)
        {
            (chosen[row], chosen[other]) = (chosen[other], chosen[row]);
            (kindOfRow[row], kindOfRow[other]) = (kindOfRow[other], kindOfRow[row]);
            return;
        }

        Move(own, second, first);
        Move(others, first, second);
    }

    // Puts one row in the place of another among those that link to a row; what that adds to the sum of squared surpluses.
    private double Move(List<(long Date, int Row)> times, (long Date, int Row) leaving, (long Date, int Row) coming)
    {
        var place = times.BinarySearch(leaving);
        var cost = Count(times, place, -1) + Count(times, place + 1, -1);
        times.RemoveAt(place);
        cost += Count(times, place, 1);
        place = ~times.BinarySearch(coming);
        cost += Count(times, place, -1);
        times.Insert(place, coming);
        return cost + Count(times, place, 1) + Count(times, place + 1, 1);
    }

    // Counts, or no longer counts, the gap before a place.
    private double Count(List<(long Date, int Row)> times, int place, int sign)
    {
        if (place <= 0 || place >= times.Count)
        {
            return 0;
        }

        var bin = model.BinOf(times[place].Date - times[place - 1].Date);
        var before = surplus[bin];
        surplus[bin] += sign;
        return (surplus[bin] * surplus[bin]) - (before * before);
    }
}
