using System.Globalization;
using System.Numerics;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// The correspondence between stored numbers and whole units on the column's grid: an integer is its own unit, 18.50 at two
/// decimals is 1850 units, a real number without a decimal grid is a multiple of a step finer than its precision.
/// </summary>
/// <param name="Storage">How the column stores its values.</param>
/// <param name="Decimals">For reals and decimals as text: digits after the point of a unit; -1 when <paramref name="Step"/> counts
/// instead.</param>
/// <param name="Step">For reals without a decimal grid: the size of a unit.</param>
/// <param name="Divisor">For decimals of 128 bits or as text: unscaled digits per unit, a power of ten, above 1 only where 64 bits would
/// not do.</param>
internal sealed record NumberUnits(StorageKind Storage, int Decimals, double Step, Int128 Divisor)
{
    private const int MostDecimals = 9;
    private const double MostUnits = 4e15; // whole numbers of that size are exact as doubles

    // Units of a one; powers are dear where they are raised for each value.
    private readonly double unitsOfOne = Math.Pow(10, Math.Max(0, Decimals));

    /// <summary>Whole numbers, each its own unit.</summary>
    public static NumberUnits Whole { get; } = new(StorageKind.Int64, 0, 1, 1);

    /// <summary>Finds the grid of a column.</summary>
    public static NumberUnits Fit(ColumnVector vector) => vector switch
    {
        FixedVector<long> => Whole,
        FixedVector<Int128> decimals => new NumberUnits(StorageKind.Int128, 0, 1, FindDivisor(decimals)),
        FixedVector<double> reals => FitReals(reals),
        BytesVector text => FitText(text),
        _ => throw new ArgumentOutOfRangeException(nameof(vector), vector.Kind, "Not a storage of numbers."),
    };

    /// <summary>Reads a value that is not null.</summary>
    /// <returns>Whether it is an ordinary number; if not, <paramref name="special"/> says which other one.</returns>
    public bool TryRead(ColumnVector vector, int row, out long units, out SpecialNumber special)
    {
        units = 0;
        special = SpecialNumber.None;
        switch (vector)
        {
            case FixedVector<long> integers:
                units = integers.Values[row];
                special = units switch
                {
                    TemporalValues.NegativeInfinity => SpecialNumber.NegativeInfinity,
                    TemporalValues.PositiveInfinity => SpecialNumber.PositiveInfinity,
                    TemporalValues.ZeroDate => SpecialNumber.ZeroDate,
                    _ => SpecialNumber.None,
                };
                break;
            case FixedVector<Int128> decimals when !DecimalValues.IsNumber(decimals.Values[row]):
                special = SpecialNumber.NaN;
                break;
            case FixedVector<Int128> decimals:
                units = (long)(decimals.Values[row] / Divisor);
                break;
            case FixedVector<double> reals:
                special = Classify(reals.Values[row]);
                units = special == SpecialNumber.None ? ToUnits(reals.Values[row]) : 0;
                break;
            case BytesVector text:
                var number = ReadText(text, row);
                special = Classify(number) == SpecialNumber.None ? SpecialNumber.None : SpecialNumber.NaN;
                units = special == SpecialNumber.None
                    ? (long)Math.Clamp(Math.Round(number * unitsOfOne / (double)Divisor), -MostUnits, MostUnits)
                    : 0;
                break;
        }

        return special == SpecialNumber.None;
    }

    /// <summary>Appends the value of a number of units.</summary>
    public void Append(ColumnVector target, long units)
    {
        switch (target)
        {
            case FixedVector<long> integers:
                integers.Append(units);
                break;
            case FixedVector<Int128> decimals:
                decimals.Append(units * Divisor);
                break;
            case FixedVector<double> reals:
                reals.Append(Decimals >= 0 ? units / unitsOfOne : units * Step);
                break;
            case BytesVector text:
                text.Append(Divisor > 1
                    ? ((BigInteger)units * (BigInteger)Divisor).ToString(CultureInfo.InvariantCulture)
                    : (units / (decimal)unitsOfOne).ToString($"F{Decimals}", CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>Appends a value that is no ordinary number.</summary>
    public static void AppendSpecial(ColumnVector target, SpecialNumber special)
    {
        switch (target)
        {
            case FixedVector<long> integers:
                integers.Append(special switch
                {
                    SpecialNumber.NegativeInfinity => TemporalValues.NegativeInfinity,
                    SpecialNumber.ZeroDate => TemporalValues.ZeroDate,
                    _ => TemporalValues.PositiveInfinity,
                });
                break;
            case FixedVector<Int128> decimals:
                decimals.Append(DecimalValues.NaN);
                break;
            case FixedVector<double> reals:
                reals.Append(special switch
                {
                    SpecialNumber.NegativeInfinity => double.NegativeInfinity,
                    SpecialNumber.PositiveInfinity => double.PositiveInfinity,
                    _ => double.NaN,
                });
                break;
            case BytesVector text:
                text.Append("NaN"u8);
                break;
        }
    }

    private static SpecialNumber Classify(double value) =>
        double.IsNaN(value) ? SpecialNumber.NaN
        : double.IsPositiveInfinity(value) ? SpecialNumber.PositiveInfinity
        : double.IsNegativeInfinity(value) ? SpecialNumber.NegativeInfinity
        : SpecialNumber.None;

    private long ToUnits(double value) => (long)Math.Round(Decimals >= 0 ? value * unitsOfOne : value / Step);

    private static NumberUnits FitReals(FixedVector<double> reals)
    {
        var largest = 0.0;
        for (var row = 0; row < reals.Count; row++)
        {
            var value = Math.Abs(reals.Values[row]);
            if (!reals.IsNull(row) && double.IsFinite(value))
            {
                largest = Math.Max(largest, value);
            }
        }

        for (var decimals = 0; decimals <= MostDecimals && largest * Math.Pow(10, decimals) < MostUnits; decimals++)
        {
            if (FitsGrid(reals, Math.Pow(10, decimals)))
            {
                return new NumberUnits(StorageKind.Float64, decimals, 0, 1);
            }
        }

        var step = Math.Max(largest / MostUnits, double.Epsilon);
        return new NumberUnits(StorageKind.Float64, -1, step, 1);
    }

    private static bool FitsGrid(FixedVector<double> reals, double factor)
    {
        for (var row = 0; row < reals.Count; row++)
        {
            var value = reals.Values[row];
            if (!reals.IsNull(row) && double.IsFinite(value) && Math.Round(value * factor) / factor != value)
            {
                return false;
            }
        }

        return true;
    }

    private static Int128 FindDivisor(FixedVector<Int128> decimals)
    {
        Int128 divisor = 1;
        for (var row = 0; row < decimals.Count; row++)
        {
            var value = decimals.Values[row];
            while (!decimals.IsNull(row) && DecimalValues.IsNumber(value) && Int128.Abs(value / divisor) > (Int128)MostUnits)
            {
                divisor *= 10;
            }
        }

        return divisor;
    }

    private static NumberUnits FitText(BytesVector text)
    {
        var largest = 0.0;
        var decimals = 0;
        for (var row = 0; row < text.Count; row++)
        {
            var value = Math.Abs(ReadText(text, row));
            largest = double.IsFinite(value) ? Math.Max(largest, value) : largest;
            var point = text[row].IndexOf((byte)'.');
            decimals = point < 0 ? decimals : Math.Max(decimals, text[row].Length - point - 1);
        }

        decimals = Math.Min(decimals, MostDecimals);
        while (decimals > 0 && largest * Math.Pow(10, decimals) >= MostUnits)
        {
            decimals--;
        }

        var excess = (int)Math.Clamp(Math.Ceiling(Math.Log10(Math.Max(1, largest / MostUnits))), 0, DecimalValues.MaxDigits);
        return new NumberUnits(StorageKind.Utf8, decimals, 1, DecimalValues.PowerOfTen(excess));
    }

    private static double ReadText(BytesVector text, int row) =>
        double.TryParse(text[row], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
