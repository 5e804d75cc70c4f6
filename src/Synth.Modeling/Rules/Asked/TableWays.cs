using Synth.Schema;

namespace Synth.Modeling;

/// <summary>The ways from a table to others that rules may speak of.</summary>
/// <param name="plan">The plan.</param>
internal sealed class TableWays(GenerationPlan plan)
{
    /// <summary>The link of a table that leads to another one, by its number; -1 where there is none.</summary>
    public int LinkTo(TableName table, TableName other) =>
        plan[table].Relations.Links.Index().FirstOrDefault(entry => entry.Item.ReferencedTable == other, (-1, null!)).Index;

    /// <summary>How many tables above it another one stands, 0 for itself; -1 where it does not, or too far.</summary>
    public int GenerationsTo(TableName table, TableName other)
    {
        var name = table;
        for (var generations = 0; generations <= 2; generations++)
        {
            if (name == other)
            {
                return generations;
            }

            if (plan[name].Relations.PrimaryParent is not { } parent)
            {
                break;
            }

            name = parent.ReferencedTable;
        }

        return -1;
    }
}
