using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Rows with documents of more than a megabyte.</summary>
public sealed class LargeValueTests
{
    private const int Rows = 48;
    private const int MostBytes = 1_600_000;

    private static readonly Table Documents =
        Table("document", Required("id", new IntegerType(32)), Required("data", new BinaryType())).WithKey("id");

    [Fact]
    public void Blocks_have_as_few_rows_as_they_can_hold()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var model = Source().Fit();
        using var sampler = RelationalSampler.Create(model, new SampleOptions(1, 1), Path.GetTempPath(), 1, cancellationToken);
        Assert.InRange(sampler.BlockCount, 2, Rows);
        var lengths = new List<int>();
        for (var block = 0; block < sampler.BlockCount; block++)
        {
            foreach (var part in sampler.Generate(block, cancellationToken))
            {
                using var batch = part.Rows;
                var data = (BytesVector)batch.Columns[1];
                Assert.InRange(data.ByteCount, 0, 64_000_000);
                lengths.AddRange(Enumerable.Range(0, batch.RowCount).Select(row => data[row].Length));
            }
        }

        // About as many bytes as in the source, though a sample keeps few of them.
        Assert.Equal(Rows, lengths.Count);
        Assert.All(lengths, length => Assert.InRange(length, MostBytes * 4 / 10, MostBytes * 11 / 10));
    }

    [Fact]
    public void Samples_keep_little_of_them()
    {
        using var sample = Source().Sample();
        var data = (BytesVector)sample[Documents.Name].Columns[1];
        Assert.InRange(data.ByteCount, Rows, Rows * LongValues.KeptBytes);
    }

    private static SourceDatabase Source() => SourceDatabase.Of((Documents, Enumerable.Range(0, Rows)
        .Select(i => new object?[] { i, new byte[(MostBytes / 2) + (i * (MostBytes / 2 / Rows))] })));
}
