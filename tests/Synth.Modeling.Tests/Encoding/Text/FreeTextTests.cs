using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling.Tests.Encoding.Text;

public sealed class FreeTextTests
{
    private const int Rows = 600;
    private const int LongestSharedSequence = 4;

    [Fact]
    public void No_sentence_comes_again_and_no_long_part_of_one()
    {
        var source = Enumerable.Range(0, Rows).Select(Sentence).ToArray();
        using var vector = Vectors.Of(new TextType(), source);
        var encoder = TextEncoder.Fit("c", (BytesVector)vector, Vectors.Context(Rows, 10), null);
        var sequences = source.SelectMany(text => Sequences(text, LongestSharedSequence + 1)).ToHashSet(StringComparer.Ordinal);
        var written = Vectors.Decode(encoder, vector).Cast<string>().ToArray();
        Assert.Empty(written.Intersect(source));
        Assert.DoesNotContain(written.SelectMany(text => Sequences(text, LongestSharedSequence + 1)), sequences.Contains);
        Assert.Contains(written, text => text.EndsWith('.'));
    }

    // Each word is one of 200 that many sentences have, in an order of its own.
    private static string Sentence(int number)
    {
        var stream = RandomStream.FromSeed(number);
        return $"The {string.Join(' ', Enumerable.Range(0, 9 + (number % 3)).Select(i => Word((int)stream.Below(i, 200))))}.";
    }

    private static string Word(int number) =>
        $"{"bcdfghklmn"[number % 10]}{"aeiou"[number / 10 % 5]}{"rst"[number % 3]}{"aeio"[number / 50 % 4]}";

    private static IEnumerable<string> Sequences(string text, int length)
    {
        var words = text.TrimEnd('.').Split(' ');
        return Enumerable.Range(0, Math.Max(0, words.Length - length + 1)).Select(i => string.Join(' ', words[i..(i + length)]));
    }
}
