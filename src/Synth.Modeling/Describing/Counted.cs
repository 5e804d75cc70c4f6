using System.Globalization;

namespace Synth.Modeling;

/// <summary>Writes numbers of things as people do.</summary>
internal static class Counted
{
    /// <summary><c>1 form</c>, <c>12 forms</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="plural">What they are, with the s of the plural at its end.</param>
    public static string Of(int count, string plural) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? plural[..^1] : plural)}");
}
