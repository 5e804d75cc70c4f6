using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling.Tests;

public sealed class OffsetEncoderFitterTests
{
    private static readonly DateType Date = new();

    [Fact]
    public void A_date_that_few_rows_have_still_never_comes_before_the_one_it_follows()
    {
        using var ends = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64);
        long?[] starts = [.. Enumerable.Range(0, 10).Select(i => (long?)(730_000 + (i * 373)))];
        foreach (var (i, start) in starts.Index())
        {
            ends.Append(start!.Value + (i * 97));
        }

        var context = new EncodingContext([.. Enumerable.Range(0, 10)], 10, 2, 2);
        var (encoder, _) = OffsetEncoderFitter.Fit("ends", Date, ends, [(new OffsetBase(false, "starts", false), starts)], context)!.Value;
        using var drawn = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64);
        for (var i = 0; i < 200; i++)
        {
            encoder.Decode([[(byte)(1 + (i % encoder.Days.Bins.Length))]], 0, new CellDraw(RandomStream.FromSeed(3), i), 740_000, drawn);
        }

        Assert.All(drawn.Values.ToArray(), day => Assert.InRange(day, 740_000, DateOnly.MaxValue.DayNumber));
    }
}
