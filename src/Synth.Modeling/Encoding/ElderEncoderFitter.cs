using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Decides whether the values of a column are better told from those of the elder siblings.</summary>
internal static class ElderEncoderFitter
{
    private const int FewestFamilies = 20;
    private const int FewestValues = 20;

    /// <summary>Distances are worth it when their mean size is below this share of the distance of values of different families.</summary>
    private const double NarrowShare = 0.15;

    /// <summary>From this share of pairs of siblings in one direction on, a column is sorted.</summary>
    private const double SortedShare = 0.995;

    /// <summary>Fits the distances, or returns null when they are not worth it.</summary>
    /// <param name="name">The column.</param>
    /// <param name="type">Its type.</param>
    /// <param name="column">Its values.</param>
    /// <param name="parents">The parent of each row; siblings stand together.</param>
    /// <param name="context">Who the rows belong to.</param>
    public static (ElderEncoder Encoder, byte[][] Codes)? Fit(
        string name, ColumnType type, ColumnVector column, int[] parents, EncodingContext context)
    {
        if (type.WithoutDomain() is not (IntegerType or DecimalType or FloatType or DateType or TimestampType)
            || Read(column, type is TimestampType) is not var (units, values, clocks)
            || ChooseBase(values, parents) is not { } from)
        {
            return null;
        }

        var distances = Distances(values, parents, from);
        if (!ElderComparison.IsNearer(values, distances, parents, from))
        {
            return null;
        }

        var isDays = type is DateType or TimestampType;
        var limits = type is TimestampType ? NumberLimits.Days : NumberLimits.Of(type, units);
        var span = (long)Int128.Min(((Int128)limits.Most - limits.Least) / limits.Step * limits.Step, long.MaxValue / 4);
        var times = clocks.Where(clock => clock is not null).Distinct().ToArray();
        var reach = new NumberLimits(-span, span, limits.Step);
        var clock = NumberLimits.Clock((type as TimestampType)?.FractionalDigits ?? 0);
        var encoder = new ElderEncoder(
            from,
            NumberEncoderFitter.Fit($"{name}, from elder siblings", units, reach, distances, [], context, isDays: false, isClock: false),
            NumberEncoderFitter.Fit(name, units, limits, values, [], context, isDays, isClock: false),
            times.Length > 1
                ? NumberEncoderFitter.Fit($"{name}, time of day", NumberUnits.Whole, clock, clocks, [], context, isDays: false, isClock: true)
                : null,
            times.Length == 1 ? times[0]!.Value : 0,
            type is TimestampType);
        return (encoder, encoder.Encode(values, clocks, parents));
    }

    private static (NumberUnits Units, long?[] Values, long?[] Clocks)? Read(ColumnVector column, bool isTimestamp)
    {
        var units = NumberUnits.Fit(column);
        var values = new long?[column.Count];
        var clocks = new long?[column.Count];
        for (var row = 0; row < values.Length; row++)
        {
            if (column.IsNull(row))
            {
                continue;
            }

            if (!units.TryRead(column, row, out var value, out _))
            {
                return null;
            }

            (values[row], clocks[row]) = isTimestamp ? OffsetEncoder.Split(value, isTimestamp: true) : (value, default(long?));
        }

        return (units, values, clocks);
    }

    private static ElderBase? ChooseBase(long?[] values, int[] parents)
    {
        var (families, pairs, rises, falls) = (0, 0, 0, 0);
        var elders = new ElderValues(parents);
        var (fromPrevious, fromMean) = (0.0, 0.0);
        for (var row = 0; row < values.Length; row++)
        {
            elders.Pass(row);
            if (values[row] is not { } value)
            {
                continue;
            }

            if (elders.BaseOf(row, ElderBase.Previous) is { } previous)
            {
                pairs++;
                rises += value >= previous ? 1 : 0;
                falls += value <= previous ? 1 : 0;
                fromPrevious += Math.Abs((double)value - previous);
                fromMean += Math.Abs((double)value - elders.BaseOf(row, ElderBase.Mean)!.Value);
            }
            else
            {
                families++;
            }

            elders.Add(row, value);
        }

        var known = values.Where(value => value is not null).Select(value => value!.Value).Order().ToArray();
        if (pairs < FewestFamilies || families < FewestFamilies || known.Distinct().Take(FewestValues).Count() < FewestValues)
        {
            return null;
        }

        if (Math.Max(rises, falls) >= SortedShare * pairs)
        {
            return ElderBase.Previous;
        }

        return Math.Min(fromPrevious, fromMean) / pairs < NarrowShare * MeanDistance(known)
            ? fromPrevious < fromMean ? ElderBase.Previous : ElderBase.Mean
            : null;
    }

    private static long?[] Distances(long?[] values, int[] parents, ElderBase from)
    {
        var distances = new long?[values.Length];
        var elders = new ElderValues(parents);
        for (var row = 0; row < values.Length; row++)
        {
            elders.Pass(row);
            if (values[row] is { } value)
            {
                distances[row] = value - elders.BaseOf(row, from);
                elders.Add(row, value);
            }
        }

        return distances;
    }

    // Gini's mean difference of sorted values.
    private static double MeanDistance(long[] sorted)
    {
        var sum = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            sum += ((2.0 * i) + 1 - sorted.Length) * sorted[i];
        }

        return 2 * sum / ((double)sorted.Length * Math.Max(1, sorted.Length - 1));
    }
}
