using CsCheck;

namespace Synth.Evaluation.Tests;

public sealed class NearestRecordsTests
{
    private static readonly Gen<float> Value = Gen.OneOf(Gen.Int[0, 3].Select(code => (float)code), Gen.Float[0, 2], Gen.Const(1e9f));

    [Fact]
    public void The_fast_search_agrees_with_the_plain_one() =>
        Gen.Select(Value.Array[3].Array[1, 60], Value.Array[3]).Sample((set, query) =>
        {
            float Distance(float[] row) => row.Zip(query, (x, y) => Math.Min(Math.Abs(x - y), 1)).Sum() / 3;

            var (rows, distances) = new NearestRecords(Columns(set)).Find(Columns([query]), [0, 1, 2]);

            Assert.Equal(set.Min(Distance), distances[0], 5);
            Assert.Equal(set.Min(Distance), Distance(set[rows[0]]), 5);
        });

    [Fact]
    public void Only_the_named_columns_count()
    {
        var (rows, distances) = new NearestRecords([[0, 5], [9, 0]]).Find([[5], [9]], [0]);

        Assert.Equal(1, rows[0]);
        Assert.Equal(0, distances[0]);
    }

    [Fact]
    public void Missing_values_are_alike_and_unlike_all_others()
    {
        var set = new NearestRecords([[1e9f]]);

        Assert.Equal(0, set.Find([[1e9f]], [0]).Distances[0]);
        Assert.Equal(1, set.Find([[0.5f]], [0]).Distances[0]);
    }

    private static float[][] Columns(float[][] rows) =>
        [.. Enumerable.Range(0, 3).Select(column => rows.Select(row => row[column]).ToArray())];
}
