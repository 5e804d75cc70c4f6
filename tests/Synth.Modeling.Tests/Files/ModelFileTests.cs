using System.IO.Compression;
using CsCheck;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Files;

public sealed class ModelFileTests
{
    private const int HeaderBytes = 40;

    private static readonly Lazy<byte[]> Small = new(() => Write(SourceDatabase.Of(
        Codes("status", "a", "b"),
        (Table("task", Required("id", new IntegerType(32)), Required("status", new TextType(10)), Nullable("note", new TextType()))
            .WithKey("id").WithForeignKey("status", ("status", "code")),
            Range(60).Select(i => new object?[] { i, i % 3 == 0 ? "a" : "b", i % 5 == 0 ? null : $"done {i}" }))).Fit()));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_model_that_was_read_generates_the_same_bytes_and_writes_the_same_file(long seed)
    {
        var model = RandomSource.Create(seed).Fit();
        var bytes = Write(model);
        var read = ModelFile.Read(new MemoryStream(bytes));
        Assert.Equal(SyntheticDatabase.Generate(model, new SampleOptions(seed, 2))
            .Text(), SyntheticDatabase.Generate(read, new SampleOptions(seed, 2)).Text());
        Assert.Equal(bytes, Write(read));
        Assert.Equal(model.Schema, read.Schema);
        Assert.Equal(model.Plan.Tables, read.Plan.Tables);
    }

    [Fact]
    public void Equal_models_give_equal_files_whatever_the_number_of_workers()
    {
        var source = RandomSource.Create(11);
        var options = SourceDatabase.QuickFit;
        Assert.Equal(Write(source.Fit(options with { Workers = 1 })), Write(source.Fit(options with { Workers = 3 })));
        Assert.NotEqual(Write(source.Fit(options)), Write(source.Fit(options with { Seed = 2 })));
    }

    [Fact]
    public void Values_of_all_types_survive()
    {
        var types = Synth.Testing.NeutralTypes.All(7);
        var stream = Data.RandomStream.FromSeed(3);
        var table = Table("thing", [Required("id", new IntegerType(32)), .. types.Select((type, i) => Nullable($"c{i}", type))])
            .WithKey("id");
        var model = SourceDatabase.Of((table, Range(80).Select(row => (object?[])
            [row, .. types.Select((type, i) => (row + i) % 6 == 0
                ? null
                : Synth.Testing.NeutralTypes.Value(type, stream.Derive(row).Derive(i)))]))).Fit();
        var read = ModelFile.Read(new MemoryStream(Write(model)));
        var database = SyntheticDatabase.Generate(read, new SampleOptions());
        Assert.Equal(SyntheticDatabase.Generate(model, new SampleOptions()).Text(), database.Text());
        IntegrityAssert.Holds(database, 1);
    }

    [Fact]
    public void A_byte_that_was_changed_anywhere_is_noticed() =>
        Gen.Select(Gen.Int[0, Small.Value.Length - 1], Gen.Byte[1, 255]).Sample((position, change) =>
    {
        var bytes = Small.Value.ToArray();
        bytes[position] ^= change;
        Assert.Throws<ModelFormatException>(() => ModelFile.Read(new MemoryStream(bytes)));
    });

    [Fact]
    public void A_file_cut_anywhere_is_noticed() => Gen.Int[0, Small.Value.Length - 1].Sample(length =>
        Assert.Throws<ModelFormatException>(() => ModelFile.Read(new MemoryStream(Small.Value, 0, length))));

    [Fact]
    public void Random_bytes_are_no_model_with_or_without_a_proper_header() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Bool).Sample((bytes, hasHeader) =>
        Assert.Throws<ModelFormatException>(() => ModelFile.Read(new MemoryStream(hasHeader ? WithHeader(bytes) : bytes))));

    [Fact]
    public void A_body_that_was_changed_and_signed_anew_is_a_model_or_is_refused() =>
        Gen.Select(Gen.Int[0, 1 << 20], Gen.Int[32, 126]).Sample(
        (position, letter) =>
        {
            var json = System.Text.Encoding.UTF8.GetBytes(Json(Small.Value));
            json[position % json.Length] = (byte)letter;
            try
            {
                ModelFile.Read(new MemoryStream(WithHeader(Compress(json))));
            }
            catch (ModelFormatException)
            {
                // That is all that may happen.
            }
        },
        iter: 1500);

    [Fact]
    public void A_few_bytes_that_expand_to_gigabytes_are_refused_before_they_do()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var stream = new MemoryStream();
        using (var brotli = new BrotliStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write("{\"Schema\": \""u8);
            var zeros = new byte[1 << 20];
            Array.Fill(zeros, (byte)'a');
            for (var i = 0; i < 2048; i++)
            {
                brotli.Write(zeros);
            }
        }

        var file = WithHeader(stream.ToArray());
        Assert.True(file.Length < 1 << 20, $"{file.Length} bytes");
        var error = Assert.Throws<ModelFormatException>(() => ModelFile.Read(new MemoryStream(file)));
        Assert.IsType<InvalidDataException>(error.InnerException);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 200 << 20, "the reader took more than 200 MB");
    }

    [Fact]
    public void Another_version_is_named()
    {
        var bytes = Small.Value.ToArray();
        bytes[6] = 99;
        Assert.Contains("version 99", Assert.Throws<ModelFormatException>(() => ModelFile.Read(new MemoryStream(bytes)))
            .Message, StringComparison.Ordinal);
    }

    /// <summary>The JSON in a model file.</summary>
    internal static string Json(byte[] file)
    {
        using var reader =
            new StreamReader(new BrotliStream(new MemoryStream(file, HeaderBytes, file.Length - HeaderBytes), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    internal static byte[] Write(RelationalModel model)
    {
        using var stream = new MemoryStream();
        ModelFile.Write(model, stream);
        return stream.ToArray();
    }

    private static byte[] WithHeader(byte[] body) => [.. Small.Value[..8], .. System.Security.Cryptography.SHA256.HashData(body), .. body];

    private static byte[] Compress(byte[] json)
    {
        using var stream = new MemoryStream();
        using (var brotli = new BrotliStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(json);
        }

        return stream.ToArray();
    }
}
