using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Synth.Engine.Configuration;

/// <summary>
/// A parser for texts that anybody may have written. The library builds its tree by recursion, which a few thousand brackets would bring
/// down, and in some malformed texts it finds itself in a state that it says by other exceptions than its own.
/// </summary>
/// <param name="text">The text.</param>
internal sealed class GuardedParser(string text) : IParser
{
    private const int MostLevels = 64;

    private readonly Parser parser = new(new StringReader(text));
    private int depth;

    public ParsingEvent? Current => parser.Current;

    /// <exception cref="YamlException">The text is no YAML, or too deeply nested.</exception>
    public bool MoveNext() => Explain(() =>
    {
        if (!parser.MoveNext())
        {
            return false;
        }

        depth += parser.Current!.NestingIncrease;
        return depth <= MostLevels + 2
            ? true
            : throw new YamlException(parser.Current.Start, parser.Current.End, $"more than {MostLevels} levels of nesting");
    });

    /// <summary>Turns what the library says of malformed texts into its own exception.</summary>
    /// <exception cref="YamlException">The text is no YAML.</exception>
    public T Explain<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (
            error is InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException)
        {
            var place = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(place, place, "something about here has no end or no beginning", error);
        }
    }
}
