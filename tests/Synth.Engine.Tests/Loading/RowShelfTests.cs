using CsCheck;
using Synth.Data;
using Synth.Schema;
using Synth.Testing;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Engine.Tests.Loading;

/// <summary>Rows come down from a shelf as they were put there, in the order of their places.</summary>
public sealed class RowShelfTests
{
    private static readonly Table Things = Table(
        "things",
        Required("id", new IntegerType(64)),
        Nullable("name", new TextType(200)),
        Nullable("price", new DecimalType(20, 2)),
        Nullable("weight", new FloatType(64)),
        Nullable("code", new UuidType()),
        Nullable("picture", new BinaryType(100)));

    private static bool IsInMemory => new DriveInfo(Path.GetTempPath()).DriveFormat is "tmpfs" or "ramfs";

    [Fact]
    public void Rows_of_every_kind_come_down_in_the_order_of_their_places() => Gen.Select(Gen.Int[1, 60_000], Gen.Int[0, 1000]).Sample(
        (count, seed) =>
        {
            var random = RandomStream.FromSeed(seed);
            int[] places = [.. Enumerable.Range(0, count)];
            Array.Sort(Array.ConvertAll(places, place => random.Bits(place)), places);
            using var shelf = new RowShelf(count, Path.GetTempPath());
            for (var first = 0; first < count; first += 7_000)
            {
                var part = places.AsSpan(first, Math.Min(7_000, count - first)).ToArray();
                using var batch = BatchBuilder.Create(Things, [.. part.Select(RowOf)]);
                Assert.True(shelf.TryPut(batch, part) || IsInMemory);
            }

            var expected = 0;
            foreach (var batch in shelf.Take())
            {
                using (batch)
                {
                    using var wanted = BatchBuilder.Create(Things, [.. Enumerable.Range(expected, batch.RowCount).Select(RowOf)]);
                    Assert.Equal(RowText.Of(wanted), RowText.Of(batch));
                    expected += batch.RowCount;
                }
            }

            Assert.Equal(IsInMemory ? 0 : count, expected);
        },
        iter: 6,
        threads: 1);

    [Fact]
    public void A_shelf_without_room_takes_nothing()
    {
        using var shelf = new RowShelf(1, "/nowhere/to/keep/anything");
        using var batch = BatchBuilder.Create(Things, RowOf(0));
        Assert.False(shelf.TryPut(batch, [0]));
        Assert.Empty(shelf.Take());
    }

    [Fact]
    public void Rows_that_cannot_be_ordered_in_memory_are_not_taken()
    {
        using var batch = BatchBuilder.Create(Things, RowOf(1), RowOf(2));
        using var shelf = new RowShelf(2, Path.GetTempPath(), mostRangeBytes: 100);
        Assert.False(shelf.TryPut(batch, [1, 0]));
        Assert.Empty(shelf.Take());
    }

    private static object?[] RowOf(int place) =>
    [
        place,
        place % 3 == 0 ? null : new string('x', place % 50),
        place % 4 == 0 ? null : (Int128)place * 125,
        place % 5 == 0 ? null : place / 8.0,
        place % 7 == 0 ? null : new Guid(place, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]),
        place % 6 == 0 ? null : BitConverter.GetBytes(place),
    ];
}
