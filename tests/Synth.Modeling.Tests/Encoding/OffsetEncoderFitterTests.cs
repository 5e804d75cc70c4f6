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

    [Theory]
    [InlineData(80, true)]
    [InlineData(10, false)]
    public void A_date_that_hardly_ever_comes_before_another_one_is_counted_from_it(int rowsPerException, bool isCounted)
    {
        using var later = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64);
        var draws = RandomStream.FromSeed(9);
        long?[] starts = [.. Enumerable.Range(0, 1600).Select(i => (long?)(730_000 + (i * 7 % 1500)))];
        foreach (var (i, start) in starts.Index())
        {
            later.Append(start!.Value + (i % rowsPerException == 0 ? -1 - draws.Below(i, 40) : draws.Below(i, 900)));
        }

        var context = new EncodingContext([.. Enumerable.Range(0, 1600)], 1600, 5, 5);
        var found = OffsetEncoderFitter.Fit("later", Date, later, [(new OffsetBase(false, "starts", false), starts)], context);
        Assert.Equal(isCounted, found is not null);
        if (found is not var (encoder, bases))
        {
            return;
        }

        using var drawn = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64);
        var codes = encoder.Encode(later, bases);
        for (var i = 0; i < 1600; i++)
        {
            encoder.Decode(codes, i, new CellDraw(RandomStream.FromSeed(3), i), bases[i], drawn);
        }

        // 20 exceptions in the source, within five standard deviations.
        Assert.InRange(Enumerable.Range(0, 1600).Count(i => drawn.Values[i] < starts[i]), 1, 42);
    }
}
