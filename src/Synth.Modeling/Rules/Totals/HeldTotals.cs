namespace Synth.Modeling;

/// <summary>
/// A number, or none, for each row of a table: 4 bytes while all are multiples of a unit up to 2^31 - 1, 8 up to 2^63 - 1, and a decimal
/// number otherwise; wider from the first value on that asks for it. Not thread-safe.
/// </summary>
/// <param name="rows">How many rows there are.</param>
/// <param name="decimals">Digits after the point of the unit, 0 to 28.</param>
internal sealed class HeldTotals(int rows, int decimals)
{
    private const int NoneSmall = int.MinValue;
    private const long NoneLarge = long.MinValue;

    private readonly decimal unit = new(1, 0, 0, isNegative: false, (byte)decimals);
    private int[]? small = Filled(rows, NoneSmall);
    private long[]? large;
    private decimal?[]? any;

    /// <summary>The number of a row.</summary>
    /// <param name="row">From 0.</param>
    public decimal? this[long row]
    {
        get => any is not null ? any[row] : UnitsOf(row) * unit;

        set
        {
            WidenFor(value);
            if (any is not null)
            {
                any[row] = value;
            }
            else if (large is not null)
            {
                large[row] = value is null ? NoneLarge : (long)(value / unit);
            }
            else
            {
                small![row] = value is null ? NoneSmall : (int)(value / unit);
            }
        }
    }

    private void WidenFor(decimal? value)
    {
        if (any is not null || value is not { } number)
        {
            return;
        }

        if (Math.Abs(number) > long.MaxValue * unit || number % unit != 0)
        {
            var known = new decimal?[rows];
            for (var row = 0; row < rows; row++)
            {
                known[row] = UnitsOf(row) * unit;
            }

            (small, large, any) = (null, null, known);
        }
        else if (small is not null && Math.Abs(number) > int.MaxValue * unit)
        {
            large = Array.ConvertAll(small, units => units == NoneSmall ? NoneLarge : units);
            small = null;
        }
    }

    private long? UnitsOf(long row) => large is not null
        ? large[row] == NoneLarge ? null : large[row]
        : small![row] == NoneSmall ? null : small[row];

    private static T[] Filled<T>(int count, T value)
    {
        var result = new T[count];
        Array.Fill(result, value);
        return result;
    }
}
