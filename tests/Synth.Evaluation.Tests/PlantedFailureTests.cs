using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation.Tests;

public sealed class PlantedFailureTests
{
    private static readonly ShopSample Source = ShopSample.Draw(1);
    private static readonly ShopSample Unseen = ShopSample.Draw(2);
    private static readonly ShopSample Fresh = ShopSample.Draw(3);

    [Fact]
    public void A_fresh_sample_of_the_same_law_passes_every_gate() =>
        Assert.Empty(Evaluations.Of(Source, Fresh, Unseen).FailedMetrics());

    [Fact]
    public void A_verbatim_copy_is_caught()
    {
        var report = Evaluations.Of(Source, Source, Unseen);
        var failed = report.FailedMetrics();

        Assert.All(report.Figures.Where(figure => figure.Metric is "privacy.distance" or "privacy.distance-ratio"),
            figure => Assert.InRange(figure.Value, 0, 0.01));
        Assert.Contains("privacy.copied-table", failed);
        Assert.Contains("privacy.copies", failed);
        Assert.Contains("privacy.closer", failed);
        Assert.Contains("privacy.membership", failed);
        Assert.Contains("privacy.families", failed);
        Assert.Contains("privacy.inference", failed);
        Assert.Contains("privacy.texts", failed);
    }

    [Fact]
    public void A_copy_with_noise_is_caught()
    {
        var noise = RandomStream.FromSeed(9);
        var copy = Source
            .WithCustomers((row, i) => [row[0], Fresh.Customers[i % Fresh.Customers.Count][1],
                row[2], row[3], (double)row[4]! * (0.995 + (0.01 * noise.Uniform(i))), row[5]])
            .WithOrders((row, i) => [row[0], row[1], (long)row[2]! + noise.Derive(1)
                .Below(i, 3) - 1, row[3], (double)row[4]! * (0.995 + (0.01 * noise.Derive(2).Uniform(i))), row[5], row[6]]);

        var failed = Evaluations.Of(Source, copy, Unseen).FailedMetrics();

        Assert.Contains("privacy.near-copies", failed);
        Assert.Contains("privacy.membership", failed);
        Assert.Contains("privacy.families", failed);
        Assert.DoesNotContain("privacy.texts", failed);
    }

    [Fact]
    public void A_tenth_of_copied_rows_is_caught_while_one_in_a_hundred_passes_for_coincidence()
    {
        ShopSample WithCopies(int each) =>
            Fresh.WithOrders((row, i) => i % each == 0 ? [row[0], row[1], .. Source.Orders[i % Source.Orders.Count][2..]] : row);

        Assert.Contains("privacy.copies", Evaluations.Of(Source, WithCopies(10), Unseen).FailedMetrics());
        Assert.DoesNotContain("privacy.copies", Evaluations.Of(Source, WithCopies(100), Unseen).FailedMetrics());
    }

    [Fact]
    public void Copies_are_caught_at_ten_times_the_number_of_rows()
    {
        var (source, unseen, fresh) = (ShopSample.Draw(1, 60), ShopSample.Draw(2, 60), ShopSample.Draw(3, 600));
        var families = source with
        {
            Customers = [.. Enumerable.Range(0, 10).SelectMany(copy => source.Customers.Select(row =>
                (object?[])[(long)row[0]! + (60 * copy), fresh.Customers[(int)(long)row[0]! + (60 * copy)][1], .. row[2..]]))],
            Orders = [.. Enumerable.Range(0, 10).SelectMany(copy => source.Orders.Select(row =>
                (object?[])[(long)row[0]! + (1000 * copy), (long)row[1]! + (60 * copy), .. row[2..]]))],
        };
        var rows = fresh.WithOrders((row, i) => i % 3 == 0 ? [row[0], row[1], .. source.Orders[i % source.Orders.Count][2..]] : row);

        Assert.DoesNotContain(
            Evaluations.Of(source, fresh, unseen).FailedMetrics(), metric => metric.StartsWith("privacy.", StringComparison.Ordinal));
        Assert.Subset(
            Evaluations.Of(source, families, unseen).FailedMetrics().ToHashSet(),
            new HashSet<string> { "privacy.copies", "privacy.near-copies", "privacy.closer", "privacy.membership", "privacy.families" });
        Assert.Contains("privacy.copies", Evaluations.Of(source, rows, unseen).FailedMetrics());
    }

    [Fact]
    public void Shuffled_columns_are_caught()
    {
        var order = Draw.Permutation(RandomStream.FromSeed(9), Fresh.Orders.Count);
        var shuffled = Fresh.WithOrders((row, i) => [row[0], row[1], row[2], row[3], row[4], Fresh.Orders[order[i]][5], row[6]]);

        var failed = Evaluations.Of(Source, shuffled, Unseen).FailedMetrics();

        Assert.Contains("pairs.worst", failed);
        Assert.DoesNotContain("column.distance", failed);
    }

    [Fact]
    public void Shuffled_foreign_keys_are_caught()
    {
        var order = Draw.Permutation(RandomStream.FromSeed(9), Fresh.Orders.Count);
        var shuffled = Fresh.WithOrders((row, i) => [row[0], Fresh.Orders[order[i]][1], .. row[2..]]);

        var failed = Evaluations.Of(Source, shuffled, Unseen).FailedMetrics();

        Assert.Contains("key.associated", failed);
        Assert.Contains("detection.children", failed);
        Assert.Contains("detection.parents", failed);
        Assert.Contains("key.lost", failed);
        Assert.DoesNotContain("key.counts", failed);
        Assert.DoesNotContain("pairs.worst", failed);
    }

    // Three orders of four have any customer's key, on all sides, so that little is left of what depends on the customer.
    [Fact]
    public void Shuffled_foreign_keys_are_caught_where_little_depends_on_them()
    {
        ShopSample Shuffled(ShopSample sample, int kept)
        {
            var order = Draw.Permutation(RandomStream.FromSeed(9), sample.Orders.Count);
            return sample.WithOrders((row, i) => i % 4 < kept ? row : [row[0], sample.Orders[order[i]][1], .. row[2..]]);
        }

        var (source, unseen) = (Shuffled(Source, 1), Shuffled(Unseen, 1));
        var shuffled = Evaluations.Of(source, Shuffled(Fresh, 0), unseen).FailedMetrics();

        Assert.Empty(Evaluations.Of(source, Shuffled(Fresh, 1), unseen).FailedMetrics());
        Assert.Contains("key.lost", shuffled);
        Assert.DoesNotContain("detection.parents", shuffled);
    }

    [Fact]
    public void Dropped_missingness_is_caught()
    {
        var filled = Fresh.WithOrders((row, i) => [.. row[..6], row[6] ?? 5 * (1 + (i % 4))]);

        var failed = Evaluations.Of(Source, filled, Unseen).FailedMetrics();

        Assert.Contains("column.missing", failed);
        Assert.Contains("missing.patterns", failed);
    }

    [Fact]
    public void A_broken_rule_is_caught()
    {
        var broken = Fresh.WithOrders((row, i) => [.. row[..6], row[6] ?? (i % 8 == 0 ? 5 : null)]);

        var report = Evaluations.Of(Source, broken, Unseen);

        Assert.Contains("rules.kept", report.FailedMetrics());
        Assert.All(report.Rules.Where(rule => rule.Kept < 0.95), rule => Assert.Contains("coupon", rule.Rule));
    }

    [Fact]
    public void One_leaked_name_is_caught()
    {
        var leaked = Fresh.WithCustomers((row, i) => i == 17 ? [row[0], Source.Customers[42][1], .. row[2..]] : row);

        Assert.Equal(["privacy.texts"], Evaluations.Of(Source, leaked, Unseen).FailedMetrics());
    }

    [Fact]
    public void A_name_that_published_lists_have_is_nobodys()
    {
        var met = (string)Source.Customers[42][1]!;
        var drawn = Fresh.WithCustomers((row, i) => i == 17 ? [row[0], met, .. row[2..]] : row);

        Assert.Empty(Evaluations.Of(Source, drawn, Unseen, isCommonText: text => text == met).FailedMetrics());
    }

    [Fact]
    public void A_planted_text_is_found_within_others()
    {
        var leaked = Fresh.WithCustomers((row, i) => i == 17 ? [row[0], "see also canary-7f3 there", .. row[2..]] : row);

        Assert.Contains("privacy.canaries", Evaluations.Of(Source, leaked, Unseen, ["canary-7f3"]).FailedMetrics());
    }

    [Fact]
    public void A_constant_column_is_caught()
    {
        var constant = Fresh.WithOrders((row, _) => [.. row[..4], 100.0, .. row[5..]]);

        Assert.Contains("column.distance", Evaluations.Of(Source, constant, Unseen).FailedMetrics());
    }

    [Fact]
    public void Halved_child_counts_are_caught()
    {
        var halved = Fresh with { Orders = [.. Fresh.Orders.Where((_, i) => i % 2 == 0)] };

        Assert.Contains("key.counts", Evaluations.Of(Source, halved, Unseen).FailedMetrics());
    }

    [Fact]
    public void Keys_that_lead_nowhere_are_caught()
    {
        var broken = Fresh.WithOrders((row, i) => i == 5 ? [row[0], 1_000_000L, .. row[2..]] : row);

        var report = Evaluations.Of(Source, broken, Unseen);

        Assert.Contains(report.Broken, promise => promise.Promise == "foreign key customer_id" && promise.Rows == 1);
        Assert.False(report.IsPassed);
    }

    [Fact]
    public void What_all_sides_have_in_common_heads_no_family()
    {
        EvaluationReport Of(ShopSample made) =>
            Evaluations.Of(Source, made with { Customers = Source.Customers }, Unseen with { Customers = Source.Customers });

        var (copied, fresh) = (Of(Source), Of(Fresh));

        Assert.All([copied, fresh], report => Assert.Equal(new TableName("orders"), Assert.Single(report.Families).Root));
        Assert.Contains("privacy.families", copied.FailedMetrics());
        Assert.DoesNotContain("privacy.families", fresh.FailedMetrics());
    }

    [Fact]
    public void Without_unseen_rows_there_is_no_verdict_on_privacy()
    {
        var report = Evaluations.Of(Source, Source, null);

        Assert.StartsWith("No verdict", report.Verdict.Privacy);
        Assert.All(report.Tables, table => Assert.Null(table.Privacy?.Membership));
    }
}
