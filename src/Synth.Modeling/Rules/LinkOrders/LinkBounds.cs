using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Lets the rows of a block exchange the rows that they link to until each leads to one that its dates allow and that no other of its links
/// leads to which must differ, so that linked rows keep their numbers of uses; where exchange fails, another linked row takes the place.
/// </summary>
internal sealed class LinkBounds
{
    private const int AttemptsAlike = 40;
    private const int Attempts = 120;

    private readonly LinkOrderRule[] rules;
    private readonly Func<long, decimal?>[] linked;
    private readonly Func<int, decimal?>[] above;
    private readonly long[][] others;

    /// <summary>Reads the dates and the other links.</summary>
    /// <param name="rules">The rules of one link.</param>
    /// <param name="block">The rows, those above them filled, and their own dates as far as rules ask for them.</param>
    /// <param name="values">The values of a column of the linked table, by position, and its type.</param>
    /// <param name="others">
    /// The positions to which other links of each row lead, or at which its parent is, and which it must not share; -1 for none. Shape
    /// [links][rows]. They may change meanwhile.
    /// </param>
    public LinkBounds(
        LinkOrderRule[] rules, TableBlock block, Func<LinkOrderRule, (HeldColumn Values, ColumnType Type)> values, long[][] others)
    {
        this.rules = rules;
        this.others = others;
        linked = Array.ConvertAll(rules, rule => values(rule) is var (dates, type) ? CellNumber.ReaderOf(dates, type) : _ => null);
        above = Array.ConvertAll(rules, rule => AboveOf(rule, block));
    }

    private static Func<int, decimal?> AboveOf(LinkOrderRule rule, TableBlock block)
    {
        var above = RowsAbove.Numbers(block, rule.Above);
        if (rule.Plus is null)
        {
            return above;
        }

        var plus = RowsAbove.Numbers(block, new RuleColumn(0, rule.Plus));
        return row => above(row) + plus(row);
    }

    /// <summary>Whether a row of the block may link to a row.</summary>
    public bool Allows(int row, long chosen)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            if (!rules[i].Allows(linked[i](chosen), above[i](row)))
            {
                return false;
            }
        }

        return IsApart(row, chosen);
    }

    /// <summary>Changes the chosen rows in place.</summary>
    /// <param name="chosen">The linked row of each row; -1 for null.</param>
    /// <param name="isAlike">Whether two rows link to rows of one kind, among which exchange is tried first.</param>
    /// <param name="linkedRows">How many linked rows there are.</param>
    /// <param name="stream">The stream of the block.</param>
    public void Apply(long[] chosen, Func<int, int, bool> isAlike, long linkedRows, RandomStream stream)
    {
        for (var row = 0; row < chosen.Length; row++)
        {
            if (chosen[row] >= 0 && !Allows(row, chosen[row])
                && !(IsApart(row, chosen[row]) && IsException(stream, row))
                && !Exchange(row, chosen, isAlike, stream))
            {
                Replace(row, chosen, linkedRows, stream);
            }
        }
    }

    private bool IsApart(int row, long chosen) => !Array.Exists(others, other => other[row] == chosen);

    private bool IsException(RandomStream stream, int row) =>
        rules.Any(rule => rule.Exceptions > 0) && stream.Derive("exception").Uniform(row) < rules.Max(rule => rule.ExceptionRate);

    private bool Exchange(int row, long[] chosen, Func<int, int, bool> isAlike, RandomStream stream)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var other = (int)stream.Below(((long)row * Attempts) + attempt, chosen.Length);
            if (chosen[other] >= 0
                && (attempt >= AttemptsAlike || isAlike(row, other))
                && Allows(row, chosen[other])
                && Allows(other, chosen[row]))
            {
                (chosen[row], chosen[other]) = (chosen[other], chosen[row]);
                return true;
            }
        }

        return false;
    }

    // The first row that is allowed, from anywhere on; where none is, the row keeps what it has.
    private void Replace(int row, long[] chosen, long linkedRows, RandomStream stream)
    {
        var start = stream.Below(-1L - row, linkedRows);
        for (var i = 0L; i < linkedRows; i++)
        {
            if (Allows(row, (start + i) % linkedRows))
            {
                chosen[row] = (start + i) % linkedRows;
                return;
            }
        }
    }
}
