using System.Globalization;
using Synth.Learning;
using Synth.Testing;

namespace Synth.Modeling.Tests.Generation;

/// <summary>A table of 500 rows and 100 columns, most of which say nothing new.</summary>
public sealed class WideTableTests
{
    private const int Rows = 500;
    private const int Columns = 100;
    private const int Groups = Columns / WideRows.GroupSize;

    private static readonly WideRows Wide = new(Columns);
    private static readonly object?[][] Source = [.. Wide.Draw(1, Rows)];

    private static readonly Lazy<SyntheticDatabase> Clone = new(() =>
        SourceDatabase.Of((Wide.Table, Source)).Clone(options: FitOptions.Default with { HoldoutFraction = 0, Workers = 2 }));

    [Fact]
    public void Sums_and_products_of_far_columns_hold_in_every_row() => EveryGroup((row, offset, other) =>
    {
        Assert.Equal(Number(row[offset]) + (100 * Number(row[other + 1])), Number(row[offset + 5]));
        Assert.Equal(Number(row[other]) * Number(row[offset + 4]), Number(row[offset + 6]));
    });

    [Fact]
    public void Labels_stay_with_their_classes() => EveryGroup((row, offset, _) =>
        Assert.Equal($"class {row[offset + 2]!.ToString()!.ToUpperInvariant()}", row[offset + 3]));

    [Fact]
    public void What_is_missing_together_or_for_a_reason_is_so_again() => EveryGroup((row, offset, _) =>
    {
        Assert.Equal(row[offset + 7] is null, row[offset + 8] is null);
        Assert.Equal(!"beta".Equals(row[offset + 2]), row[offset + 9] is null);
    });

    // A test of 500 rows a side whose columns are mostly noise to it: its standard deviation is about 0.02, and the law itself gives 0.5.
    [Fact]
    public void Rows_are_told_from_the_source_s_hardly_better_than_fresh_ones()
    {
        var made = Detect(Source, Clone.Value.RowsOf("wide"));
        var fresh = Detect(Source, [.. Wide.Draw(2, Rows)]);

        Assert.InRange(made, 0.4, Math.Max(0.5, fresh) + 0.08);
    }

    [Fact]
    public void No_row_comes_near_to_being_one_of_the_source_s()
    {
        string?[][] known = [.. Source.Select(Texts)];
        var most = Clone.Value.RowsOf("wide").Select(Texts)
            .Max(row => known.Max(other => row.Zip(other).Count(pair => pair.First == pair.Second)));

        Assert.InRange(most, 0, Columns / 2);
    }

    private static void EveryGroup(Action<object?[], int, int> check)
    {
        foreach (var row in Clone.Value.RowsOf("wide"))
        {
            for (var group = 0; group < Groups; group++)
            {
                check(row, 1 + (group * WideRows.GroupSize), 1 + (Wide.OtherOf(group) * WideRows.GroupSize));
            }
        }
    }

    private static double Detect(object?[][] first, IReadOnlyList<object?[]> second)
    {
        object?[][] all = [.. first, .. second];
        var features = Enumerable.Range(1, Columns).Select(column => Feature(Array.ConvertAll(all, row => row[column])));
        return TwoSampleTest.Area(
            new BinnedMatrix(features, all.Length),
            [.. all.Select((_, i) => i < first.Length)],
            [.. Enumerable.Range(0, all.Length)],
            folds: 5,
            new BoostOptions(Rounds: 60, Depth: 4),
            TestContext.Current.CancellationToken);
    }

    private static BinnedFeature Feature(object?[] values)
    {
        string[] texts = [.. values.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        var numbers = Array.ConvertAll(
            values, value => value is string text ? Array.IndexOf(texts, text) : value is null ? double.NaN : (double)Number(value));
        var cuts = QuantileCuts.Of(numbers, 32);
        return new BinnedFeature(Array.ConvertAll(numbers, cuts.BinOf), cuts.BinCount, FeatureKind.Ordinal);
    }

    // Decimals in hundredths, floating-point numbers in thousandths.
    private static long Number(object? value) => value switch
    {
        Int128 number => (long)number,
        double number => (long)Math.Round(1000 * number),
        long number => number,
        int number => number,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value?.GetType(), "No number."),
    };

    private static string?[] Texts(object?[] row) => Array.ConvertAll(
        row, value => value is null or string ? (string?)value : Number(value).ToString(CultureInfo.InvariantCulture));
}
