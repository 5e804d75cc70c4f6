using System.Globalization;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>Finds texts that count the rows of a table in order of time.</summary>
/// <param name="draft">The table.</param>
internal sealed class CountedTextFinder(TableDraft draft)
{
    // In a part of the rows, those that come last count nearly as far as there are rows in the source.
    private const decimal LeastReach = 0.9m;

    // The finest first: a year is also a year and a month of which the months happen to be one.
    private static readonly string[] Formats = ["yyyyMMdd", "yyyy-MM", "yyyy/MM", "yyyyMM", "yyMM", "yyyy", "yy", ""];

    /// <summary>The rule of a column, or null.</summary>
    /// <param name="date">The date that orders the rows.</param>
    /// <param name="rows">The rows in order of the key.</param>
    /// <param name="texts">The column.</param>
    /// <param name="column">Its name.</param>
    public CountedTextRule? Find(SourceNumbers date, int[] rows, BytesVector texts, string column)
    {
        if (rows.Length < Evidence.FewestRows || texts.NullCount > 0)
        {
            return null;
        }

        var parts = new (string Head, string Digits)[rows.Length];
        for (var row = 0; row < parts.Length; row++)
        {
            var text = texts.GetString(row)!;
            var head = text.AsSpan().TrimEnd("0123456789").Length;
            parts[row] = (text[..head], text[head..]);
            if (parts[row].Digits.Length is 0 or > 18)
            {
                return null;
            }
        }

        return Formats
            .Select(format => Check(format, date, rows, parts, column))
            .FirstOrDefault(rule => rule is not null);
    }

    private CountedTextRule? Check(string format, SourceNumbers date, int[] rows, (string Head, string Digits)[] parts, string column)
    {
        var rule = new CountedTextRule(column, "", format, "", date.Name, 0, 0, rows.Length);
        parts = Split(parts, Period);
        var place = parts[0].Head.LastIndexOf(Period(0), StringComparison.Ordinal);
        if (place < 0 || WidthOf(parts) is not { } width)
        {
            return null;
        }

        rule = rule with
        {
            Before = parts[0].Head[..(format.Length == 0 ? parts[0].Head.Length : place)],
            After = format.Length == 0 ? "" : parts[0].Head[(place + Period(0).Length)..],
            Width = width,
        };
        for (var row = 0; row < parts.Length; row++)
        {
            if (parts[row].Head != rule.Before + Period(row) + rule.After)
            {
                return null;
            }
        }

        return StartOf(rows, Period, parts) is { } start ? rule with { Start = start }
            : format.Length > 0 && StartOf(rows, _ => "", parts) is { } first ? rule with { Start = first, RunsOn = true }
            : null;

        string Period(int row) => rule.PeriodOf((long)date.Exact[row]!.Value);
    }

    // The year or month may stand right before the number: then it is the first of its digits.
    private static (string Head, string Digits)[] Split((string Head, string Digits)[] parts, Func<int, string> periodOf)
    {
        var isWithin = parts.Index().All(part => part.Item.Digits.Length > periodOf(part.Index).Length
            && part.Item.Digits.StartsWith(periodOf(part.Index), StringComparison.Ordinal));
        return !isWithin ? parts :
        [
            .. parts.Select((part, row) =>
                (part.Head + periodOf(row), part.Digits[periodOf(row).Length..])),
        ];
    }

    // Numbers of one width, of which longer ones have no zero in front.
    private static int? WidthOf((string Head, string Digits)[] parts)
    {
        var width = parts.Min(part => part.Digits.Length);
        return parts.All(part => part.Digits.Length == width || part.Digits[0] != '0') ? width : null;
    }

    // The first number, where numbers grow in each period and have no gaps but those of rows that are not in the sample.
    private long? StartOf(int[] rows, Func<int, string> periodOf, (string Head, string Digits)[] parts)
    {
        var numbers = Array.ConvertAll(parts, part => long.Parse(part.Digits, CultureInfo.InvariantCulture));
        var start = numbers.Min();
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var period = periodOf(row);
            if (last.TryGetValue(period, out var before) && numbers[row] <= before)
            {
                return null;
            }

            last[period] = numbers[row];
        }

        var reach = last.Values.Sum(number => (decimal)number - start + 1);
        var total = draft.Table.Plan.SourceRowCount;
        return reach <= total && reach >= (rows.Length == total ? total : LeastReach * total) ? start : null;
    }
}
