using CsCheck;
using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling.Tests.Skeletons;

public sealed class QuotaDrawTests
{
    private static readonly Gen<(int[] Shares, int Rows, int[] Cuts, long Seed)> Any =
        from shares in Gen.Int[0, 20].Array[1, 12].Where(shares => shares.Any(share => share > 0))
        from rows in Gen.Int[1, 400]
        from cuts in Gen.Int[0, rows].Array[0, 6]
        from seed in Gen.Long
        select (shares, rows, cuts, seed);

    [Fact]
    public void Quotas_add_up_to_the_rows_of_each_chunk_and_to_the_shares_over_all() =>
        Any.Sample((shares, rows, cuts, seed) =>
        {
            var order = new KeyedPermutation(RandomStream.FromSeed(seed), rows);
            var totals = new long[shares.Length];
            foreach (var (begin, end) in ChunksOf(rows, cuts))
            {
                var quotas = QuotaDraw.Quotas(shares, order, begin, end - begin);
                Assert.Equal(end - begin, quotas.Sum());
                totals = [.. totals.Zip(quotas, (total, quota) => total + quota)];
            }

            Assert.All(totals.Index(), total => Assert.InRange(
                total.Item - (rows * shares[total.Index] / (double)shares.Sum()), shares[total.Index] == 0
                    ? 0 : -1, shares[total.Index] == 0 ? 0 : 1));
        });

    [Fact]
    public void Each_row_counts_for_the_code_whose_stretch_its_middle_is_in() => Any.Sample((shares, rows, cuts, seed) =>
    {
        var order = new KeyedPermutation(RandomStream.FromSeed(seed), rows);
        foreach (var (begin, end) in ChunksOf(rows, cuts))
        {
            var naive = new int[shares.Length];
            for (var row = begin; row < end; row++)
            {
                naive[CodeAt(shares, ((2 * (int)order[row]) + 1) * shares.Sum(), 2 * rows)]++;
            }

            Assert.Equal(naive, QuotaDraw.Quotas(shares, order, begin, end - begin));
        }
    });

    [Fact]
    public void Quotas_are_exact_where_the_shares_divide_the_rows() =>
        Gen.Select(Gen.Int[1, 20].Array[1, 12], Gen.Int[1, 30], Gen.Long).Sample((shares, times, seed) =>
        {
            var rows = shares.Sum() * times;
            var quotas = QuotaDraw.Quotas(shares, new KeyedPermutation(RandomStream.FromSeed(seed), rows), 0, rows);
            Assert.Equal(shares.Select(share => share * times), quotas);
        });

    [Fact]
    public void Drawn_codes_meet_the_quotas_and_other_rows_are_left_as_they_are()
    {
        var forest = Forests.Following(8);
        Gen.Select(Gen.Int[0, 30].Array[8], Gen.Int[0, 20], Gen.Long).Sample((quotas, others, seed) =>
        {
            var rows = quotas.Sum() + others;
            var isDrawn = Stratified.Shuffle(RandomStream.FromSeed(seed), rows).Select(turn => turn >= others).ToArray();
            var codes = Enumerable.Repeat((byte)99, rows).ToArray();
            QuotaDraw.Draw(forest, [Forests.Codes(rows, 8, seed)], [.. quotas], RandomStream.FromSeed(seed), row => isDrawn[row], codes);

            Assert.Equal(quotas, Enumerable.Range(0, 8).Select(code => codes.Count(drawn => drawn == code)));
            Assert.All(codes.Zip(isDrawn), pair => Assert.Equal(pair.Second, pair.First != 99));
        });
    }

    [Fact]
    public void Drawn_codes_follow_the_features_as_far_as_quotas_allow()
    {
        var feature = Forests.Codes(4000, 8, 3);
        var codes = new byte[feature.Length];
        QuotaDraw.Draw(
            Forests.Following(8), [feature], [0, .. Enumerable.Repeat(600, 7)], RandomStream.FromSeed(4), row => row < 4000, codes);
        Assert.InRange(feature.Zip(codes).Count(pair => pair.First == pair.Second) / 4000.0, 0.75, 0.95);
    }

    [Fact]
    public void What_the_last_rows_are_left_with_comes_to_rows_whose_it_may_be()
    {
        const int Rows = 3000;
        const int BinCount = 21;
        var feature = Forests.Codes(Rows, BinCount - 1, 8);
        byte[] target = [.. feature.Select((code, row) => (byte)(code + RandomStream.FromSeed(9).Below(row, 2)))];
        var forest = ForestTrainer.Train(
            new BinnedMatrix([new BinnedFeature(feature, BinCount, FeatureKind.Ordinal)], Rows),
            new BinnedTarget(target, BinCount, FeatureKind.Nominal),
            [.. Enumerable.Range(0, Rows)],
            new ForestOptions { TreeCount = 2 },
            TestContext.Current.CancellationToken);
        int[] quotas = [.. Enumerable.Range(0, BinCount).Select(code => target.Count(other => other == code))];
        var codes = new byte[Rows];
        QuotaDraw.Draw(forest, [feature], [.. quotas], RandomStream.FromSeed(10), _ => true, codes);

        Assert.Equal(quotas, Enumerable.Range(0, BinCount).Select(code => codes.Count(drawn => drawn == code)));

        // Without handing on, 0.982 to 0.989 of the rows have a code of theirs.
        Assert.InRange(feature.Zip(codes).Count(pair => pair.Second - pair.First is 0 or 1), (int)(0.992 * Rows), Rows);
    }

    private static IEnumerable<(int Begin, int End)> ChunksOf(int rows, int[] cuts)
    {
        int[] bounds = [0, .. cuts.Order(), rows];
        return bounds.Zip(bounds.Skip(1));
    }

    // The code whose share a place lies in, when all shares stand one after the other; the place is a fraction.
    private static int CodeAt(int[] shares, int numerator, int denominator)
    {
        var (code, end) = (0, shares[0]);
        while (numerator >= end * denominator)
        {
            end += shares[++code];
        }

        return code;
    }
}
