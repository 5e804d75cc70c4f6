using CsCheck;
using Synth.Data;

namespace Synth.Modeling.Tests.Skeletons;

/// <summary>Draws that cover their range evenly.</summary>
public sealed class DrawTests
{
    [Fact]
    public void Stratified_bits_fall_into_every_stratum_once() => Gen.Select(Gen.Int[1, 500], Gen.Long).Sample((count, seed) =>
    {
        var bits = Stratified.Fill(RandomStream.FromSeed(seed), count);
        var width = ulong.MaxValue / (ulong)count;
        Assert.Equal(Enumerable.Range(0, count), bits.Select(bit => (int)Math.Min(bit / width, (ulong)count - 1)).Order());
    });

    [Fact]
    public void Shuffles_are_permutations() => Gen.Select(Gen.Int[0, 300], Gen.Long).Sample((count, seed) =>
        Assert.Equal(Enumerable.Range(0, count), Stratified.Shuffle(RandomStream.FromSeed(seed), count).Order()));

    [Fact]
    public void Quotas_of_all_parts_add_up_to_the_shares() =>
        Gen.Select(Gen.Int[0, 20].Array[2, 12], Gen.Int[1, 300], Gen.Int[1, 60], Gen.Long).Sample((shares, rows, part, seed) =>
    {
        var order = new KeyedPermutation(RandomStream.FromSeed(seed), rows);
        var sums = new int[shares.Length];
        for (var begin = 0; begin < rows; begin += part)
        {
            var quotas = QuotaDraw.Quotas(shares, order, begin, Math.Min(part, rows - begin));
            Assert.Equal(Math.Min(part, rows - begin), quotas.Sum());
            sums = [.. sums.Zip(quotas, (sum, quota) => sum + quota)];
        }

        Assert.Equal(rows, sums.Sum());
        for (var code = 0; code < shares.Length && shares.Sum() > 0; code++)
        {
            Assert.Equal(shares[code] * (double)rows / shares.Sum(), sums[code], 1.0);
        }
    });
}
