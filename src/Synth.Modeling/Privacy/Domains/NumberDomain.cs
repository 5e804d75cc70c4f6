using Synth.Data;

namespace Synth.Modeling;

/// <summary>Numbers, dates and times in ranges.</summary>
/// <param name="hasMissing">Whether there may be no value.</param>
/// <param name="scale">What a unit is.</param>
/// <param name="ranges">The ranges, in order.</param>
internal sealed class NumberDomain(bool hasMissing, NumberScale scale, NumberRange[] ranges) : PrivateDomain(hasMissing)
{
    // Digits that a range of three decimal places more could not tell are noise.
    private const long StepsPerRange = 1000;

    /// <inheritdoc/>
    public override bool IsOrdered => true;

    /// <inheritdoc/>
    protected override int ValueCount => ranges.Length;

    /// <inheritdoc/>
    protected override int ValueCodeOf(ColumnVector vector, int row) => NumberRange.Find(ranges, scale.Read(vector, row));

    /// <inheritdoc/>
    protected override void AppendValue(ColumnVector target, int code, ulong bits)
    {
        var (low, high) = ranges[code];
        var step = 1L;
        while (!scale.IsWhole && (high - low) / (step * 10) >= StepsPerRange)
        {
            step *= 10;
        }

        var units = low + (long)Math.BigMul(bits, (ulong)(((high - low) / step) + 1), out _) * step;
        scale.Append(target, units);
    }
}
