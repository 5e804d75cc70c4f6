namespace Synth.Modeling;

/// <summary>The functions that checks may call.</summary>
internal static class CheckFunctions
{
    /// <summary>A call as a function of a row, or null when the function is not known.</summary>
    public static Func<CheckRow, Scalar>? Bind(string name, Func<CheckRow, Scalar>[] arguments) => (name.ToUpperInvariant(), arguments.Length) switch
    {
        ("LENGTH" or "CHAR_LENGTH" or "CHARACTER_LENGTH", 1) => OfText(arguments[0], text => Scalar.Of(text.EnumerateRunes().Count())),
        ("LOWER", 1) => OfText(arguments[0], text => Scalar.Of(text.ToLowerInvariant())),
        ("UPPER", 1) => OfText(arguments[0], text => Scalar.Of(text.ToUpperInvariant())),
        ("TRIM" or "BTRIM", 1) => OfText(arguments[0], text => Scalar.Of(text.Trim(' '))),
        ("ABS", 1) => row => arguments[0](row) is { Kind: ScalarKind.Number } value ? Scalar.Of(Math.Abs(value.Number)) : Scalar.Null,
        ("ROUND", 1 or 2) => row => Round(arguments[0](row), arguments.Length == 2 ? arguments[1](row) : Scalar.Of(0)),
        ("COALESCE" or "IFNULL", >= 1) => row => arguments.Select(argument => argument(row)).FirstOrDefault(value => !value.IsNull),
        _ => null,
    };

    private static Func<CheckRow, Scalar> OfText(Func<CheckRow, Scalar> argument, Func<string, Scalar> apply) =>
        row => argument(row).Text is { } text ? apply(text) : Scalar.Null;

    private static Scalar Round(Scalar value, Scalar digits) =>
        value.Kind == ScalarKind.Number && digits is { Kind: ScalarKind.Number, Number: >= 0 and <= 28 }
            ? Scalar.Of(Math.Round(value.Number, (int)digits.Number, MidpointRounding.AwayFromZero))
            : Scalar.Null;
}
