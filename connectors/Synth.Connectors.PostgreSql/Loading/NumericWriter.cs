using Synth.Connectors.PostgreSql.Wire;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading;

/// <summary>Writes numeric in its wire form.</summary>
internal static class NumericWriter
{
    // 38 digits with any alignment of the point to groups of four.
    private const int MaxGroups = 11;

    /// <summary>Writes length and value of a decimal.</summary>
    /// <param name="value">The digits without the point, or <see cref="DecimalValues.NaN"/>.</param>
    /// <param name="scale">Digits after the point.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(Int128 value, int scale, CopyWriter writer)
    {
        if (!DecimalValues.IsNumber(value))
        {
            WriteHeader(0, 0, NumericFormat.NaN, 0, writer);
            return;
        }

        Span<short> groups = stackalloc short[MaxGroups];
        var first = SplitIntoGroups(UInt128.CreateTruncating(Int128.Abs(value)), scale, groups);
        var fractionGroups = (scale + NumericFormat.DecimalsPerDigit - 1) / NumericFormat.DecimalsPerDigit;
        var last = TrimZeros(groups, first);
        var count = last - first;
        var weight = MaxGroups - fractionGroups - first - 1;
        WriteHeader((short)count, (short)(count == 0 ? 0 : weight), value < 0 ? NumericFormat.Negative : (ushort)0, (short)scale, writer);
        foreach (var group in groups[first..last])
        {
            writer.WriteInt16(group);
        }
    }

    // Fills groups from the end and returns the first one in use.
    private static int SplitIntoGroups(UInt128 value, int scale, Span<short> groups)
    {
        var position = MaxGroups;
        var misaligned = scale % NumericFormat.DecimalsPerDigit;
        if (misaligned > 0)
        {
            // The last group holds fewer than four digits of the fraction; it is filled up with zeros on its right.
            var divisor = (UInt128)DecimalValues.PowerOfTen(misaligned);
            groups[--position] =
                (short)((int)(value % divisor) * (int)DecimalValues.PowerOfTen(NumericFormat.DecimalsPerDigit - misaligned));
            value /= divisor;
        }

        for (; value > ulong.MaxValue; value /= NumericFormat.Base)
        {
            groups[--position] = (short)(value % NumericFormat.Base);
        }

        for (var rest = (ulong)value; rest > 0; rest /= NumericFormat.Base)
        {
            groups[--position] = (short)(rest % NumericFormat.Base);
        }

        while (position < MaxGroups && groups[position] == 0)
        {
            position++;
        }

        return position;
    }

    private static int TrimZeros(ReadOnlySpan<short> groups, int first)
    {
        var end = groups.Length;
        while (end > first && groups[end - 1] == 0)
        {
            end--;
        }

        return end;
    }

    private static void WriteHeader(short count, short weight, ushort sign, short scale, CopyWriter writer)
    {
        writer.WriteInt32(NumericFormat.HeaderBytes + (count * sizeof(short)));
        writer.WriteInt16(count);
        writer.WriteInt16(weight);
        writer.WriteInt16((short)sign);
        writer.WriteInt16(scale);
    }
}
