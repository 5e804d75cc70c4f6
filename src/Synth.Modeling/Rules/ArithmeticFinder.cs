using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Finds columns that are computed from others of their row. What could be is tried on a few rows spread over the table first, so that the
/// many forms that do not hold cost next to nothing; what is left is checked on all rows.
/// </summary>
/// <param name="columns">The numbers, dates and timestamps of the table.</param>
/// <param name="rowCount">Rows of the table.</param>
internal sealed class ArithmeticFinder(SourceNumbers[] columns, int rowCount)
{
    private const int ProbeRows = 64;
    private const double MostChance = 0.5;
    private const double MostAlike = 0.95;
    private const double IdleShare = 0.95;
    private const int MostFactorDigits = 4;

    private readonly int[] probe = [.. Enumerable.Range(0, Math.Min(ProbeRows, rowCount))
        .Select(i => (int)((long)i * rowCount / Math.Min(ProbeRows, rowCount)))];
    private readonly int[] shuffled = Evidence.Shuffle(rowCount);
    private readonly SourceNumbers[] numbers = [.. columns.Where(column => !column.IsTemporal)];

    /// <summary>The computations that hold, the simplest first. A column may be computed in several ways.</summary>
    public IEnumerable<ArithmeticRule> Find()
    {
        foreach (var pair in Pairs(columns).Concat(Pairs(numbers)).Distinct())
        {
            if (Shift(pair.Target, pair.Operand) is { } rule)
            {
                yield return rule;
            }
        }

        foreach (var rule in Elapsed())
        {
            yield return rule;
        }

        // What is without tax follows from what is with it wherever this follows from that, but not the other way round. Of columns of
        // which one is taken from the sum of others, people list what comes of them last.
        var search = new OperandSearch(numbers, probe);
        var lasts = new List<(SourceNumbers Target, ArithmeticCandidate Candidate)>();
        foreach (var target in numbers)
        {
            foreach (var candidate in search.Propose(target))
            {
                if (candidate.Form == ArithmeticForm.Contained || IsPart(target, candidate))
                {
                    lasts.Add((target, candidate));
                }
                else if (Check(target, candidate) is { } rule)
                {
                    yield return rule;
                }
            }
        }

        foreach (var rule in lasts.Select(entry => Check(entry.Target, entry.Candidate)).OfType<ArithmeticRule>())
        {
            yield return rule;
        }
    }

    private bool IsPart(SourceNumbers target, ArithmeticCandidate candidate) => candidate is { Form: ArithmeticForm.Sum, Subtracted: 1 }
        && candidate.Operands.Max(operand => Array.IndexOf(numbers, operand)) > Array.IndexOf(numbers, target);

    // Whole numbers that count the time between two dates; the unit is told by the first row in which there is any.
    private IEnumerable<ArithmeticRule> Elapsed() =>
        from target in numbers
        where target.Decimals == 0 && target.DistinctCount >= 3
        from end in columns
        where end.IsTemporal
        from start in columns
        where start.IsTemporal && start != end
        let row = Array.Find(probe, row => target.Exact[row] > 0 && end.Exact[row] > start.Exact[row])
        from unit in ArithmeticRule.Units
        where target.Exact[row] > 0
            && Math.Round((end.Exact[row] - start.Exact[row]) / unit.Ticks ?? -1, MidpointRounding.AwayFromZero) == target.Exact[row]
        let rule = Check(target, new ArithmeticCandidate(ArithmeticForm.Elapsed, [end, start], 0, unit.Ticks))
        where rule is not null
        select rule;

    // A column is told from one before it, and one that may be missing from one that never is.
    private static IEnumerable<(SourceNumbers Target, SourceNumbers Operand)> Pairs(SourceNumbers[] columns) =>
        columns.SelectMany((target, i) =>
            columns.Take(i).Where(operand => operand.IsTemporal == target.IsTemporal)
            .Select(operand => operand.Missing > target.Missing ? (operand, target) : (target, operand)));

    private ArithmeticRule? Shift(SourceNumbers target, SourceNumbers operand)
    {
        var known = probe.Where(row => target.Exact[row] is not null && operand.Exact[row] is > 0).ToArray();
        if (known.Length == 0 || target.DistinctCount < 3)
        {
            return null;
        }

        var constant = target.Exact[known[0]]!.Value - target.Cut(operand.Exact[known[0]]!.Value);
        var shift = new ArithmeticCandidate(ArithmeticForm.Shift, [operand], 0, constant);
        if (Check(target, shift) is { } rule)
        {
            return rule;
        }

        // Rounding hides the factor least where the numbers are largest.
        var largest = known.MaxBy(row => Math.Abs(target.Values[row]));
        return target.IsTemporal ? null : Scale(target, operand, largest)
            ?? (operand.Missing == target.Missing ? Scale(operand, target, largest) : null);
    }

    private ArithmeticRule? Scale(SourceNumbers target, SourceNumbers operand, int largest) => Factors(target, operand, largest)
        .Select(factor => Check(target, new ArithmeticCandidate(ArithmeticForm.Scale, [operand], 0, factor)))
        .FirstOrDefault(rule => rule is not null);

    // The shortest factor, of at most four digits, that makes up a row's value but for rounding.
    private static IEnumerable<decimal> Factors(SourceNumbers target, SourceNumbers operand, int row)
    {
        var factor = target.Values[row] / operand.Values[row];
        if (!double.IsFinite(factor) || Math.Abs(factor) is < 1e-6 or > 1e9)
        {
            yield break;
        }

        for (var digits = 1; digits <= MostFactorDigits; digits++)
        {
            var size = Math.Pow(10, digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(factor))));
            var rounded = Math.Round(factor * size) / size;
            if (target.Is(row, operand.Values[row] * rounded))
            {
                if (rounded is not (0 or 1))
                {
                    yield return (decimal)rounded;
                }

                yield break;
            }
        }
    }

    private ArithmeticRule? Check(SourceNumbers target, ArithmeticCandidate candidate)
    {
        var (tried, kept) = Count(target, candidate, probe, null, stopAtExceptions: 2);
        if (tried < 3 || tried - kept > 1)
        {
            return null;
        }

        var all = Enumerable.Range(0, rowCount);
        var (rows, holding) = Count(target, candidate, all, null, int.MaxValue);
        if (!Evidence.Holds(rows, rows - holding) || Array.Exists(candidate.Operands, operand => IsIdle(candidate, operand, target)))
        {
            return null;
        }

        var (mixed, byChance) = Count(target, candidate, all, shuffled, int.MaxValue);
        var units = Math.Min(rows, candidate.Operands.Min(operand => operand.DistinctCount) * target.DistinctCount);
        return Evidence.IsStrong(byChance / (double)Math.Max(1, mixed), units, MostChance) && NeedsShare(target, candidate, rows)
            ? new ArithmeticRule(
                target.Name,
                candidate.Form,
                candidate.Operands.Select(operand => operand.Name).ToValueList(),
                candidate.Subtracted,
                candidate.Constant,
                target.IsTemporal ? null : target.Decimals,
                rows,
                rows - holding)
            {
                Whole = candidate.Whole,
            }
            : null;
    }

    // Through rounding, much is a share of something: rows must break the rule where they have the shares of other rows.
    private bool NeedsShare(SourceNumbers target, ArithmeticCandidate candidate, int rows)
    {
        if (candidate.Share is null)
        {
            return true;
        }

        var (compared, kept) = (0, 0);
        for (var row = 0; row < rowCount; row++)
        {
            if (target.Exact[row] is not null && candidate.Compute(row, shuffled[row]) is not double.NaN and var value)
            {
                compared++;
                kept += target.Is(row, value) ? 1 : 0;
            }
        }

        return Evidence.IsStrong(kept / (double)Math.Max(1, compared), rows, MostAlike);
    }

    // How many rows have all values, and how many of them keep it; the target's values may come from other rows.
    private static (int Rows, int Kept) Count(
        SourceNumbers target, ArithmeticCandidate candidate, IEnumerable<int> tried, int[]? targetRows, int stopAtExceptions)
    {
        var (rows, kept) = (0, 0);
        foreach (var row in tried)
        {
            var result = targetRows is null ? row : targetRows[row];
            if (target.Exact[result] is null || Array.Exists(candidate.Operands, operand => operand.Exact[row] is null))
            {
                continue;
            }

            rows++;
            kept += target.IsTemporal
                ? (target.Exact[result] == target.Cut(candidate.Operands[0].Exact[row]!.Value) + candidate.Constant ? 1 : 0)
                : (target.Is(result, candidate.Compute(row)) ? 1 : 0);
            if (rows - kept >= stopAtExceptions)
            {
                break;
            }
        }

        return (rows, kept);
    }

    // An operand that adds 0 or multiplies by 1 nearly everywhere does nothing; one that is the result leaves the others nothing to do.
    private static bool IsIdle(ArithmeticCandidate candidate, SourceNumbers operand, SourceNumbers target)
    {
        if (candidate.Operands.Length == 1)
        {
            return false;
        }

        var neutral = candidate.Form switch
        {
            ArithmeticForm.Product => candidate.Whole,
            ArithmeticForm.TripleProduct => operand == candidate.Operands[2] ? candidate.Whole : 1,
            ArithmeticForm.DiscountedProduct when operand != candidate.Operands[2] => 1,
            _ => 0,
        };
        var (rows, neutrals, equal) = (0, 0, 0);
        for (var row = 0; row < operand.Values.Length; row++)
        {
            if (operand.Exact[row] is not null && target.Exact[row] is not null)
            {
                rows++;
                neutrals += operand.Values[row] == neutral ? 1 : 0;
                equal += operand.Exact[row] == target.Exact[row] ? 1 : 0;
            }
        }

        return neutrals > IdleShare * rows || equal > IdleShare * rows;
    }
}
