using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>
/// Keeps of what might be rules those that the source's rows keep and that rows put together at random would not. A few rows are asked
/// first.
/// </summary>
/// <param name="rows">The source's rows.</param>
/// <param name="stream">Makes the random choices.</param>
internal sealed class RuleSieve(Population rows, RandomStream stream)
{
    /// <summary>The fewest rows that a rule rests on.</summary>
    public const int MinRows = 50;

    /// <summary>The least share of them that keep it.</summary>
    public const double MinShare = 0.999;

    private const int ProbeRows = 300;
    private const double ProbeShare = 0.98;
    private const int ChanceRows = 5000;

    private readonly Dictionary<TableName, int[]> probes = [];

    /// <summary>The rows.</summary>
    public Population Rows => rows;

    /// <summary>Whether it is worth asking all rows: a look at some of them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="test">The test of the rule.</param>
    /// <param name="columns">All values of the operands. Shape [operands][rows of the table].</param>
    public bool IsLikely(TableName table, Func<double[][], RuleTally> test, params double[][] columns)
    {
        var probe = ProbeOf(table);
        var tally = test([.. columns.Select(column => Array.ConvertAll(probe, row => column[row]))]);
        return tally.Share >= ProbeShare;
    }

    /// <summary>Whether the source's rows keep it, and not by chance.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="mostByChance">The largest share of rows that may keep it when its last operand comes from any other row.</param>
    public bool Accepts(SourceRule rule, double mostByChance)
    {
        var operands = rule.Operands(rows);
        var tally = rule.Test(operands);
        if (tally.Rows < MinRows || tally.Share < MinShare)
        {
            return false;
        }

        // With few rows all keep their place but for the last operand; with many, some change places among each other.
        var count = operands[0].Length;
        var places = Draw.First(stream.Derive("chance").Derive(rule.Text), count, ChanceRows);
        return (count <= ChanceRows ? rule.ShareByChance(operands, places) : Sampled(rule, operands, places)) <= mostByChance;
    }

    private static double Sampled(SourceRule rule, double[][] operands, int[] places)
    {
        var shifted = places.Skip(1).Append(places[0]).ToArray();
        return rule.Test(
            [.. operands[..^1].Select(values => Array.ConvertAll(places, place => values[place])),
                Array.ConvertAll(shifted, place => operands[^1][place])]).Share;
    }

    private int[] ProbeOf(TableName table)
    {
        if (!probes.TryGetValue(table, out var probe))
        {
            probe = Draw.Some(stream.Derive("probe").Derive(table.ToString()), rows.RowsOf(table), ProbeRows);
            probes.Add(table, probe);
        }

        return probe;
    }
}
