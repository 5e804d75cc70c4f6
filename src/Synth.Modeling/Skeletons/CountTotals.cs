using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Brings drawn counts to an exact total, by as few and as small steps between counts that the source knows as possible.</summary>
internal static class CountTotals
{
    /// <summary>Adjusts counts in place.</summary>
    /// <param name="counts">Drawn counts. Shape [rows].</param>
    /// <param name="total">What they shall add up to.</param>
    /// <param name="limit">The largest count that there is room for, and the unique key that says so.</param>
    /// <param name="encoder">The counts that occur in the source.</param>
    /// <param name="stream">Decides which rows give way.</param>
    /// <param name="subject">What is counted, for errors.</param>
    /// <exception cref="UnsupportedSchemaException">No counts for which there is room add up to the total.</exception>
    public static void Meet(
        int[] counts, long total, (long Most, string? Key) limit, NumberEncoder encoder, RandomStream stream, string subject)
    {
        var (most, key) = limit;
        for (var row = 0; row < counts.Length; row++)
        {
            counts[row] = (int)Math.Min(counts[row], most);
        }

        var missing = total - counts.Sum(count => (long)count);
        if (missing == 0)
        {
            return;
        }

        if (counts.Length == 0)
        {
            throw Impossible(total, 0, key ?? subject);
        }

        missing -= Stretch(counts, missing, most, encoder);
        var order = new KeyedPermutation(stream, counts.Length);
        var isOptional = encoder.Bins[0].Low == 0;

        // First leave the childless alone, then take them too, then go beyond what the source knows.
        foreach (var effort in new[] { Effort.KeepZeros, Effort.Known, Effort.Any })
        {
            bool moved;
            do
            {
                moved = false;
                for (long i = 0; i < counts.Length && missing != 0; i++)
                {
                    var row = order[i];
                    var next = Next(counts[row], Math.Sign(missing), encoder, effort, isOptional);
                    if (next is { } count && (missing < 0 || count <= most) && Math.Abs(count - (long)counts[row]) <= Math.Abs(missing))
                    {
                        missing -= count - counts[row];
                        counts[row] = count;
                        moved = true;
                    }
                }
            }
            while (moved && missing != 0);
        }

        if (missing != 0)
        {
            throw Impossible(total, total - missing, key ?? subject);
        }
    }

    // Where counts are ranges rather than known values, most of the difference is shared in proportion to them: their tail carries it.
    private static long Stretch(int[] counts, long missing, long most, NumberEncoder encoder)
    {
        var stretched = Array.ConvertAll(counts, count => !encoder.Bins[encoder.CodeOf(count) - 1].IsSingle);
        var sum = counts.Where((_, row) => stretched[row]).Sum(count => (long)count);
        var added = 0L;
        for (var row = 0; row < counts.Length && sum > 0; row++)
        {
            if (stretched[row])
            {
                var count = (int)Math.Clamp(counts[row] + (missing * counts[row] / sum), Math.Min(1, counts[row]), most);
                added += count - counts[row];
                counts[row] = count;
            }
        }

        return added;
    }

    private enum Effort
    {
        KeepZeros,
        Known,
        Any,
    }

    private static int? Next(int count, int direction, NumberEncoder encoder, Effort effort, bool isOptional)
    {
        var next = effort == Effort.Any ? count + direction : NextKnown(count, direction, encoder);
        var crossesZero = isOptional && (count == 0 || next == 0);
        return next < 0 || (effort == Effort.KeepZeros && crossesZero) ? null : next;
    }

    private static int? NextKnown(int count, int direction, NumberEncoder encoder)
    {
        var next = count + direction;
        if (direction > 0)
        {
            foreach (var bin in encoder.Bins)
            {
                if (bin.High >= next)
                {
                    return (int)Math.Max(bin.Low, next);
                }
            }
        }
        else
        {
            for (var i = encoder.Bins.Length - 1; i >= 0; i--)
            {
                if (encoder.Bins[i].Low <= next)
                {
                    return (int)Math.Min(encoder.Bins[i].High, next);
                }
            }
        }

        return null;
    }

    private static UnsupportedSchemaException Impossible(long total, long reached, string subject) => new(
        "The rows that are asked for do not fit under their parents.",
        [new SchemaIssue(
            SchemaIssueSeverity.Error,
            subject,
            string.Create(CultureInfo.InvariantCulture,
                $"{total} rows are asked for, but there is room for {reached}. Choose another --scale."))]);
}
