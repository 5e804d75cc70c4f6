using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Values at the edges of a type, by which programs fail: boundary numbers, texts as long as may be, leap days, the epoch.
/// </summary>
internal abstract class EdgeValues
{
    private const int LongestUnboundedText = 2000;

    private static readonly string[] Scripts = ["é", "ß", "中", "ش", "Ж", "א", "ñ", "あ"];

    private static readonly DateOnly[] Days =
    [
        new(1970, 1, 1), new(1969, 12, 31), new(2000, 2, 29), new(2024, 2, 29),
            new(1999, 12, 31), new(2000, 1, 1), new(2038, 1, 19), new(1900, 3, 1),
    ];

    /// <summary>Appends one of the values.</summary>
    /// <param name="target">The vector to append to.</param>
    /// <param name="bits">Uniform random bits.</param>
    public abstract void Append(ColumnVector target, ulong bits);

    /// <summary>The edges of a type; null for types that have none, or whose rules are not known.</summary>
    public static EdgeValues? Of(ColumnType type) => type switch
    {
        IntegerType { IsUnsigned: false } integer => new Choice<long>([LeastOf(integer.Bits), -1, 0, 1, MostOf(integer.Bits)]),
        IntegerType { Bits: < 64 } integer => new Choice<long>([0, 1, (1L << integer.Bits) - 1]),
        DecimalType { Precision: <= DecimalValues.MaxDigits and { } precision, Scale: not null } =>
            new Choice<Int128>([-(DecimalValues.PowerOfTen(precision) - 1), -1, 0, 1, DecimalValues.PowerOfTen(precision) - 1]),
        FloatType { Bits: 32 } => new Choice<double>([float.MinValue, 0, float.MaxValue, 1.401298464324817E-45]),
        FloatType => new Choice<double>([-1e300, 0, 1e300, 1e-300]),
        TextType text => new Texts(Math.Min(text.MaxLength ?? LongestUnboundedText, LongestUnboundedText)),
        DateType => new Choice<long>([.. Days.Select(day => (long)day.DayNumber)]),
        TimestampType => new Choice<long>([.. Days.SelectMany(day => new[] { day.DayNumber * TimeSpan.TicksPerDay, LastSecondOf(day) })]),
        TimeType => new Choice<long>([0, TimeSpan.TicksPerDay - TimeSpan.TicksPerSecond, 12 * TimeSpan.TicksPerHour]),
        _ => null,
    };

    private static long LeastOf(int bits) => bits == 64 ? long.MinValue + 3 : -(1L << (bits - 1));

    // The very extremes of 64 bits stand for infinities elsewhere.
    private static long MostOf(int bits) => bits == 64 ? long.MaxValue - 3 : (1L << (bits - 1)) - 1;

    private static long LastSecondOf(DateOnly day) => ((day.DayNumber + 1) * TimeSpan.TicksPerDay) - TimeSpan.TicksPerSecond;

    private sealed class Choice<T>(T[] values) : EdgeValues
        where T : unmanaged
    {
        public override void Append(ColumnVector target, ulong bits) =>
            ((FixedVector<T>)target).Append(values[(int)Math.BigMul(bits, (ulong)values.Length, out _)]);
    }

    private sealed class Texts(int longest) : EdgeValues
    {
        public override void Append(ColumnVector target, ulong bits)
        {
            var script = Scripts[(int)(bits >> 8) & 7];
            ((BytesVector)target).Append((int)(bits & 3) switch
            {
                0 => "",
                1 => string.Concat(Enumerable.Repeat(script, longest)),
                2 when longest >= 2 => "😀",
                _ => script,
            });
        }
    }
}
