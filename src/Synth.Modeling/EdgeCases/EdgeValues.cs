using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Values at the edges of a type, by which programs fail: boundary numbers, texts as long as may be, leap days, the epoch.
/// </summary>
/// <param name="writers">Append one of the values each, by random bits of which the first 32 choose among the writers.</param>
internal sealed class EdgeValues(IReadOnlyList<Action<ColumnVector, ulong>> writers)
{
    private const int LongestUnboundedText = 2000;

    // Smaller ones are not normalized, which not every engine keeps.
    private const double SmallestOfSinglePrecision = 1.1754943508222875E-38;

    private static readonly string[] Scripts = ["é", "ß", "中", "ش", "Ж", "א", "ñ", "あ"];

    // Where a character set of single bytes holds no more than ASCII for sure: what has a meaning to programs.
    private static readonly string[] Signs = ["'", "\"", "\\", "%", "&", "<", "~", "-"];

    private static readonly DateOnly[] Days =
    [
        new(1970, 1, 1), new(1969, 12, 31), new(2000, 2, 29), new(2024, 2, 29),
            new(1999, 12, 31), new(2000, 1, 1), new(2038, 1, 19), new(1900, 3, 1),
    ];

    /// <summary>Appends one of the values.</summary>
    /// <param name="target">The vector to append to.</param>
    /// <param name="bits">Uniform random bits.</param>
    public void Append(ColumnVector target, ulong bits) => writers[(int)Math.BigMul(bits, (ulong)writers.Count, out _)](target, bits);

    /// <summary>Those that a condition allows, and besides them the numbers at which it changes; null where there are none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="engine">The engine that spells its type.</param>
    /// <param name="bounds">Numbers next to which it may change.</param>
    /// <param name="isAllowed">Whether all that a writer appends is allowed.</param>
    public EdgeValues? Within(
        Column column, string engine, IEnumerable<decimal> bounds, Func<Action<ColumnVector, ulong>, bool> isAllowed)
    {
        var type = column.Type;
        var range = NativeRange.Of(column, engine);
        var step = type switch
        {
            IntegerType => 1,
            DecimalType { Scale: { } scale } => (decimal)Math.Pow(10, -scale),
            _ => 0,
        };
        var next = bounds.SelectMany(bound => new[] { bound - step, bound, bound + step }).Distinct()
            .Where(number => CellNumber.IsNumeric(type) && CanHold(type, number))
            .Where(number => type is not IntegerType || range.Nearest((Int128)number) == (Int128)number)
            .Select(number => (Action<ColumnVector, ulong>)((target, _) => CellNumber.TryAppend(target, type, number)));
        Action<ColumnVector, ulong>[] allowed = [.. writers.Concat(next).Where(isAllowed)];
        return allowed.Length == 0 ? null : new EdgeValues(allowed);
    }

    /// <summary>The edges of a column's type; null for types that have none, or whose rules are not known.</summary>
    /// <param name="column">The column.</param>
    /// <param name="schema">Its database, which tells what the engine's own type holds.</param>
    public static EdgeValues? Of(Column column, DatabaseSchema schema)
    {
        var range = NativeRange.Of(column, schema.Engine);
        return column.Type switch
        {
            IntegerType { IsUnsigned: false } integer => OneOf([LeastOf(integer.Bits), -1, 0, 1, MostOf(integer.Bits)], range),
            IntegerType { Bits: < 64 } integer => OneOf([0, 1, (1L << integer.Bits) - 1], range),
            DecimalType { Precision: <= DecimalValues.MaxDigits and { } precision, Scale: not null } =>
                OneOf<Int128>([.. new[] { -(DecimalValues.PowerOfTen(precision) - 1), -1, 0, 1, DecimalValues.PowerOfTen(precision) - 1 }
                    .Select(range.Nearest)]),
            FloatType when column.NativeType.Contains(',', StringComparison.Ordinal) => null, // so many digits, and no more
            FloatType { Bits: 32 } => OneOf(Within(range, [float.MinValue, 0, float.MaxValue, SmallestOfSinglePrecision])),
            FloatType => OneOf(Within(range, [-1e300, 0, 1e300, 1e-300])),
            TextType text => new EdgeValues(Texts(
                Math.Min(NativeRange.LongestOf(column, text) ?? LongestUnboundedText, LongestUnboundedText),
                NativeRange.BytesOfCharacter(column, schema))),
            DateType => OneOf([.. Days.Select(day => (long)day.DayNumber)], range),
            TimestampType => OneOf([.. Days.SelectMany(day => new[] { day.DayNumber * TimeSpan.TicksPerDay, LastSecondOf(day) })], range),
            TimeType => OneOf([0, TimeSpan.TicksPerDay - TimeSpan.TicksPerSecond, 12 * TimeSpan.TicksPerHour], range),
            _ => null,
        };
    }

    private static bool CanHold(ColumnType type, decimal number)
    {
        using var vector = ColumnVector.Create(ColumnLayout.StorageOf(type), 1);
        return CellNumber.TryAppend(vector, type, number) && CellNumber.Read(vector, type, 0) == number;
    }

    private static double[] Within(NativeRange range, double[] reals) => [.. reals.Where(real => real >= 0 || range.Least < 0)];

    private static long LeastOf(int bits) => bits == 64 ? long.MinValue + 3 : -(1L << (bits - 1));

    // The very extremes of 64 bits stand for infinities elsewhere.
    private static long MostOf(int bits) => bits == 64 ? long.MaxValue - 3 : (1L << (bits - 1)) - 1;

    private static long LastSecondOf(DateOnly day) => ((day.DayNumber + 1) * TimeSpan.TicksPerDay) - TimeSpan.TicksPerSecond;

    private static EdgeValues OneOf(long[] values, NativeRange range) =>
        OneOf([.. values.Select(value => (long)range.Nearest(value)).Distinct()]);

    private static EdgeValues OneOf<T>(T[] values)
        where T : unmanaged =>
        new([.. values.Select(value => (Action<ColumnVector, ulong>)((target, _) => ((FixedVector<T>)target).Append(value)))]);

    private static Action<ColumnVector, ulong>[] Texts(int longest, int bytesOfCharacter)
    {
        var characters = bytesOfCharacter == 1 ? Signs : Scripts;
        var full = Array.ConvertAll(characters, character => string.Concat(Enumerable.Repeat(character, longest)));
        return
        [
            (target, _) => ((BytesVector)target).Append(""),
            (target, bits) => ((BytesVector)target).Append(full[(int)(bits & 7)]),
            (target, bits) => ((BytesVector)target).Append(longest >= 2 && bytesOfCharacter == 4 ? "😀" : characters[(int)(bits & 7)]),
            (target, bits) => ((BytesVector)target).Append(characters[(int)(bits & 7)]),
        ];
    }
}
