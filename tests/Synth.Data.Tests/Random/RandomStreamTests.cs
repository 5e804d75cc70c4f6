using System.Numerics;
using Xunit;

namespace Synth.Data.Tests.Random;

public sealed class RandomStreamTests
{
    private static readonly RandomStream Stream = RandomStream.FromSeed(42);

    // A clone must come out the same with every later version: these numbers may never change.
    [Theory]
    [InlineData(0, 0xe975338e8c6cfca0)]
    [InlineData(1, 0xc2097ab3308b052d)]
    [InlineData(2, 0x53cc78faed12c08f)]
    [InlineData(-1, 0x4b8d91c2d0906772)]
    public void Bits_are_known(long position, ulong expected) => Assert.Equal(expected, Stream.Bits(position));

    [Fact]
    public void Derived_streams_are_known()
    {
        Assert.Equal(0xbdd732262feb6e95, Stream.Key);
        Assert.Equal(0xff1fe3451e324b57, Stream.Derive(7).Key);
        Assert.Equal(0x3ba84b3b96f5e8f3UL, Stream.Derive(7).Bits(0));
        Assert.Equal(0x27e44a78d836ae29UL, Stream.Derive("shop.customer").Key);
        Assert.Equal(0x5692161d100b05e5UL, RandomStream.Mix(1));
    }

    [Fact]
    public void The_same_labels_give_the_same_stream_and_others_another()
    {
        Assert.Equal(Stream.Derive("a").Derive(1), RandomStream.FromSeed(42).Derive("a").Derive(1));
        RandomStream[] different =
        [
            Stream, RandomStream.FromSeed(43), Stream.Derive("a"), Stream.Derive("b"),
                Stream.Derive(""), Stream.Derive(0), Stream.Derive(1),
            Stream.Derive(-1), Stream.Derive("a").Derive("b"), Stream.Derive("b")
                .Derive("a"), Stream.Derive("ab"), Stream.Derive(1).Derive(0),
        ];
        Assert.Equal(different.Length, different.Distinct().Count());
    }

    [Fact]
    public void Uniform_numbers_lie_in_the_unit_interval_without_1()
    {
        Assert.Equal(0, RandomStream.ToUniform(0));
        Assert.Equal(1 - Math.Pow(2, -53), RandomStream.ToUniform(ulong.MaxValue));
    }

    // Pearson's chi-square over 256 classes and 2^18 draws: mean 255, standard deviation 22.6; accepted within 5 of them.
    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(31)]
    [InlineData(56)]
    public void Every_byte_of_the_bits_is_uniform(int shift) =>
        AssertChiSquare(256, position => (int)(byte)(Stream.Bits(position) >> shift));

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(1000)]
    public void Integers_below_a_bound_are_uniform(int bound) => AssertChiSquare(bound, position => (int)Stream.Below(position, bound));

    [Fact]
    public void Integers_below_a_large_bound_stay_below_it()
    {
        const long bound = long.MaxValue - 1;
        var draws = Enumerable.Range(0, 1_000).Select(position => Stream.Below(position, bound)).ToArray();
        Assert.All(draws, draw => Assert.InRange(draw, 0, bound - 1));
        Assert.True(draws.Max() > bound / 100 * 99);
    }

    // The first draws of streams that are numbered one after the other are what most of a clone is made of.
    [Fact]
    public void First_draws_of_numbered_streams_are_uniform() => AssertChiSquare(256, number => (int)(Stream.Derive(number).Bits(0) >> 56));

    // Pearson's correlation of n independent pairs has a standard deviation of 1/sqrt(n); accepted within 5 of them.
    [Fact]
    public void Derived_streams_are_uncorrelated_with_each_other_and_with_themselves_shifted()
    {
        (RandomStream A, RandomStream B, int Shift)[] pairs =
        [
            (Stream, Stream.Derive(0), 0), (Stream.Derive(0), Stream.Derive(1), 0), (Stream.Derive(0), Stream.Derive(1), 1),
            (Stream.Derive("a"), Stream.Derive("b"), 0), (Stream.Derive("a"), Stream.Derive("a").Derive(0), 0),
            (RandomStream.FromSeed(0), RandomStream.FromSeed(1), 0),
            (RandomStream.FromSeed(0), RandomStream.FromSeed(1), 1), (Stream, Stream, 1),
        ];
        const int n = 100_000;
        Assert.All(pairs, pair =>
        {
            var products = Enumerable.Range(0, n).Sum(i => (pair.A.Uniform(i) - 0.5) * (pair.B.Uniform(i + pair.Shift) - 0.5));
            Assert.InRange(Math.Abs(12 * products / n), 0, 5 / Math.Sqrt(n));
        });
    }

    // Strict avalanche: each output bit flips with probability 1/2; 4096 trials, accepted within 6 standard deviations (0.047).
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_bit_of_the_position_or_key_flips_half_of_the_bits(bool ofPosition)
    {
        const int trials = 4096;
        for (var input = 0; input < 64; input++)
        {
            var flips = new int[64];
            for (var trial = 0; trial < trials; trial++)
            {
                var (stream, other) =
                    (Stream.Derive(trial), ofPosition ? Stream.Derive(trial) : new RandomStream(Stream.Derive(trial).Key ^ (1UL << input)));
                var difference = stream.Bits(trial) ^ other.Bits(ofPosition ? trial ^ (1L << input) : trial);
                for (; difference != 0; difference &= difference - 1)
                {
                    flips[BitOperations.TrailingZeroCount(difference)]++;
                }
            }

            Assert.All(flips, count => Assert.InRange((double)count / trials, 0.453, 0.547));
        }
    }

    private static void AssertChiSquare(int classes, Func<long, int> draw)
    {
        const int draws = 1 << 18;
        var counts = new int[classes];
        for (var position = 0; position < draws; position++)
        {
            counts[draw(position)]++;
        }

        var expected = (double)draws / classes;
        var statistic = counts.Sum(count => (count - expected) * (count - expected) / expected);
        var deviation = Math.Sqrt(2.0 * (classes - 1));
        Assert.InRange(statistic, Math.Max(0, classes - 1 - (5 * deviation)), classes - 1 + (5 * deviation));
    }
}
