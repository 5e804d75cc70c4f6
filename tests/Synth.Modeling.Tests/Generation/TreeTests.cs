using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Rows of a table that references itself follow from the rows that they hang under. Shares are of rows below others.</summary>
public sealed class TreeTests
{
    private static readonly string[] Kinds = ["garden", "kitchen", "office", "sports", "toys"];

    private static readonly FitOptions Fit = new() { TreeCount = 8, Workers = 2 };

    [Fact]
    public void Rows_have_what_the_row_above_them_has_and_stand_one_level_below_it()
    {
        var source = Plant();
        var clone = source.Clone(options: Fit);
        IntegrityAssert.Holds(clone, 1);
        var rows = clone.RowsOf("node").ToDictionary(row => row[0]!);
        var below = rows.Values.Where(row => row[1] is not null).Select(row => (Row: row, Above: rows[row[1]!])).ToArray();
        Assert.Equal(source.RowsOf("node").Count(row => row[1] is not null), below.Length);
        Assert.InRange(below.Average(pair => Equals(pair.Row[2], pair.Above[2]) ? 1.0 : 0), 0.95, 1);
        Assert.InRange(below.Average(pair => Long(pair.Row[3]) == Long(pair.Above[3]) + 1 ? 1.0 : 0), 0.98, 1);
    }

    [Fact]
    public void Trees_are_as_deep_as_in_the_source()
    {
        var source = Plant();
        var expected = LevelsOf(source.RowsOf("node"));
        var actual = LevelsOf(source.Clone(options: Fit).RowsOf("node"));
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (there, here) in expected.Zip(actual))
        {
            Assert.Equal(1, here / (double)there, 0.1);
        }
    }

    // Rows by how many stand above them, told by the keys alone.
    private static int[] LevelsOf(IEnumerable<object?[]> rows)
    {
        var above = rows.ToDictionary(row => row[0]!, row => row[1]);
        return [.. above.Keys.GroupBy(DepthOf).OrderBy(level => level.Key).Select(level => level.Count())];
        int DepthOf(object key) => above[key] is { } parent ? 1 + DepthOf(parent) : 0;
    }

    // Three levels: the middle ones have rows below in half of the cases.
    private static SourceDatabase Plant()
    {
        var stream = RandomStream.FromSeed(3);
        var rows = new List<object?[]>();
        for (var i = 0; i < 150; i++)
        {
            Add(null, Kinds[stream.Below(i, Kinds.Length)], 1);
        }

        return SourceDatabase.Of((
            Table(
                "node",
                Required("id", new IntegerType(32)),
                Nullable("parent_id", new IntegerType(32)),
                Required("kind", new TextType(10)),
                Required("level", new IntegerType(32)),
                Required("weight", new IntegerType(32))).WithKey("id").WithForeignKey("node", ("parent_id", "id")),
            rows));

        void Add(int? parent, string kind, int level)
        {
            var id = rows.Count + 1;
            rows.Add([id, parent, kind, level, (int)stream.Below(1000 + id, 500)]);
            var children = level == 3 || (level == 2 && id % 2 == 0) ? 0 : 2 + (int)stream.Below(5000 + id, 3);
            for (; children > 0; children--)
            {
                Add(id, kind, level + 1);
            }
        }
    }
}
