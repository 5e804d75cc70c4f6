namespace Synth.Learning;

/// <summary>
/// n·log₂ n in fixed point, 2⁻²⁰ bit a unit. Entropies are sums and differences of these numbers; being integers, the sums do not
/// depend on the order of their terms, so neither do the splits on the order of the rows.
/// </summary>
/// <remarks>Immutable. Values above <see cref="MaxLength"/> are computed at each call.</remarks>
internal sealed class EntropyTable
{
    /// <summary>The units of one bit.</summary>
    public const long UnitsPerBit = 1 << 20;

    /// <summary>The longest table: 12 MB.</summary>
    public const int MaxLength = 1 << 20;

    private readonly long[] _values;
    private readonly int[] _steps;

    /// <summary>Tabulates the function for 0 to <paramref name="length"/>, or to <see cref="MaxLength"/> if that is less.</summary>
    public EntropyTable(int length)
    {
        _values = new long[Math.Min(length, MaxLength) + 1];
        for (int n = 0; n < _values.Length; n++)
            _values[n] = Compute(n);

        _steps = new int[_values.Length - 1];
        for (int n = 0; n < _steps.Length; n++)
            _steps[n] = (int)(_values[n + 1] - _values[n]);
    }

    /// <summary>Of(n + 1) − Of(n) for n in [0, <see cref="Length"/>).</summary>
    public int[] Steps => _steps;

    /// <summary>The largest number tabulated.</summary>
    public int Length => _steps.Length;

    /// <summary>n·log₂ n in units, for any n ≥ 0.</summary>
    public long Of(int n) => (uint)n < (uint)_values.Length ? _values[n] : Compute(n);

    private static long Compute(int n) => n < 2 ? 0 : (long)Math.Round(n * Math.Log2(n) * UnitsPerBit);
}
