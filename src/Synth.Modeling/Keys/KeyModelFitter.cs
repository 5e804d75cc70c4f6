using System.Numerics;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Learns how the values of a key column look.</summary>
internal static class KeyModelFitter
{
    /// <summary>The largest share of siblings whose number may be out of line for a column to count as their numbering.</summary>
    private const double OrdinalTolerance = 0.02;

    /// <summary>Fewer keys do not tell gaps from chance.</summary>
    private const int LeastKeys = 20;

    /// <summary>Below this mean distance, in steps, keys count as dense.</summary>
    private const double LeastMeanGap = 1.02;

    /// <summary>Above this mean distance, in steps, keys are random numbers: they do not grow with the rows.</summary>
    private const double RandomMeanGap = 1e6;

    /// <summary>Fits a column whose values identify rows by themselves.</summary>
    /// <param name="column">The column.</param>
    /// <param name="vector">Its values.</param>
    /// <param name="sourceRowCount">How many rows of the source have one.</param>
    /// <param name="context">Who the rows belong to.</param>
    /// <param name="subject">The column, for errors.</param>
    /// <param name="checks">What its checks leave of its values; null for all.</param>
    /// <exception cref="UnsupportedSchemaException">No different values of its type can be made.</exception>
    public static KeyModel Fit(
        Column column, ColumnVector vector, long sourceRowCount, EncodingContext context, string subject, ColumnChecks? checks = null) =>
        column.Type.WithoutDomain() switch
        {
            UuidType => new UuidKeyModel(UuidForm.Fit((FixedVector<Guid>)vector)),
            TextType when checks?.ListTexts() is { } listed => LabelKeyModel.Fit(listed, (BytesVector)vector, subject),
            TextType text => FitText(column, text.MaxLength, (BytesVector)vector, context, subject),
            UnsupportedType when NativeTypes.IsText(column) => FitText(column, null, (BytesVector)vector, context, subject),
            UnsupportedType when AddressKeyModel.Fit(column, (BytesVector)vector, subject) is { } addresses => addresses,
            UnsupportedType when BitsKeyModel.Fit(column, (BytesVector)vector, subject) is { } bits => bits,
            UnsupportedType when HierarchyKeyModel.Fit(column, (BytesVector)vector) is { } places => places,
            UnsupportedType when LiteralKeyModel.Fit(
                (BytesVector)vector,
                (texts, rows) => FitText(column, null, texts, Only(rows, context), subject)) is { } literals => literals,
            BinaryType binary => BytesKeyModel.Fit(binary, (BytesVector)vector, subject),
            EnumType { AllowsMany: false } labels => LabelKeyModel.Fit(labels, (BytesVector)vector, subject),
            BooleanType => LabelKeyModel.Fit((FixedVector<long>)vector, subject),
            IntegerType or DecimalType or FloatType or DateType or TimeType or TimestampType =>
                FitSerial(column, vector, sourceRowCount, subject, checks),
            _ => throw new UnsupportedSchemaException(
                "The values of a key cannot be made.",
                [new SchemaIssue(SchemaIssueSeverity.Error, subject, $"different values of type {column.NativeType} cannot be made. "
                    + "Take the table over as it is (mode: copy), or leave it empty (mode: empty).")]),
        };

    /// <summary>The numbering of siblings that a column is, or null when it is none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="vector">Its values.</param>
    /// <param name="parentRows">The parent of each row; rows of one parent stand together.</param>
    public static KeyModel? FitOrdinal(Column column, ColumnVector vector, int[] parentRows)
    {
        if (column.Type.WithoutDomain() is not IntegerType || vector.NullCount > 0 || vector.Count == 0)
        {
            return null;
        }

        var units = NumberUnits.Fit(vector);
        var values = new long[vector.Count];
        for (var row = 0; row < values.Length; row++)
        {
            units.TryRead(vector, row, out values[row], out _);
        }

        var start = values.Min();
        var outOfLine = 0L;
        for (var begin = 0; begin < values.Length;)
        {
            var end = begin + 1;
            while (end < values.Length && parentRows[end] == parentRows[begin] && parentRows[begin] >= 0)
            {
                end++;
            }

            var siblings = values[begin..end];
            Array.Sort(siblings);
            outOfLine += siblings.Index().Count(entry => entry.Item != start + entry.Index);
            begin = end;
        }

        return outOfLine <= OrdinalTolerance * values.Length ? new OrdinalKeyModel(units, start) : null;
    }

    /// <summary>Whether a column tells rows apart by itself, as far as can be seen; dates are no names.</summary>
    public static bool NamesRows(Column column, ColumnVector vector)
    {
        var key = new RowKey([0]);
        var seen = new HashSet<UInt128>();
        return column.Type.WithoutDomain() is not (DateType or TimestampType)
            && vector.Count >= LeastKeys
            && Enumerable.Range(0, vector.Count).All(row => seen.Add(key.ReadWithNulls([vector], row)));
    }

    private static EncodingContext Only(int[] rows, EncodingContext context) =>
        context with { Families = Array.ConvertAll(rows, row => context.Families[row]) };

    private static KeyModel FitText(Column column, int? maxLength, BytesVector vector, EncodingContext context, string subject) =>
        MeaningEncoders.FitKey(column.Name, vector, context, maxLength, subject) is { } template
            ? new TemplateKeyModel(template)
            : new TextKeyModel(TextEncoder.Fit(column.Name, vector, context, maxLength), subject);

    private static KeyModel FitSerial(
        Column column, ColumnVector vector, long sourceRowCount, string subject, ColumnChecks? checks)
    {
        var units = NumberUnits.Fit(vector);
        var values = new List<long>(vector.Count);
        for (var row = 0; row < vector.Count; row++)
        {
            if (!vector.IsNull(row) && units.TryRead(vector, row, out var value, out _))
            {
                values.Add(value);
            }
        }

        values.Sort();
        var limits = NumberLimits.Of(column.Type, units);
        if (values.Count > 0 && checks?.ListNumbers(limits, units) is { } listed)
        {
            return ListedKeyModel.From(units, listed, values[0], subject);
        }

        limits = values.Count == 0 ? limits : FirstOf(checks?.Narrow(limits, units, values[0], values[^1]) ?? limits, values[0]);
        if (column.Type.WithoutDomain() is IntegerType && FitGaps(values, sourceRowCount, units, limits, subject) is { } scattered)
        {
            return scattered;
        }

        var start = values.Count == 0 ? 1 : values[0];
        var span = values.Count == 0 ? 0 : (Int128)values[^1] - values[0];
        var meanStep = sourceRowCount > 1 ? (long)(span / (sourceRowCount - 1)) : 1;
        var step = Math.Min(meanStep, SmallestGap(values)) / limits.Step * limits.Step;
        return new SerialKeyModel(units, values.Count == 0 ? limits.Step : start, Math.Max(limits.Step, step), limits, subject);
    }

    // Numbers of which none is negative begin at 1 at the earliest, or where the source's do.
    private static NumberLimits FirstOf(NumberLimits limits, long least) =>
        least < 0 ? limits : limits with { Least = Math.Max(limits.Least, Math.Min(least, 1)) };

    // Distances that differ, in the mean well above the smallest that they are all multiples of.
    private static ScatteredKeyModel? FitGaps(List<long> sorted,
        long sourceRowCount, NumberUnits units, NumberLimits limits, string subject)
    {
        if (sorted.Count < LeastKeys)
        {
            return null;
        }

        var step = (long)sorted.Zip(sorted.Skip(1), (low, high) => (BigInteger)high - low)
            .Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        var span = (double)((Int128)sorted[^1] - sorted[0]);
        var gap = step <= 0 ? 0 : span / step / Math.Max(1, sourceRowCount - 1);
        return gap > LeastMeanGap ? new ScatteredKeyModel(units, sorted[0], gap, step, gap > RandomMeanGap, limits, subject) : null;
    }

    private static long SmallestGap(List<long> sorted)
    {
        var smallest = long.MaxValue;
        for (var i = 1; i < sorted.Count; i++)
        {
            smallest = sorted[i] > sorted[i - 1] ? Math.Min(smallest, sorted[i] - sorted[i - 1]) : smallest;
        }

        return smallest;
    }
}
