using System.Text;
using Synth.Schema.Expressions;

namespace Synth.Modeling;

/// <summary>The functions that checks may call.</summary>
internal static class CheckFunctions
{
    /// <summary>Whether a call can be computed from the row alone.</summary>
    public static bool IsKnown(SqlFunction function) => function < SqlFunction.IsJson;

    /// <summary>A call as a function of a row.</summary>
    public static Func<CheckRow, Scalar> Bind(SqlFunction function, Func<CheckRow, Scalar>[] arguments) => function switch
    {
        SqlFunction.Coalesce => row => arguments.Select(argument => argument(row)).FirstOrDefault(value => !value.IsNull),
        SqlFunction.Length => OfText(arguments[0], text => Scalar.Of(text.EnumerateRunes().Count())),
        SqlFunction.Lower => OfText(arguments[0], text => Scalar.Of(text.ToLowerInvariant())),
        SqlFunction.Upper => OfText(arguments[0], text => Scalar.Of(text.ToUpperInvariant())),
        SqlFunction.Trim => OfText(arguments[0], text => Scalar.Of(text.Trim(' '))),
        SqlFunction.TrimStart => OfText(arguments[0], text => Scalar.Of(text.TrimStart(' '))),
        SqlFunction.TrimEnd => OfText(arguments[0], text => Scalar.Of(text.TrimEnd(' '))),
        SqlFunction.Substring => row =>
            Substring(arguments[0](row), arguments[1](row), arguments.Length > 2 ? arguments[2](row) : Scalar.Of(int.MaxValue)),
        SqlFunction.Absolute => row => arguments[0](row) is { Kind: ScalarKind.Number } value
            ? Scalar.Of(Math.Abs(value.Number))
            : Scalar.Null,
        SqlFunction.Round => row => Round(arguments[0](row), arguments.Length == 2 ? arguments[1](row) : Scalar.Of(0)),
        SqlFunction.ConcatenateKnown => row => Concatenate([.. arguments.Select(argument => argument(row))]),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "A function that no row decides."),
    };

    private static Func<CheckRow, Scalar> OfText(Func<CheckRow, Scalar> argument, Func<string, Scalar> apply) =>
        row => argument(row).Text is { } text ? apply(text) : Scalar.Null;

    // Engines disagree on what stands before the first character.
    private static Scalar Substring(Scalar value, Scalar start, Scalar length)
    {
        if (value.Text is not { } text || start is not { Kind: ScalarKind.Number, Number: >= 1 }
            || length is not { Kind: ScalarKind.Number, Number: >= 0 })
        {
            return Scalar.Null;
        }

        var part = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Skip((int)Math.Min(start.Number - 1, int.MaxValue))
            .Take((int)Math.Min(length.Number, int.MaxValue)))
        {
            part.Append(rune.ToString());
        }

        return Scalar.Of(part.ToString());
    }

    // A number beside texts is spelled differently by each engine.
    private static Scalar Concatenate(Scalar[] values) => Array.TrueForAll(values, value => value.IsNull || value.Text is not null)
        ? Scalar.Of(string.Concat(values.Select(value => value.Text)))
        : Scalar.Null;

    private static Scalar Round(Scalar value, Scalar digits) =>
        value.Kind == ScalarKind.Number && digits is { Kind: ScalarKind.Number, Number: >= 0 and <= 28 }
            ? Scalar.Of(Math.Round(value.Number, (int)digits.Number, MidpointRounding.AwayFromZero))
            : Scalar.Null;
}
