using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Fills a unique column of texts that repeat other columns of the row, where all rows of the table are made at once: texts stay as they
/// come, and those that are taken get a number, as people do with addresses, or are drawn again where they are no addresses.
/// </summary>
internal static class DistinctTemplates
{
    private const int MostNumber = 10_000_000;
    private const int MostDraws = 100;

    /// <summary>
    /// Whether a column is filled so: forms that number their rows by themselves (a year and a running number) need no help.
    /// </summary>
    /// <param name="encoder">Its encoder.</param>
    /// <param name="block">The rows.</param>
    public static bool Serves(ColumnEncoder encoder, TableBlock block) =>
        encoder is TemplateEncoder { IsDistinct: true } text && text.Needs.Any() && block.Length == block.Skeleton.RowCount
        && !Array.TrueForAll(text.Templates, template => template.CanNumber(text.Check is null ? block.Length : 2L * block.Length));

    /// <summary>Fills the column.</summary>
    /// <param name="encoder">Its encoder.</param>
    /// <param name="cells">What is drawn for its rows.</param>
    /// <param name="batch">The rows, with the columns that texts repeat filled.</param>
    /// <param name="length">How many rows there are.</param>
    /// <param name="target">The column.</param>
    /// <exception cref="UnsupportedSchemaException">A text is taken, and the column is too short for a number.</exception>
    public static void Fill(TemplateEncoder encoder, DataCells cells, RecordBatch batch, int length, BytesVector target)
    {
        var writer = new TemplateWriter(encoder with { IsDistinct = false }, default, length, batch);
        var mayDrawAgain = encoder.Keys.Grammar != TemplateGrammar.Address;
        var taken = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var row = 0; row < length; row++)
        {
            if (!cells.IsPresent(row))
            {
                target.AppendNull();
                continue;
            }

            var draw = cells.DrawOf(row, 0);
            var plain = writer.Write(cells.CodeOf(row), row, draw, 0);
            for (var attempt = 1; attempt < MostDraws && mayDrawAgain && taken.ContainsKey(plain ?? ""); attempt++)
            {
                plain = writer.Write(cells.CodeOf(row), row, cells.DrawOf(row, attempt), 0);
            }

            var number = encoder.Check is null ? taken.GetValueOrDefault(plain ?? "", 1) : MostNumber;
            var text = plain;
            while (text is null || !taken.TryAdd(text, 1))
            {
                text = number < MostNumber ? writer.Write(cells.CodeOf(row), row, draw, ++number) : null;
                if (text is null)
                {
                    throw TooShort(encoder, length, taken.Count);
                }
            }

            taken[plain ?? ""] = number;
            target.Append(text);
        }
    }

    private static UnsupportedSchemaException TooShort(TemplateEncoder encoder, int rows, int found) => TooFewValues.Of(
        encoder.Subject,
        string.Create(CultureInfo.InvariantCulture,
            $"{rows} different values are needed, but only {found} were found: texts of {encoder.MaxLength} characters leave no room "
            + $"for a number that tells more of them apart. Lower --scale."));
}
