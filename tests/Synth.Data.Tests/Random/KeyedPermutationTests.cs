using CsCheck;
using Xunit;

namespace Synth.Data.Tests.Random;

public sealed class KeyedPermutationTests
{
    private static readonly RandomStream Stream = RandomStream.FromSeed(7);

    [Fact]
    public void Is_a_bijection_of_every_small_domain()
    {
        for (var size = 0; size <= 1_000; size++)
        {
            var permutation = new KeyedPermutation(Stream.Derive(size), size);
            var seen = new bool[size];
            for (var position = 0; position < size; position++)
            {
                var image = permutation[position];
                Assert.False(seen[image]);
                seen[image] = true;
                Assert.Equal(position, permutation.Inverse(image));
            }
        }
    }

    [Fact]
    public void Has_an_inverse_on_large_domains() =>
        Gen.Select(Gen.Long[1, (1L << 62) - 1], Gen.ULong, Gen.ULong).Sample((size, key, draw) =>
        {
            var permutation = new KeyedPermutation(new RandomStream(key), size);
            var position = (long)(draw % (ulong)size);
            Assert.InRange(permutation[position], 0, size - 1);
            Assert.Equal(position, permutation.Inverse(permutation[position]));
            Assert.Equal(position, permutation[permutation.Inverse(position)]);
        });

    // Of a random permutation of n, ranks correlate with a standard deviation of 1/sqrt(n), and about 1 point is fixed,
    // about 2 neighbours stay neighbours (both nearly Poisson).
    [Theory]
    [InlineData(1_000)]
    [InlineData(65_536)]
    [InlineData(100_003)]
    public void Looks_unordered(int size)
    {
        var permutation = new KeyedPermutation(Stream, size);
        var images = Enumerable.Range(0, size).Select(position => permutation[position]).ToArray();
        var middle = (size - 1) / 2.0;
        var correlation = images.Select((image, i) => (image - middle) * (i - middle))
            .Sum() / Enumerable.Range(0, size).Sum(i => (i - middle) * (i - middle));
        Assert.InRange(Math.Abs(correlation), 0, 5 / Math.Sqrt(size));
        Assert.InRange(images.Where((image, i) => image == i).Count(), 0, 9);
        Assert.InRange(images.Zip(images.Skip(1)).Count(pair => Math.Abs(pair.First - pair.Second) == 1), 0, 12);
    }

    [Fact]
    public void Another_key_gives_another_permutation()
    {
        var (one, other) = (new KeyedPermutation(Stream.Derive("a"), 10_000), new KeyedPermutation(Stream.Derive("b"), 10_000));
        Assert.InRange(Enumerable.Range(0, 10_000).Count(position => one[position] == other[position]), 0, 9);
    }

    // Keys of clones are made by it: these numbers may never change.
    [Fact]
    public void Images_are_known()
    {
        var permutation = new KeyedPermutation(Stream, 1_000_000);
        Assert.Equal([882517, 427099, 431556, 777427], new long[] { 0, 1, 2, 999_999 }.Select(position => permutation[position]));
    }

    [Theory]
    [InlineData(10, -1)]
    [InlineData(10, 10)]
    [InlineData(0, 0)]
    public void Refuses_positions_outside_its_domain(long size, long position)
    {
        var permutation = new KeyedPermutation(Stream, size);
        Assert.Throws<ArgumentOutOfRangeException>(() => permutation[position]);
        Assert.Throws<ArgumentOutOfRangeException>(() => permutation.Inverse(position));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1L << 62)]
    public void Refuses_domains_it_cannot_cover(long size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyedPermutation(Stream, size));
}
