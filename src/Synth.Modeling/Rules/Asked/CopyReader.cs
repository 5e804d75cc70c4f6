using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Reads what a column copies of another table, in all rows or in some: <c>orders.city = customers.city in 87% of rows</c>.
/// </summary>
/// <param name="ways">The ways between tables.</param>
/// <param name="scanner">The rule, read up to the copied column.</param>
internal sealed class CopyReader(TableWays ways, RuleScanner scanner)
{
    /// <summary>Reads the rest.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column that copies.</param>
    /// <param name="other">The table that it copies from.</param>
    /// <param name="source">What it copies.</param>
    /// <exception cref="FormatException">No way leads there, or the share cannot be read.</exception>
    public AskedRule Read(TableName table, string column, TableName other, string source)
    {
        var generations = ways.GenerationsTo(table, other);
        var link = generations > 0 ? -1 : ways.LinkTo(table, other);
        if (generations <= 0 && link < 0)
        {
            throw new FormatException($"{table} has no key that leads to {other}.");
        }

        if (scanner.TryRead("in"))
        {
            var copied = link < 0 ? new RuleColumn(generations, source) : new RuleColumn(0, source) { Link = link };
            return new AskedRule(table) { Rule = new PartialCopyRule(column, copied, 0, null, 0, 0) { Share = ReadShare() } };
        }

        return link < 0
            ? new AskedRule(table) { Repeated = new RepeatedColumnModel(column, generations, source) }
            : new AskedRule(table) { Rule = new LinkedCopyRule(column, link, source, 0, 0) };
    }

    // Null for what most rows of the source do.
    private double? ReadShare()
    {
        if (scanner.TryRead("most rows"))
        {
            return null;
        }

        return scanner.TryReadNumber() is { } share and > 0 and < 100 && scanner.TryRead("% of rows")
            ? (double)share / 100
            : throw new FormatException("after 'in' must follow 'most rows', or a share between 0 and 100 as in '87% of rows'.");
    }
}
