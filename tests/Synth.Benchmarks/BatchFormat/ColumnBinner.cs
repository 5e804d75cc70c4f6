using System.Numerics;
using Apache.Arrow;

namespace Synth.Benchmarks.BatchFormat;

/// <summary>
/// Encodes the values of a column to one byte each, as the model does before it learns: numbers by binary search among quantiles,
/// texts by a dictionary of the frequent ones, missing values as bin 0.
/// </summary>
internal sealed class ColumnBinner(double[] cuts, TextDictionary texts)
{
    public const byte Missing = 0;

    public const int MaxCuts = 253;

    /// <summary>Encodes numbers whose nulls are flags.</summary>
    public void Encode<T>(ReadOnlySpan<T> values, ReadOnlySpan<bool> nulls, Span<byte> bins)
        where T : INumber<T>
    {
        for (var row = 0; row < values.Length; row++)
        {
            bins[row] = nulls[row] ? Missing : BinOf(values[row]);
        }
    }

    /// <summary>Encodes numbers whose nulls are the zeros of a bitmap; an empty bitmap stands for no nulls.</summary>
    public void Encode<T>(ReadOnlySpan<T> values, ReadOnlySpan<byte> validity, Span<byte> bins)
        where T : INumber<T>
    {
        for (var row = 0; row < values.Length; row++)
        {
            bins[row] = !validity.IsEmpty && !BitUtility.GetBit(validity, row) ? Missing : BinOf(values[row]);
        }
    }

    /// <summary>The bin of a number, from 1.</summary>
    public byte BinOf<T>(T value)
        where T : INumber<T>
    {
        var number = double.CreateTruncating(value);
        var (low, high) = (0, cuts.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (number > cuts[middle])
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return (byte)(low + 1);
    }

    /// <summary>The bin of a text, from 1; rare texts share one.</summary>
    public byte BinOf(ReadOnlySpan<byte> text) => texts.BinOf(text);
}
