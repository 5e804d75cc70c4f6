using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>A rule that can be asked of any population: some values of each row that it speaks of, and a test of them.</summary>
/// <param name="Table">The table whose rows it speaks of.</param>
/// <param name="Text">What it says, for people.</param>
/// <param name="Operands">The values. Shape [operands][rows]; NaN rows are left out by the test.</param>
/// <param name="Test">Counts the rows that keep it.</param>
internal sealed record SourceRule(
    TableName Table, string Text, Func<Population, double[][]> Operands, Func<double[][], RuleTally> Test)
{
    /// <summary>Asks it of a population.</summary>
    public RuleTally AskOf(Population rows) => Test(Operands(rows));

    /// <summary>The share of rows that would keep it if the last operand came from any other row.</summary>
    /// <param name="operands">Its operands of a population.</param>
    /// <param name="order">The order in which the last operand's values are taken.</param>
    public double ShareByChance(double[][] operands, int[] order)
    {
        var last = operands[^1];
        var places = last.Length == order.Length ? order : [.. order.Where(place => place < last.Length)];
        return Test([.. operands[..^1], Array.ConvertAll(places, place => last[place])]).Share;
    }
}
