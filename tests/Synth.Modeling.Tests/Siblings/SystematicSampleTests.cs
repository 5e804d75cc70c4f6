using CsCheck;
using Synth.Data;

namespace Synth.Modeling.Tests.Siblings;

/// <summary>Codes are taken as often as they are wanted, to within one, and never beyond their room.</summary>
public sealed class SystematicSampleTests
{
    [Fact]
    public void As_many_are_taken_as_asked_for_where_there_is_room_and_no_code_beyond_its_own() =>
        Gen.Select(Gen.Select(Gen.Int[0, 20], Gen.Int[0, 3]).Array[1, 40], Gen.Int[0, 60], Gen.Long).Sample((codes, count, seed) =>
        {
            var (weights, room) = (Array.ConvertAll(codes, code => code.Item1), Array.ConvertAll(codes, code => code.Item2));
            var taken = SystematicSample.Draw(weights, room, count, RandomStream.FromSeed(seed));
            Assert.Equal(Math.Min(count, room.Where((_, code) => weights[code] > 0).Sum()), taken.Sum());
            Assert.All(Enumerable.Range(0, codes.Length), code => Assert.InRange(taken[code], 0, weights[code] > 0 ? room[code] : 0));
        });

    [Fact]
    public void Codes_are_taken_in_proportion_to_their_weights()
    {
        // Over 4,000 draws of 3 a share of a half has a standard deviation of 0.008.
        const int Draws = 4_000;
        var sums = new int[5];
        for (var draw = 0; draw < Draws; draw++)
        {
            var taken = SystematicSample.Draw([10, 20, 30, 30, 30], [1, 1, 1, 1, 1], 3, RandomStream.FromSeed(draw));
            sums = [.. sums.Zip(taken, (sum, more) => sum + more)];
        }

        double[] expected = [0.25, 0.5, 0.75, 0.75, 0.75];
        Assert.All(sums.Zip(expected), pair => Assert.InRange(pair.First / (double)Draws, pair.Second - 0.04, pair.Second + 0.04));
    }

    [Fact]
    public void What_has_no_room_for_its_share_leaves_the_rest_to_the_others() =>
        Assert.Equal([1, 1, 2], SystematicSample.Draw([100, 1, 2], [1, 1, 9], 4, RandomStream.FromSeed(1)) is var taken
            ? [taken[0], Math.Min(1, taken[1]), taken[1] + taken[2] - 1]
            : []);
}
