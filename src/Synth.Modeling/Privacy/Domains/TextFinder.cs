using System.Text;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>Finds texts of a column that may be named, because so many families have them that no single one can be told from it.</summary>
internal static class TextFinder
{
    private const int MostTexts = 60;

    /// <summary>The texts, the most frequent first; none when noise outweighs all of them.</summary>
    /// <param name="vector">The values.</param>
    /// <param name="rows">The rows that count; those of a family stand together in the order in which they are to be asked.</param>
    /// <param name="families">The family of each row of the table.</param>
    /// <param name="meter">Answers, and keeps the account.</param>
    /// <param name="cost">What to spend.</param>
    /// <param name="exception">What probability to spend.</param>
    public static string[] Find(BytesVector vector, int[] rows, int[] families, PrivacyMeter meter, double cost, double exception)
    {
        // Each family names one value: that of its first row that has one.
        var named = new Dictionary<string, long>(StringComparer.Ordinal);
        var seen = new HashSet<int>();
        foreach (var row in rows.Where(row => !vector.IsNull(row) && seen.Add(families[row])))
        {
            var text = Encoding.UTF8.GetString(vector[row]);
            named[text] = named.GetValueOrDefault(text) + 1;
        }

        var texts = named.Keys.Order(StringComparer.Ordinal).ToArray();
        var counts = meter.Reveal("values that may be named", [.. texts.Select(text => named[text])], cost, exception);
        return [.. texts.Zip(counts).Where(entry => entry.Second > 0).OrderByDescending(entry => entry.Second).Take(MostTexts)
            .Select(entry => entry.First)];
    }
}
