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

        return type is TimestampType stamp
            ? FitTimes(name, stamp, (FixedVector<long>)column, values, clocks, parents, from, context)
            : FitNumbers(name, type, units, values, distances, parents, from, context);
    }

    /// <summary>
    /// Fits the distances of values that are counted from the parent's, where siblings are sorted: the first one's from the parent, the others' from
    /// the one before. Null where that is not worth it, or where days have habits, such as that of the week, that a distance does not tell.
    /// </summary>
    /// <param name="counted">How they are counted from the parent alone.</param>
    /// <param name="bases">What they are counted from. Shape [rows].</param>
    /// <param name="column">The column.</param>
    /// <param name="vector">Its values.</param>
    /// <param name="parents">The parent of each row; siblings stand together.</param>
    /// <param name="context">Who the rows belong to.</param>
    public static (ElderEncoder Encoder, byte[][] Codes)? FitFrom(
        OffsetEncoder counted, long?[] bases, Column column, ColumnVector vector, int[] parents, EncodingContext context)
    {
        if (!counted.Base.FromParent || Read(vector, counted.IsTimestamp) is not var (_, days, clocks))
        {
            return null;
        }

        var ticks = TimesOf((FixedVector<long>)vector);
        var elapsed = ticks.Zip(bases, (time, start) => time - start).ToArray();
        var digits = (column.Type as TimestampType)?.FractionalDigits ?? 0;
        var isShort = counted.IsTimestamp && counted.Base.IsTimestamp && ShortTimes.Are(Distances(ticks, parents, ElderBase.Previous), clocks);
        if (!isShort && counted.WeekdayWeights.Length > 0)
        {
            return null;
        }

        var values = isShort ? elapsed : days.Zip(bases, (day, start) => start is { } known ? day - OffsetEncoder.Split(known, counted.Base.IsTimestamp).Day : null).ToArray();
        var distances = Distances(values, parents, ElderBase.Previous);
        if (!AreSorted(values, parents) || !ElderComparison.IsNearer(values, distances, parents, ElderBase.Previous))
        {
            return null;
        }

        var encoder = new ElderEncoder(
            ElderBase.Previous,
            FitDistances($"{column.Name}, from elder siblings", distances),
            FitDistances($"{column.Name}, from {counted.Base.Column}", values),
            isShort ? null : counted.Clock,
            counted.ConstantClock,
            counted.IsTimestamp)
        {
            Origin = counted.Base,
            TickStep = isShort ? ShortTimes.StepOf(clocks, digits) : 0,
            TypicalDay = counted.TypicalDay,
        };
        return (encoder, encoder.Encode(values, clocks, parents));

        NumberEncoder FitDistances(string name, long?[] units) => isShort
            ? ShortTimes.Fit(name, units, digits, context)
            : NumberEncoderFitter.Fit(name, NumberUnits.Whole, NumberLimits.DayDistances, units, [], context, isDays: false, isClock: false);
    }

    private static (ElderEncoder Encoder, byte[][] Codes) FitNumbers(
        string name, ColumnType type, NumberUnits units, long?[] values, long?[] distances, int[] parents, ElderBase from, EncodingContext context)
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
            IsTimestamp: false);
        return (encoder, encoder.Encode(values, new long?[values.Length], parents));
    }

    // Times that follow each other closely are counted in ticks, others in days.
    private static (ElderEncoder Encoder, byte[][] Codes) FitTimes(
        string name, TimestampType type, FixedVector<long> column, long?[] days, long?[] clocks, int[] parents, ElderBase from, EncodingContext context)
    {
        var times = TimesOf(column);
        var known = clocks.Where(clock => clock is not null).Distinct().ToArray();
        var isShort = ShortTimes.Are(Distances(times, parents, from), clocks);
        var (values, step) = isShort ? (times, ShortTimes.StepOf(clocks, type.FractionalDigits)) : (days, 0L);
        var distances = Distances(values, parents, from);
        var encoder = new ElderEncoder(
            from,
            isShort
                ? ShortTimes.Fit($"{name}, from elder siblings", distances, type.FractionalDigits, context)
                : NumberEncoderFitter.Fit($"{name}, from elder siblings", NumberUnits.Whole, NumberLimits.DayDistances, distances, [], context, isDays: false, isClock: false),
            NumberEncoderFitter.Fit(name, NumberUnits.Whole, NumberLimits.Days, days, [], context, isDays: true, isClock: false),
            known.Length > 1
                ? NumberEncoderFitter.Fit($"{name}, time of day", NumberUnits.Whole, NumberLimits.Clock(type.FractionalDigits), clocks, [], context, isDays: false, isClock: true)
                : null,
            known.Length == 1 ? known[0]!.Value : 0,
            IsTimestamp: true)
        {
            TickStep = step,
        };
        return (encoder, encoder.Encode(values, clocks, parents));
    }

    private static long?[] TimesOf(FixedVector<long> column) =>
        [.. Enumerable.Range(0, column.Count).Select(row => column.IsNull(row) ? null : (long?)column.Values[row])];

    private static bool AreSorted(long?[] values, int[] parents) => ChooseBase(values, parents) == ElderBase.Previous
        && Distances(values, parents, ElderBase.Previous).Where(distance => distance is not null).ToArray() is var steps
        && steps.Count(step => step >= 0) >= SortedShare * steps.Length;

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
