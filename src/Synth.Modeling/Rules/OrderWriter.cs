using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Keeps the values of a column between those that bound them. A value beyond a bound takes another distance from it, as such distances
/// are in the source; where another bound is closer than that, some point between the two.
/// </summary>
/// <param name="rules">The bounds of the column.</param>
/// <param name="calendar">The days and hours it keeps to; null for any.</param>
/// <param name="latest">As far as values that are moved may lead; null for any distance.</param>
/// <param name="days">The days on which the column's dates are, in ticks, ascending; empty for any.</param>
/// <param name="type">The column's type.</param>
/// <param name="stream">The column's stream.</param>
internal sealed class OrderWriter(
    OrderRule[] rules, CalendarRule? calendar, decimal? latest, decimal[] days, ColumnType type, RandomStream stream)
{
    /// <summary>Changes the values that are out of bounds.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="index">The column.</param>
    public void Apply(RuleRows rows, int index)
    {
        var bounds = Array.ConvertAll(rules, rule => BoundOf(rule, rows));
        var link = rules.Select(rule => rule.Other.Link).DefaultIfEmpty(-1).Max();
        var moves = new Dictionary<(int, long), decimal>();
        ColumnRewriter.Rewrite(rows.Column(index), (row, own) =>
        {
            if (CellNumber.Read(own, type, row) is not { } value)
            {
                return false;
            }

            var draws = stream.Derive(rows.PositionOf(row));
            var (low, high) = Narrow(bounds, row, draws);
            var isBelow = low is { } floor && value < floor.Value;
            var isOut = isBelow || (high is { } ceiling && value > ceiling.Value);
            var kept = isOut ? Move(row, value, low, high, isBelow, draws) : value;
            if (calendar is not null && !calendar.Holds(kept))
            {
                // The next time that is allowed is never below a bound; where it is above one, days and hours give way.
                var moved = calendar.EndBefore(kept) is { } end && !(low?.Value > end) ? end : calendar.Move(kept, draws.Bits(3));
                kept = high is { } top && moved > top.Value ? kept : moved;
            }

            return kept != value && CellNumber.TryAppend(rows.Column(index), type, kept);
        });

        // Siblings that link to the same row move together, so that they stay as far apart as they are.
        decimal Move(int row, decimal value, Bound? low, Bound? high, bool isBelow, RandomStream draws)
        {
            if (link < 0)
            {
                return Between(low, high, isBelow, draws);
            }

            var group = (rows.ParentOf(row), rows.LinkedBy(link, row));
            if (moves.TryGetValue(group, out var distance)
                && !(low?.Value > value + distance) && !(high?.Value < value + distance))
            {
                return value + distance;
            }

            var moved = Between(low, high, isBelow, draws);
            moves[group] = moved - value;
            return moved;
        }
    }

    // What a rule says of each row; null where it says nothing.
    private static Func<int, decimal?> BoundOf(OrderRule rule, RuleRows rows)
    {
        var read = rows.Numbers(rule.Other);
        var plus = rule.Plus is null ? _ => 0 : rows.Numbers(new RuleColumn(0, rule.Plus));
        var isMeant = rule.When?.Bind(rows);
        return row => isMeant?.Invoke(row) != false && read(row) is { } other ? rule.BoundOf(other) - plus(row) : null;
    }

    // The tightest bounds on both sides.
    private (Bound? Low, Bound? High) Narrow(Func<int, decimal?>[] bounds, int row, RandomStream draws)
    {
        var (low, high) = ((Bound?)null, (Bound?)null);
        for (var i = 0; i < rules.Length; i++)
        {
            if (bounds[i](row) is not { } bound || (rules[i].Exceptions > 0 && draws.Uniform(10 + i) < rules[i].ExceptionRate))
            {
                continue;
            }

            if (rules[i].IsAbove && (low is null || bound > low.Value.Value))
            {
                low = new Bound(bound, rules[i]);
            }
            else if (!rules[i].IsAbove && (high is null || bound < high.Value.Value))
            {
                high = new Bound(bound, rules[i]);
            }
        }

        return (low, high);
    }

    private decimal Between(Bound? low, Bound? high, bool isBelow, RandomStream draws)
    {
        var (from, sign) = isBelow ? (low!.Value, 1) : (high!.Value, -1);
        var value = Raise(Snap(from.Value + (sign * DistanceOf(from.Rule, draws)), from, sign), from);
        var other = (isBelow ? high : low)?.Value;
        other = isBelow && latest > from.Value && !(other < latest) ? latest : other;
        if (other is not { } end || (end - value) * sign >= 0)
        {
            return value;
        }

        var between = Snap(from.Value + ((end - from.Value) * (decimal)draws.Uniform(2)), from, sign);
        return (end - between) * sign >= 0 ? between : from.Value;
    }

    private static decimal Raise(decimal value, Bound bound) =>
        value < bound.Rule.Least ? Math.Min(bound.Rule.Least.Value, bound.Value) : value;

    // Between two of the quantiles that are kept.
    private static decimal DistanceOf(OrderRule rule, RandomStream draws)
    {
        var place = draws.Uniform(0) * (rule.Distances.Length - 1);
        var index = (int)place;
        var next = Math.Min(index + 1, rule.Distances.Length - 1);
        return rule.Distances[index] + ((rule.Distances[next] - rule.Distances[index]) * (decimal)(place - index));
    }

    // Onto the column's days, or its grid, on the far side of the bound.
    private decimal Snap(decimal value, Bound bound, int sign)
    {
        decimal[] beyond = [.. days.Where(day => (day - bound.Value) * sign >= 0)];
        if (beyond.Length > 0)
        {
            return beyond.MinBy(day => Math.Abs(day - value));
        }

        var step = bound.Rule.Step;
        if (step == 0)
        {
            return value;
        }

        var snapped = Math.Floor(value / step) * step;
        return (snapped - bound.Value) * sign >= 0 ? snapped
            : sign > 0 ? Math.Ceiling(bound.Value / step) * step
            : Math.Floor(bound.Value / step) * step;
    }

    private readonly record struct Bound(decimal Value, OrderRule Rule);
}
