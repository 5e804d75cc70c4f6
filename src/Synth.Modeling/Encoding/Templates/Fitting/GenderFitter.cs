using System.Globalization;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Finds characters of identifiers that the gender of the row decides: the first digit of a French number, the parity of a Polish or
/// Swedish one.
/// </summary>
internal static class GenderFitter
{
    private const int LeastRows = 50;
    private const double LeastAgreement = 0.98;
    private const double MostCommon = 0.9;

    /// <summary>The part that writes a place of a run; null where the gender does not decide it.</summary>
    /// <param name="runs">The runs, all of one length, with their rows.</param>
    /// <param name="place">The place.</param>
    /// <param name="all">The characters of the place, with their frequencies.</param>
    /// <param name="context">Who the rows belong to, and what else they say.</param>
    public static FollowingPart? Fit(IReadOnlyList<(string Run, int Row)> runs, int place, Alphabet all, EncodingContext context)
    {
        if (runs.Count < LeastRows || ColumnOf(context) is not var (column, genderOf))
        {
            return null;
        }

        var known = runs
            .Select(entry => (Character: entry.Run[place], Gender: genderOf(entry.Row) ?? "", Family: context.Families[entry.Row]))
            .Where(entry => entry.Gender.Length > 0).ToArray();
        var owners = known.GroupBy(entry => entry.Character)
            .ToDictionary(group => group.Key, group => group.CountBy(entry => entry.Gender).MaxBy(entry => entry.Value).Key);
        string[] values = [.. owners.Values.Distinct().Order(StringComparer.Ordinal)];
        var told = known.Where(entry => values.Contains(entry.Gender)).ToArray();
        return values.Length > 1
            && Array.TrueForAll(values, value => TemplateGroup.HasFamilies(
                told.Where(entry => entry.Gender == value).Select(entry => entry.Family), context.MinFamilies))
            && told.CountBy(entry => entry.Gender).Max(entry => entry.Value) <= MostCommon * told.Length
            && told.Count(entry => owners[entry.Character] == entry.Gender) >= LeastAgreement * told.Length
            ? new FollowingPart(
                column,
                values,
                [.. values.Select(value => new Alphabet(string.Concat(owners.Where(owner => owner.Value == value)
                    .Select(owner => owner.Key).Order()), []))],
                all)
            : null;
    }

    /// <summary>The column that tells the gender of the rows, and how it is read; null where there is none.</summary>
    public static (string Column, Func<int, string?> Read)? ColumnOf(EncodingContext context) =>
        context.Meanings?.ColumnOf(SemanticType.Gender, "") is not { } column ? null : context.Meanings.VectorOf(column) switch
        {
            BytesVector { Kind: StorageKind.Utf8 } texts => (column, texts.GetString),
            FixedVector<long> numbers => (column, row => numbers.IsNull(row)
                ? null
                : numbers.Values[row].ToString(CultureInfo.InvariantCulture)),
            _ => null,
        };
}
