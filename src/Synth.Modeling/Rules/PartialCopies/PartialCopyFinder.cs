using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Finds columns that repeat another row's in most rows, but not in all. Rows put together at random would hardly ever agree, so that
/// forests, which know common values and ranges, cannot tell it.
/// </summary>
/// <param name="scope">The table.</param>
internal sealed class PartialCopyFinder(RuleScope scope)
{
    private const double LeastShare = 0.5;

    /// <summary>
    /// Made-up numbers are told from the source's by what they are, so that rows which copy them are, too: that is paid for where nearly
    /// all copy.
    /// </summary>
    private const double LeastShareOfNumbers = 0.8;

    private const double MostChance = 0.05;
    private const double MostDisagreement = 0.1;
    private const int ProbeRows = 200;

    private readonly SourceTable table = scope.Table;
    private readonly Dictionary<(TableName Table, int Column), UInt128[]> hashes = [];

    /// <summary>The rules, one for each column at most.</summary>
    public IEnumerable<PartialCopyRule> Find()
    {
        var (others, dates) = (Others().ToArray(), Dates().ToArray());
        for (var i = 0; i < table.Layout.Count && table.RowCount >= Evidence.FewestRows; i++)
        {
            var layout = table.Layout[i];
            if (!scope.IsTarget(layout.Name))
            {
                continue;
            }

            var ours = HashesOf(table, i);
            var least = layout.Type.WithoutDomain() is TextType ? LeastShare : LeastShareOfNumbers;
            var found = others
                .Where(other => RepeatedColumns.Fits(other.Table.Layout[other.Index], layout))
                .Select(other => (other.Column, Copies: Check(ours, HashesOf(other.Table, other.Index), other.Rows, least)))
                .Where(entry => entry.Copies is not null)
                .OrderByDescending(entry => entry.Copies!.Count(isCopy => isCopy == true))
                .FirstOrDefault();
            if (found.Copies is { } copies)
            {
                yield return Rule(layout.Name, found.Column, copies, dates.Where(date => date.Column != new RuleColumn(0, layout.Name)));
            }
        }
    }

    /// <summary>
    /// What is asked for, with what the rows tell of it; null where there is no such column, it cannot hold the other one's values, the
    /// other one is made later, or the rows are to tell how many copy, and hardly any does.
    /// </summary>
    /// <param name="asked">The rule.</param>
    public PartialCopyRule? Complete(PartialCopyRule asked)
    {
        var index = table.IndexOf(asked.Column);
        if (!scope.IsTarget(asked.Column)
            || Others().FirstOrDefault(other => other.Column == asked.Source) is not { Table: { } owner } found
            || !RepeatedColumns.Fits(owner.Layout[found.Index], table.Layout[index]))
        {
            return null;
        }

        var (ours, theirs) = (HashesOf(table, index), HashesOf(owner, found.Index));
        bool?[] copies = [.. found.Rows.Select((other, row) => other < 0 ? (bool?)null : ours[row] == theirs[other])];
        var known = copies.Count(isCopy => isCopy == true) >= Evidence.FewestRows
            ? Rule(asked.Column, asked.Source, copies, Dates().Where(date => date.Column != new RuleColumn(0, asked.Column)))
            : null;
        return asked.Share is not { } share ? known : (known ?? asked) with
        {
            Share = share,
            Change = null,
            Support = table.RowCount,
            Exceptions = (long)Math.Round((1 - share) * table.RowCount),
        };
    }

    private PartialCopyRule Rule(
        string column, RuleColumn source, bool?[] copies, IEnumerable<(RuleColumn Column, Func<int, decimal?> Read)> dates)
    {
        var (generations, above) = scope.Draft.Ancestors().Index().Select(entry => (entry.Index + 1, Above: entry.Item.Rows)).Reverse()
            .Where(entry => Agree(copies, entry.Above))
            .FirstOrDefault((0, [.. Enumerable.Range(0, copies.Length)]));
        var told = copies.Index().Where(entry => entry.Item is not null).ToArray();
        var units = told.Select(entry => above[entry.Index]).Distinct().Count();
        return new PartialCopyRule(
            column,
            source,
            generations,
            CopyChangeFinder.Find(dates, copies, units),
            told.Length,
            told.Count(entry => entry.Item == false));
    }

    // Whether each row copies; null for rows that have nothing to copy, or for all where it is no rule.
    private static bool?[]? Check(UInt128[] ours, UInt128[] theirs, int[] rows, double least)
    {
        var stride = Math.Max(1, rows.Length / ProbeRows);
        var (tried, kept) = (0, 0);
        for (var row = 0; row < rows.Length; row += stride)
        {
            tried += rows[row] >= 0 ? 1 : 0;
            kept += rows[row] >= 0 && ours[row] == theirs[rows[row]] ? 1 : 0;
        }

        if (kept < 0.8 * least * tried)
        {
            return null;
        }

        var copies = new bool?[rows.Length];
        var shuffled = Evidence.Shuffle(rows.Length);
        var (compared, copied, mixed, byChance) = (0, 0, 0, 0);
        var values = new HashSet<UInt128>();
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row] < 0)
            {
                continue;
            }

            copies[row] = ours[row] == theirs[rows[row]];
            compared++;
            copied += copies[row] == true ? 1 : 0;
            if (copies[row] == true)
            {
                values.Add(ours[row]);
            }

            if (rows[shuffled[row]] is >= 0 and var other)
            {
                mixed++;
                byChance += ours[row] == theirs[other] ? 1 : 0;
            }
        }

        return copied >= least * compared
            && !Evidence.Holds(compared, compared - copied)
            && values.Count >= Evidence.FewestRows
            && Evidence.IsStrong(byChance / (double)Math.Max(1, mixed), values.Count, MostChance)
            ? copies
            : null;
    }

    // Whether rows of one ancestor nearly always copy together, or do not.
    private static bool Agree(bool?[] copies, int[] above)
    {
        var families = copies.Index().Where(entry => entry.Item is not null && above[entry.Index] >= 0)
            .GroupBy(entry => above[entry.Index])
            .Select(family => (Copies: family.Count(entry => entry.Item == true), Others: family.Count(entry => entry.Item == false)))
            .ToArray();
        var repeats = families.Sum(family => family.Copies + family.Others - 1);
        var rarer = Math.Min(families.Sum(family => family.Copies), families.Sum(family => family.Others));
        return repeats >= Evidence.FewestRows
            && families.Sum(family => Math.Min(family.Copies, family.Others)) <= MostDisagreement * rarer;
    }

    // What may be copied: columns of the rows above and of those that are linked to, which do not wait for others.
    private IEnumerable<(RuleColumn Column, SourceTable Table, int Index, int[] Rows)> Others()
    {
        var above = scope.Draft.Ancestors().Index()
            .Select(entry => (Source: new RuleColumn(entry.Index + 1, ""), entry.Item.Table, entry.Item.Rows));
        var linked = scope.LinksMadeBefore
            .Select(link => (Source: new RuleColumn(0, "") { Link = link }, Table: scope.LinkedBy(link), Rows: table.LinkRows[link]));
        return
            from other in above.Concat(linked)
            let rules = scope.RulesOf(other.Table.Plan.Name)
            from column in other.Table.Layout.Index()
            where !LateColumns.Contain(column.Item.Name, rules)
            select (other.Source with { Column = column.Item.Name }, other.Table, column.Index, other.Rows);
    }

    private IEnumerable<(RuleColumn Column, Func<int, decimal?> Read)> Dates()
    {
        foreach (var date in scope.Own.Where(column => column.IsTemporal))
        {
            yield return (new RuleColumn(0, date.Name), row => date.Exact[row]);
        }

        foreach (var (index, ancestor) in scope.Draft.Ancestors().Index())
        {
            foreach (var date in scope.Settled(ancestor.Table).Where(column => column.IsTemporal))
            {
                yield return (
                    new RuleColumn(index + 1, date.Name),
                    row => ancestor.Rows[row] is >= 0 and var above ? date.Exact[above] : null);
            }
        }
    }

    private UInt128[] HashesOf(SourceTable owner, int index)
    {
        if (!hashes.TryGetValue((owner.Plan.Name, index), out var result))
        {
            var key = new RowKey([0]);
            result = new UInt128[owner.RowCount];
            for (var row = 0; row < result.Length; row++)
            {
                result[row] = key.ReadWithNulls([owner.Columns[index]], row);
            }

            hashes.Add((owner.Plan.Name, index), result);
        }

        return result;
    }
}
