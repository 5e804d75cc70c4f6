using System.Globalization;
using System.Numerics;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>The error of a unique column, or of a unique key, that has fewer values than rows are asked for.</summary>
internal static class TooFewValues
{
    /// <summary>Makes the error of a column.</summary>
    /// <param name="subject">The column, with what makes it unique.</param>
    /// <param name="reason">How many values there are, how many are needed, and what to do.</param>
    public static UnsupportedSchemaException Of(string subject, string reason) => new(
        "A unique column cannot hold the rows that are asked for.", [new SchemaIssue(SchemaIssueSeverity.Error, subject, reason)]);

    /// <summary>Makes the error of a key of which some rows need more values than there are for them.</summary>
    /// <param name="subject">The key.</param>
    /// <param name="asked">How many rows are asked for.</param>
    /// <param name="needing">Which of them need values, as in "those with the same day".</param>
    /// <param name="values">How many different values there are for these.</param>
    /// <param name="kind">What the values are, as in "values of hour that there are".</param>
    public static UnsupportedSchemaException OfKey(string subject, long asked, string needing, long values, string kind) => new(
        "A unique key cannot hold the rows that are asked for.",
        [new SchemaIssue(SchemaIssueSeverity.Error, subject, string.Create(
            CultureInfo.InvariantCulture,
            $"{asked} rows are asked for, and {needing} need more than the {values} different {kind}. Choose another --scale."))]);

    /// <summary>How many texts, or bytes, of a length there are.</summary>
    /// <param name="radix">How many signs there are for each place.</param>
    /// <param name="length">How many places there are.</param>
    public static BigInteger CountOf(int radix, int length) => BigInteger.Pow(radix, length);
}
