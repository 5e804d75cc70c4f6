using System.Text;
using Synth.Schema.Expressions;

namespace Synth.Modeling;

/// <summary>What the operators of checks compute, in SQL's three-valued logic. Where engines disagree, it is unknown.</summary>
internal static class CheckOperators
{
    public static Func<CheckRow, Scalar> And(Func<CheckRow, Scalar> left, Func<CheckRow, Scalar> right) =>
        row => Scalar.Of(And(left(row).Truth, right(row).Truth));

    public static Func<CheckRow, Scalar> Or(Func<CheckRow, Scalar> left, Func<CheckRow, Scalar> right) =>
        row => Scalar.Of((left(row).Truth, right(row).Truth) switch
        {
            (true, _) or (_, true) => true,
            (false, false) => false,
            _ => null,
        });

    public static Func<CheckRow, Scalar> Not(Func<CheckRow, Scalar> inner) => row => Scalar.Of(!inner(row).Truth);

    public static Func<CheckRow, Scalar> Comparison(Func<CheckRow, Scalar> left, Func<CheckRow, Scalar> right, Func<int, bool> matches) =>
        row => Scalar.Of(Matches(left(row), right(row), matches));

    public static Func<CheckRow, Scalar> Between(Func<CheckRow, Scalar> value, Func<CheckRow, Scalar> low, Func<CheckRow, Scalar> high) =>
        And(Comparison(value, low, order => order >= 0), Comparison(value, high, order => order <= 0));

    /// <summary>
    /// Whether a value compares so with one of several; unknown when it does with none, but may with one that is not known.
    /// </summary>
    public static Func<CheckRow, Scalar> AnyOf(Func<CheckRow, Scalar> left, Func<CheckRow, Scalar>[] items, Func<int, bool> matches) =>
        row =>
    {
        var value = left(row);
        var found = items.Select(item => Matches(value, item(row), matches)).ToArray();
        return Scalar.Of(found.Contains(true) ? true : found.Contains(null) ? null : false);
    };

    /// <summary>Whether a text is like a pattern; unknown where that hangs on a collation, or on whether a backslash escapes.</summary>
    public static Func<CheckRow, Scalar> Like(Func<CheckRow, Scalar> left,
        Func<CheckRow, Scalar> pattern, SqlSyntax syntax, bool ignoresCase) => row =>
    {
        if (left(row).Text is not { } text || pattern(row).Text is not { } like || like.Contains('\\', StringComparison.Ordinal))
        {
            return Scalar.Null;
        }

        var (exact, folded) = (LikePattern.Matches(text, like), LikePattern.Matches(text.ToUpperInvariant(), like.ToUpperInvariant()));
        return exact == folded || (syntax is SqlSyntax.PostgreSql or SqlSyntax.Sqlite && !ignoresCase) ? Scalar.Of(exact)
            : syntax == SqlSyntax.PostgreSql || (syntax == SqlSyntax.Sqlite && Ascii.IsValid(text) && Ascii.IsValid(like))
                ? Scalar.Of(folded)
            : Scalar.Null;
    };

    /// <summary>Two texts in a row; unknown when one is no text, which engines spell differently.</summary>
    public static Func<CheckRow, Scalar> Concatenate(Func<CheckRow, Scalar> left, Func<CheckRow, Scalar> right) =>
        row => left(row).Text is { } first && right(row).Text is { } second ? Scalar.Of(first + second) : Scalar.Null;

    /// <summary>The result of the first condition that is true.</summary>
    public static Func<CheckRow, Scalar> FirstTrue(
        (Func<CheckRow, Scalar> Condition, Func<CheckRow, Scalar> Result)[] branches, Func<CheckRow, Scalar> otherwise) => row =>
    {
        foreach (var (condition, result) in branches)
        {
            if (condition(row).Truth == true)
            {
                return result(row);
            }
        }

        return otherwise(row);
    };

    /// <summary>Calculates with numbers; unknown when one is not, or the result is beyond a decimal.</summary>
    public static Func<CheckRow, Scalar> Arithmetic(
        Func<CheckRow, Scalar> left, Func<CheckRow, Scalar> right, Func<decimal, decimal, decimal?> operation) => row =>
    {
        var (first, second) = (left(row), right(row));
        if (first.Kind != ScalarKind.Number || second.Kind != ScalarKind.Number)
        {
            return Scalar.Null;
        }

        try
        {
            return operation(first.Number, second.Number) is { } result ? Scalar.Of(result) : Scalar.Null;
        }
        catch (OverflowException)
        {
            return Scalar.Null;
        }
    };

    /// <summary>A quotient; null for one by zero, and for one of whole numbers with a remainder, which some engines cut off.</summary>
    public static decimal? Divide(decimal dividend, decimal divisor) =>
        divisor == 0 || (decimal.IsInteger(dividend) && decimal.IsInteger(divisor) && dividend % divisor != 0) ? null : dividend / divisor;

    private static bool? Matches(Scalar left, Scalar right, Func<int, bool> matches) =>
        Scalar.Compare(left, right) is { } order ? matches(order) : null;

    private static bool? And(bool? left, bool? right) => (left, right) switch
    {
        (false, _) or (_, false) => false,
        (true, true) => true,
        _ => null,
    };
}
