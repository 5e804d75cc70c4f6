using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Decides whether the values of a column are better told from those of the elder siblings.</summary>
internal static class ElderEncoderFitter
{
    private const int FewestFamilies = 20;
    private const int FewestValues = 20;

    /// <summary>
    /// Distances are worth it when their mean size is below this share of the distance of two values taken at random: in ranks, for
    /// otherwise a few large values whose siblings are large as well would stand for all.
    /// </summary>
    private const double NarrowShare = 0.15;

    /// <summary>How far apart the ranks of two values are on the average, as a share of all values.</summary>
    private const double MeanRankDistance = 1.0 / 3;

    /// <summary>Where so many values are larger than the sibling's before, and none than all before, that is no accident.</summary>
    private const int FewestRises = 20;

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
            || HasOpenEnd(type, column, context)
            || ChooseBase(values, parents) is not { } from)
        {
            return null;
        }

        var distances = Distances(values, parents, from);
        if (!ElderComparison.IsNearer(values, distances, parents, from))
        {
            return null;
        }

        return type is TimestampType stamp
            ? ElderTimesFitter.Fit(name, stamp, (FixedVector<long>)column, (values, clocks), parents, from, context)
            : FitNumbers(name, type, units, values, distances, parents, from, context);
    }

    private static bool HasOpenEnd(ColumnType type, ColumnVector column, EncodingContext context) =>
        type.WithoutDomain() is DateType or TimestampType
        && OpenEnds.Find((FixedVector<long>)column, type is TimestampType, context.Families, context.MinFamilies) is not null;

    private static (ElderEncoder Encoder, byte[][] Codes) FitNumbers(
        string name,
        ColumnType type,
        NumberUnits units,
        long?[] values,
        long?[] distances,
        int[] parents,
        ElderBase from,
        EncodingContext context)
    {
        var limits = NumberLimits.Of(type, units);
        var span = (long)Int128.Min(((Int128)limits.Most - limits.Least) / limits.Step * limits.Step, long.MaxValue / 4);
        var reach = new NumberLimits(-span, span, limits.Step);
        var encoder = new ElderEncoder(
            from,
            NumberEncoderFitter.Fit($"{name}, from elder siblings", units, reach, distances, [], context, isDays: false, isClock: false),
            NumberEncoderFitter.Fit(name, units, limits, values, [], context, type is DateType, isClock: false),
            Clock: null,
            ConstantClock: 0,
            IsTimestamp: false)
        {
            HasLeader = HasLeader(values, parents),
        };
        return (encoder, encoder.Encode(values, new long?[values.Length], parents));
    }

    private static bool HasLeader(long?[] values, int[] parents)
    {
        var elders = new ElderValues(parents);
        var (rises, records) = (0, 0);
        for (var row = 0; row < values.Length; row++)
        {
            elders.Pass(row);
            if (values[row] is { } value)
            {
                rises += value > elders.BaseOf(row, ElderBase.Previous) ? 1 : 0;
                records += value > elders.MostOf(row) ? 1 : 0;
                elders.Add(row, value);
            }
        }

        return rises >= FewestRises && records == 0;
    }

    /// <summary>Whether siblings are sorted upwards, so that each is counted from the one before.</summary>
    public static bool AreSorted(long?[] values, int[] parents) => ChooseBase(values, parents) == ElderBase.Previous
        && Distances(values, parents, ElderBase.Previous).Where(distance => distance is not null).ToArray() is var steps
        && steps.Count(step => step >= 0) >= SortedShare * steps.Length;

    /// <summary>Reads values as units, timestamps as days and times of day; null when one of them is no ordinary value.</summary>
    public static (NumberUnits Units, long?[] Values, long?[] Clocks)? Read(ColumnVector column, bool isTimestamp)
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
        var ranks = new ValueRanks(values);
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
                var rank = ranks.Of(value);
                fromPrevious += Math.Abs(rank - ranks.Of(previous));
                fromMean += Math.Abs(rank - ranks.Of(elders.BaseOf(row, ElderBase.Mean)!.Value));
            }
            else
            {
                families++;
            }

            elders.Add(row, value);
        }

        if (pairs < FewestFamilies || families < FewestFamilies || ranks.DistinctCount < FewestValues)
        {
            return null;
        }

        if (Math.Max(rises, falls) >= SortedShare * pairs)
        {
            return ElderBase.Previous;
        }

        return Math.Min(fromPrevious, fromMean) / pairs < NarrowShare * MeanRankDistance
            ? fromPrevious < fromMean ? ElderBase.Previous : ElderBase.Mean
            : null;
    }

    /// <summary>The distance of each value from its elder siblings'; null where there is none.</summary>
    public static long?[] Distances(long?[] values, int[] parents, ElderBase from)
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
}
