using System.Globalization;
using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>Keys that number rows in order of time do so in synthetic rows, whatever family and block these are in.</summary>
public sealed class NumberingTests
{
    private const int Customers = 150;
    private const int FirstDay = 738_000;
    private static readonly RandomStream Random = RandomStream.FromSeed(47);

    [Fact]
    public void Numbers_grow_with_the_time_of_the_rows_and_with_the_rows_above()
    {
        var model = Shop(isInTime: true).Fit();
        Assert.Superset(
            new HashSet<string>
            {
                "customers.id in order of customers.joined", "orders.id in order of orders.ordered", "lines.id in order of orders.id",
            },
            model.Rules.Select(rule => rule.Name).ToHashSet());
        foreach (var options in new[] { new SampleOptions(1), new SampleOptions(2, 3) })
        {
            var synthetic = SyntheticDatabase.Generate(model, options);
            Ascends(synthetic.RowsOf("customers"), row => Long(row[1]));
            Ascends(synthetic.RowsOf("orders"), row => Long(row[3]));
            Ascends(synthetic.RowsOf("lines"), row => Long(row[1]));
            var customers = synthetic.RowsOf("customers").Select(row => row[0]).ToHashSet();
            Assert.All(synthetic.RowsOf("orders"), row => Assert.Contains(row[1], customers));
            var orders = synthetic.RowsOf("orders").Select(row => row[0]).ToHashSet();
            Assert.All(synthetic.RowsOf("lines"), row => Assert.Contains(row[1], orders));
        }
    }

    [Fact]
    public void Texts_count_the_rows_of_each_year()
    {
        var model = Shop(isInTime: true).Fit();
        Assert.Contains(
            model.Rules,
            rule => rule.Name == "orders.number = 'O-' || format(ordered, 'yyyy') || '/' || pad(count in order of ordered, 4)");
        foreach (var options in new[] { new SampleOptions(1), new SampleOptions(2, 3) })
        {
            var years = SyntheticDatabase.Generate(model, options).RowsOf("orders")
                .OrderBy(row => Long(row[0]))
                .GroupBy(row => DateOnly.FromDayNumber((int)Long(row[3])).Year)
                .ToArray();
            Assert.True(years.Length > 1);
            Assert.All(years, year => Assert.Equal(
                year.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"O-{year.Key}/{i + 1:0000}")),
                year.Select(row => (string)row[2]!)));
        }
    }

    [Fact]
    public void Texts_count_right_after_a_year_and_on_into_the_next_one()
    {
        int[] days = [.. Enumerable.Range(0, 400).Select(i => FirstDay + (int)Random.Below(i, 1200)).Order()];
        var counts = new Dictionary<int, int>();
        var model = SourceDatabase.Of((
            Table("bills", Required("id", new IntegerType(32)), Required("made", new DateType()), Required("number", new TextType(20)),
                Required("code", new TextType(20))).WithKey("id").WithUnique("number").WithUnique("code"),
            days.Select((day, i) =>
            {
                var year = DateOnly.FromDayNumber(day).Year;
                counts[year] = counts.GetValueOrDefault(year) + 1;
                return new object?[] { i + 1, day, $"R{year}{counts[year]:00000}", $"V-{year}-{i + 1:00000}" };
            }))).Fit();
        Assert.Superset(
            new HashSet<string>
            {
                "bills.number = 'R' || format(made, 'yyyy') || pad(count in order of made, 5)",
                "bills.code = 'V-' || format(made, 'yyyy') || '-' || pad(count of all in order of made, 5)",
            },
            model.Rules.Select(rule => rule.Name).ToHashSet());
        var bills = SyntheticDatabase.Generate(model, new SampleOptions(1, 2)).RowsOf("bills").OrderBy(row => Long(row[0])).ToArray();
        counts.Clear();
        foreach (var (i, bill) in bills.Index())
        {
            var year = DateOnly.FromDayNumber((int)Long(bill[1])).Year;
            counts[year] = counts.GetValueOrDefault(year) + 1;
            Assert.Equal($"R{year}{counts[year]:00000} V-{year}-{i + 1:00000}", $"{bill[2]} {bill[3]}");
        }
    }

    [Fact]
    public void Numbers_that_tell_nothing_of_time_follow_none()
    {
        Assert.DoesNotContain(
            Shop(isInTime: false).Fit().Rules,
            rule => rule.Name.Contains("order of orders.ordered", StringComparison.Ordinal)
                || rule.Name.Contains("order of customers.joined", StringComparison.Ordinal)
                || rule.Name.Contains("count in order", StringComparison.Ordinal));
    }

    [Fact]
    public void An_order_is_turned_off_and_asked_for_by_its_name()
    {
        const string Rule = "orders.id in order of orders.ordered";
        var without = Shop(isInTime: true).Fit(SourceDatabase.QuickFit with { ExcludedRules = [Rule] });
        Assert.DoesNotContain(without.Rules, rule => rule.Name == Rule);
        var model = Shop(isInTime: false).Fit(SourceDatabase.QuickFit with { AddedRules = [Rule] });
        Assert.Contains(model.Rules, rule => rule.Name == Rule);
        Ascends(SyntheticDatabase.Generate(model, new SampleOptions(3)).RowsOf("orders"), row => Long(row[3]));
    }

    [Theory]
    [InlineData("orders.customer_id in order of orders.ordered")]
    [InlineData("orders.id in order of orders.number")]
    [InlineData("orders.id in order of lines.id")]
    [InlineData("orders.id in order of orders.ordered, orders.id")]
    public void An_order_that_cannot_be_kept_is_refused(string rule) => Assert.Throws<InvalidOptionsException>(
        () => Shop(isInTime: true).Fit(SourceDatabase.QuickFit with { AddedRules = [rule] }));

    [Fact]
    public void The_order_changes_no_byte_with_the_number_of_workers_and_survives_the_model_file()
    {
        var model = Shop(isInTime: true).Fit();
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        file.Position = 0;
        var read = ModelFile.Read(file);
        Assert.Equal(model.Rules, read.Rules);
        Assert.Equal(
            SyntheticDatabase.Generate(model, new SampleOptions(3, 4)).Text(),
            SyntheticDatabase.Generate(read, new SampleOptions(3, 4), workers: 3, backwards: true).Text());
    }

    [Fact]
    public void Families_that_are_added_go_on_counting()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var model = Shop(isInTime: true).Fit();
        var sampler = RelationalSampler.Create(model, new SampleOptions(5), 2, cancellationToken);
        var root = new TableName("customers");
        var first = (int)sampler.RowCounts[root];
        var there = SyntheticDatabase.Generate(model, new SampleOptions(5)).RowsOf("orders");
        var added = sampler.Continue(root, first, 40, null, 2, cancellationToken);
        var orders = Enumerable.Range(0, added.BlockCount).SelectMany(block => added.Generate(block, cancellationToken))
            .Where(rows => rows.Table.Name == "orders")
            .SelectMany(rows => Enumerable.Range(0, rows.Rows.RowCount)
                .Select(row => rows.Rows.Columns.Select(column => SyntheticDatabase.ValueAt(column, row)).ToArray()))
            .ToArray();
        Assert.NotEmpty(orders);
        Assert.True(orders.Min(row => Long(row[0])) > there.Max(row => Long(row[0])));
        Ascends(orders, row => Long(row[3]));
        var numbers = there.Concat(orders).Select(row => (string)row[2]!).ToArray();
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
    }

    private static void Ascends(IEnumerable<object?[]> rows, Func<object?[], long> value)
    {
        long[] values = [.. rows.OrderBy(row => Long(row[0])).Select(value)];
        Assert.True(values.Length > 50);
        Assert.Equal(values.Order(), values);
    }

    // Orders are numbered in order of time over all customers, and lines in the order of their orders; or neither.
    private static SourceDatabase Shop(bool isInTime)
    {
        var joined = Enumerable.Range(0, Customers).Select(i => FirstDay + (int)Random.Derive(i).Below(0, 400)).ToArray();
        Array.Sort(joined, isInTime ? null : Comparer<int>.Create((left, right) => (left * 37 % 101).CompareTo(right * 37 % 101)));
        var orders = Enumerable.Range(0, Customers)
            .SelectMany(customer => Enumerable.Range(0, (int)Random.Derive(customer).Below(1, 6))
                .Select(order => (Customer: customer, Day: joined[customer] + (int)Random.Derive(customer).Derive(order).Below(0, 500))))
            .ToArray();
        orders = isInTime ? [.. orders.OrderBy(order => order.Day)] : orders;
        var counts = new Dictionary<int, int>();
        var rows = orders.Select((order, i) =>
        {
            var year = DateOnly.FromDayNumber(order.Day).Year;
            counts[year] = counts.GetValueOrDefault(year) + 1;
            var number = string.Create(CultureInfo.InvariantCulture, $"O-{year}/{counts[year]:0000}");
            return new object?[] { i + 1, order.Customer + 1, number, order.Day };
        }).ToArray();
        var lines = rows.SelectMany(row => Enumerable.Range(0, 1 + (int)Random.Derive((int)row[0]!).Below(9, 3)).Select(_ => row[0]))
            .Select((order, i) => new object?[] { i + 1, order });
        return SourceDatabase.Of(
            (Table("customers", Required("id", new IntegerType(32)), Required("joined", new DateType())).WithKey("id"),
                joined.Select((day, i) => new object?[] { i + 1, day })),
            (Table(
                "orders",
                Required("id", new IntegerType(32)),
                Required("customer_id", new IntegerType(32)),
                Required("number", new TextType(20)),
                Required("ordered", new DateType()))
                .WithKey("id").WithUnique("number").WithForeignKey("customers", ("customer_id", "id")),
                rows),
            (Table("lines", Required("id", new IntegerType(32)), Required("order_id", new IntegerType(32)))
                .WithKey("id").WithForeignKey("orders", ("order_id", "id")),
                lines));
    }
}
