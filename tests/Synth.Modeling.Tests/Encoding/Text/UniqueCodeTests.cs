using CsCheck;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling.Tests.Encoding;

public sealed class UniqueCodeTests
{
    private static readonly string[] Forms =
        ["", "7", "123", "AB-12", "ab", "Abc Def", "x@y.z", "ÄÖÜ ß", "😀", "😀😀😀", "a-b",
            "ab-c", "b-ac", "- -", "99-1", "Word 12345 other", "longestwordofall", "中文字"];

    [Fact]
    public void All_positions_of_small_tables_get_different_texts()
    {
        foreach (var size in new[] { 1, 2, 26, 27, 100, 676, 677, 1000 })
        {
            foreach (var maxLength in new int?[] { null, 2, 3, 5, 12 })
            {
                if (maxLength is { } most && Math.Pow(26, most) < size)
                {
                    continue;
                }

                var code = new UniqueCode(RandomStream.FromSeed(size), size, maxLength, "column c");
                var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
                for (var position = 0; position < size; position++)
                {
                    // Digits alone hold fewer than letters: then there is an error, never a duplicate.
                    var form = Forms[position % Forms.Length];
                    if (maxLength is { } limit && Math.Pow(10, limit) < size && form.All(c => !char.IsLetter(c)))
                    {
                        continue;
                    }

                    var text = code.Apply(form, position);
                    Assert.True(seen.Add(text), $"{text} at {position} of {size}");
                    Assert.InRange(text.Length, 1, maxLength ?? int.MaxValue);
                }
            }
        }
    }

    [Fact]
    public void Positions_of_large_tables_get_different_texts() =>
        Gen.Select(Gen.Long[2, 1L << 40], Gen.ULong, Gen.ULong, Gens.OneOf(Forms), Gens.OneOf(Forms))
            .Sample((size, first, second, form, other) =>
        {
            var code = new UniqueCode(RandomStream.FromSeed(9), size, null, "column c");
            var (p, q) = ((long)(first % (ulong)size), (long)(second % (ulong)size));
            Assert.Equal(p == q && form == other, code.Apply(form, p) == code.Apply(other, q));
        });

    [Fact]
    public void A_column_that_is_too_short_is_named_with_its_counts()
    {
        var exception =
            Assert.Throws<UnsupportedSchemaException>(() => new UniqueCode(RandomStream.FromSeed(1), 27, 1, "table t, column c"));
        Assert.Contains("table t, column c: 27 different values are needed, but it holds at most 1 characters",
            exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_form_of_a_text_is_kept()
    {
        var code = new UniqueCode(RandomStream.FromSeed(1), 100, null, "column c");
        Assert.Matches("^[A-Z]{2}-12$", code.Apply("AB-12", 5));
        Assert.Matches("^[a-z]{2}rna@mail[.]org$", code.Apply("verna@mail.org", 5));
        Assert.Matches("^[0-9]{2}$", code.Apply("77", 5));
    }
}
