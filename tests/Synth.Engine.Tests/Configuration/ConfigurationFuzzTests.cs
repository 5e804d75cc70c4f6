using CsCheck;
using Synth.Engine.Configuration;
using Xunit;

namespace Synth.Engine.Tests.Configuration;

/// <summary>Whatever a file holds, it is a configuration or is refused with lines; nothing else comes of it.</summary>
public sealed class ConfigurationFuzzTests
{
    private const string Whole =
        """
        source: postgres://reader@${HOST:-h}/shop
        seed: -7
        scale: 0.25
        quality: best
        include: ["shop.*"]
        tables:
          shop.orders: { mode: empty }
          customers: { rows: 10, columns: { code: { pattern: "A\\d{3}" }, note: { null: true } } }
        virtual-keys:
          - { table: shop.orders, columns: [a, b], references: customers }
        privacy: { min-leaf-rows: 20 }
        gates: ["detection.rows<=0.7"]
        hooks: { after: ["GRANT SELECT ON t TO qa"] }
        acknowledge: [SYN0001]
        """;

    private static readonly string[] Fragments =
    [
        "tables:", "seed: ", "- ", "  ", "\n", "{", "}", "[", "]", ": ", "&a ", "*a",
            "!!int ", "!<x> ", "|\n", ">\n", "'", "\"", "#", "${", "$$", "${A:-", "}",
        "? ", "---\n", "...\n", "%YAML 9.9\n", "\t", "\u0000", "\ud800", "\ufeff",
        "1e999", "-0", "0x10", "NaN", "null", "~", "<<: *a", "gates: [x]", "columns: ",
    ];

    [Fact]
    public void Texts_put_together_from_fragments_never_bring_the_reader_down() =>
        Gen.Int[0, Fragments.Length - 1].Select(i => Fragments[i]).List[0, 60].Sample(parts => Read(string.Concat(parts)));

    [Fact]
    public void A_file_that_is_cut_or_has_characters_replaced_never_brings_the_reader_down() =>
        Gen.Select(Gen.Int[0, Whole.Length], Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Char).List[0, 5]).Sample((length, changes) =>
        {
            var text = Whole.ToCharArray();
            foreach (var (place, character) in changes)
            {
                text[place] = character;
            }

            Read(new string(text, 0, length));
        });

    private static void Read(string text)
    {
        try
        {
            Assert.NotNull(ConfigurationFile.Parse(text, "fuzz.yaml", _ => null));
        }
        catch (ConfigurationException error)
        {
            Assert.All(error.Message.Split(Environment.NewLine), line => Assert.StartsWith("fuzz.yaml:", line));
        }
    }
}
