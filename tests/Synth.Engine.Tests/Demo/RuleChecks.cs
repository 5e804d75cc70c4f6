namespace Synth.Engine.Tests.Demo;

/// <summary>A check for each planted rule, and what several of them need.</summary>
internal static class RuleChecks
{
    public static IReadOnlyDictionary<string, Func<ShopRows, IEnumerable<bool>>> All { get; } =
        new[]
            {
                ProductRuleChecks.All, EmployeeRuleChecks.All, CustomerRuleChecks.All, OrderRuleChecks.All,
                OrderLineRuleChecks.All, PaymentRuleChecks.All, ReviewRuleChecks.All,
            }
            .SelectMany(checks => checks)
            .ToDictionary(check => check.Key, check => check.Value);

    /// <summary>For each row that has both values, whether the first is not above the second.</summary>
    public static IEnumerable<bool> Ascends(IEnumerable<ShopRow> rows, string earlier, string later) =>
        rows.Where(row => row.Has(earlier) && row.Has(later)).Select(row => row.Time(earlier) <= row.Time(later));

    /// <summary>For each value of the determinant, whether the other value is the same in all its rows.</summary>
    public static IEnumerable<bool> Decides(IEnumerable<ShopRow> rows, Func<ShopRow, object> determinant, Func<ShopRow, object> decided) =>
        rows.GroupBy(determinant).Select(group => group.Select(decided).Distinct().Count() == 1);

    /// <summary>For each parent, whether its rows are numbered 1, 2, 3, ….</summary>
    public static IEnumerable<bool> CountsFromOne(IEnumerable<ShopRow> rows, string parent, string number) =>
        rows.GroupBy(row => row.Number(parent), row => row.Number(number))
            .Select(numbers => numbers.Order().Index().All(entry => entry.Item == entry.Index + 1));

    /// <summary>For each two neighbours in order of the key, whether the other value does not descend.</summary>
    public static IEnumerable<bool> FollowsInOrder<T>(IEnumerable<ShopRow> rows, string key, Func<ShopRow, T> value)
    {
        var ordered = rows.OrderBy(row => row.Number(key)).Select(value).ToArray();
        return ordered.Zip(ordered.Skip(1), (first, second) => Comparer<T>.Default.Compare(first, second) <= 0);
    }
}
