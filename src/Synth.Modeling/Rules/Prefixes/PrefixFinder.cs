using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Finds texts whose first characters another column of the row decides, while the rest differs.</summary>
/// <param name="draft">The table.</param>
internal sealed class PrefixFinder(TableDraft draft)
{
    private const int MostCharacters = 6;
    private const int MostKnown = 2000;
    private const int FewestShared = 3;

    private static readonly bool[] Ways = [true, false];

    private readonly SourceTable table = draft.Table;

    /// <summary>The rules of the table's texts, at most one for each: of the column that decides the most characters.</summary>
    public IEnumerable<PrefixRule> Find()
    {
        var deciding = draft.Columns
            .Where(column => column is not DataColumnModel { IsOverridden: true } && IsText(column.Name))
            .Select(column => SourceCodes.Of(table, table.IndexOf(column.Name)))
            .Where(codes => codes.Count >= FewestShared && codes.Count <= table.RowCount / 2)
            .ToArray();
        foreach (var column in draft.Columns.OfType<DataColumnModel>()
            .Where(column => column is { IsOverridden: false, Decided: null, IsDistinct: false, Encoder: TemplateEncoder })
            .Where(column => IsText(column.Name)))
        {
            var texts = (BytesVector)table.Columns[table.IndexOf(column.Name)];
            var rule = deciding
                .Where(codes => codes.Name != column.Name && !Repeats((TemplateEncoder)column.Encoder, codes.Name))
                .SelectMany(codes => Ways.Select(isWord => Check(column.Name, texts, codes, isWord)))
                .OfType<PrefixRule>()
                .OrderByDescending(found => found.Known.Sum(known => (long)known.Prefix.Length))
                .FirstOrDefault();
            if (rule is not null)
            {
                yield return rule;
            }
        }
    }

    // Whether texts have words of another column in them, whatever these are.
    private static bool Repeats(TemplateEncoder texts, string other) =>
        Array.Exists(texts.Templates, template => Array.Exists(template.Parts, part => part is ColumnPart word && word.Column == other));

    private bool IsText(string column) =>
        table.IndexOf(column) is >= 0 and var index
        && table.Layout[index].Type.WithoutDomain() is TextType
        && table.Columns[index] is BytesVector;

    private PrefixRule? Check(string column, BytesVector texts, SourceCodes deciding, bool isWord)
    {
        if ((isWord ? ShareWord(texts, deciding) ? 0 : -1 : SharedCharacters(texts, deciding)) is not (>= 0 and var length))
        {
            return null;
        }

        var prefixes = new Dictionary<string, int>(StringComparer.Ordinal);
        var known = new int[table.RowCount];
        for (var row = 0; row < known.Length; row++)
        {
            known[row] = -1;
            if (deciding.Codes[row] < 0 || texts.IsNull(row))
            {
                continue;
            }

            var prefix = BeginningOf(texts.GetString(row)!, length);
            if (!prefixes.TryGetValue(prefix, out known[row]))
            {
                prefixes.Add(prefix, known[row] = prefixes.Count);
            }
        }

        if (prefixes.Count < FewestShared)
        {
            return null;
        }

        var decided = SourceCodes.Of(column, known, prefixes.Count);
        var (surprise, shared) = DependencyTest.Measure(deciding, decided, table.Families);
        return shared >= FewestShared && surprise >= Evidence.Surprising
            ? new PrefixRule(column, deciding.Name, length, KnownOf(texts, deciding, length), table.RowCount - texts.NullCount, 0)
            : null;
    }

    private static string BeginningOf(string text, int length) => text[..PrefixRule.EndOf(text, length)];

    // How many characters all texts with the same deciding value have in common; -1 for none.
    private static int SharedCharacters(BytesVector texts, SourceCodes deciding)
    {
        var first = new string?[deciding.Count];
        var length = MostCharacters;
        for (var row = 0; row < texts.Count && length > 0; row++)
        {
            if (deciding.Codes[row] is >= 0 and var code && !texts.IsNull(row))
            {
                var text = texts.GetString(row)!;
                first[code] ??= text;
                length = Math.Min(length, first[code]!.AsSpan().CommonPrefixLength(text));
            }
        }

        return length > 0 ? length : -1;
    }

    // Whether all texts with the same deciding value have the first word in common, and go on after it.
    private static bool ShareWord(BytesVector texts, SourceCodes deciding)
    {
        var first = new string?[deciding.Count];
        for (var row = 0; row < texts.Count; row++)
        {
            if (deciding.Codes[row] is >= 0 and var code && !texts.IsNull(row))
            {
                var text = texts.GetString(row)!;
                var word = BeginningOf(text, 0);
                first[code] ??= word;
                if (word.Length == text.Length || word != first[code])
                {
                    return false;
                }
            }
        }

        return true;
    }

    private ValueList<KnownPrefix> KnownOf(BytesVector texts, SourceCodes deciding, int length)
    {
        var values = table.Columns[deciding.Index];
        return Enumerable.Range(0, table.RowCount)
            .Where(row => deciding.Codes[row] >= 0 && !texts.IsNull(row))
            .GroupBy(row => deciding.Codes[row])
            .Where(group => group.Select(row => table.Families[row]).Distinct().Count() >= draft.Context.MinFamilies)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key)
            .Take(MostKnown)
            .Select(group => new KnownPrefix(
                CompositionSource.Read(values, group.First())!,
                BeginningOf(texts.GetString(group.First())!, length),
                group.Select(row => PrefixWriter.ShapeOf(texts.GetString(row)!)).CountBy(shape => shape)
                    .OrderByDescending(shape => shape.Value).ThenBy(shape => shape.Key, StringComparer.Ordinal).First().Key))
            .ToValueList();
    }
}
