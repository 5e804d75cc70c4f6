using System.Globalization;
using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Tables;

/// <summary>Rows of small tables of which nothing may be kept are told apart by their uses.</summary>
public sealed class UseClustersTests
{
    private const int Kinds = 8;
    private const int Patients = 120;

    private static readonly RandomStream Random = RandomStream.FromSeed(23);

    [Fact]
    public void What_is_measured_follows_from_its_kind()
    {
        var rows = Source(i => i % Kinds).Clone().RowsOf("lab");
        var mean = rows.Average(row => Value(row));
        var groups = rows.GroupBy(row => row[2]).ToArray();
        var between = groups.Sum(group => group.Count() * Math.Pow(group.Average(row => Value(row)) - mean, 2));
        var total = rows.Sum(row => Math.Pow(Value(row) - mean, 2));
        Assert.True(between > 0.5 * total, $"Kinds explain {between / total:P0} of what values vary by.");
    }

    [Fact]
    public void Ranks_are_clusters_where_families_use_each_row_about_as_often()
    {
        using var sample = Source(i => i % Kinds).Sample();
        var lab = sample[new TableName("lab")];
        Assert.Equal(Range(Kinds).Select(rank => (byte)rank), UseClusters.Find(lab, 0, Kinds, 5, out var codes));
        Assert.Equal(Kinds, codes.Distinct().Count());
    }

    [Fact]
    public void Rows_that_are_used_unevenly_or_seldom_are_left_to_their_features()
    {
        using var uneven = Source(i => i % 3 > 0 ? 0 : i / 3 % Kinds).Sample();
        Assert.Empty(UseClusters.Find(uneven[new TableName("lab")], 0, Kinds, 5, out _));
        using var even = Source(i => i % Kinds).Sample();
        Assert.Empty(UseClusters.Find(even[new TableName("lab")], 0, 200, 5, out _));
    }

    private static double Value(object?[] row) => Convert.ToDouble(row[3], CultureInfo.InvariantCulture);

    private static SourceDatabase Source(Func<int, int> kindOf) => SourceDatabase.Of(
        Root("kind", Kinds),
        Root("patient", Patients),
        (Table("lab", Whole("id"), Whole("patient_id"), Whole("kind_id"), Whole("value")).WithKey("id")
            .WithForeignKey("patient", ("patient_id", "id")).WithForeignKey("kind", ("kind_id", "id")),
            Range(Patients * 10).Select(i => kindOf(i) is var kind
                ? new object?[] { i + 1, 1 + (i / 10), kind + 1, (100 * kind) + (int)Random.Below(i, 30) }
                : [])));

    private static Column Whole(string name) => Required(name, new IntegerType(32));
}
