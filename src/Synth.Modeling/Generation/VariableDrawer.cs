using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>Draws the variables of the rows of a block, one after the other, each for all rows at once.</summary>
/// <param name="model">The model.</param>
/// <param name="table">The table's model.</param>
/// <param name="links">The table's links.</param>
/// <param name="stream">The table's stream.</param>
internal sealed class VariableDrawer(RelationalModel model, TableModel table, LinkChooser links, RandomStream stream)
{
    private readonly RandomStream draws = stream.Derive("variable");
    private readonly RandomStream turns = stream.Derive("turns");
    private readonly DecidedDrawer decided = new(table, RecordBatch.LayoutOf(model.Schema.GetTable(table.Name)), stream);

    /// <summary>Draws all variables into the features of the block.</summary>
    public void Draw(TableBlock block)
    {
        var ancestors = AncestorFeatures(block);
        byte[][] features = [.. ancestors, .. block.Features];
        for (var i = 0; i < table.Variables.Length; i++)
        {
            var variable = table.Variables[i];
            var codes = block.Codes(i);
            if (decided.Decides(i))
            {
                decided.Draw(i, ancestors, block, codes);
            }
            else
            {
                Draw(i, features, block, codes);
            }

            links.FollowPosition(i, block, codes);
            for (var row = 0; variable.Presence >= 0 && row < codes.Length; row++)
            {
                codes[row] = block.IsPresent(variable.Presence, row) ? codes[row] : (byte)0;
            }
        }
    }

    /// <summary>Draws some variables of some rows again.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="rows">Which of them.</param>
    /// <param name="redrawn">Which variables, ascending.</param>
    /// <param name="attempt">How often that was done before, from 1.</param>
    public void DrawAgain(TableBlock block, IReadOnlyList<int> rows, int[] redrawn, int attempt)
    {
        var ancestors = AncestorFeatures(block);
        byte[][] features = [.. ancestors, .. block.Features];
        foreach (var index in redrawn)
        {
            if (decided.Decides(index))
            {
                decided.Draw(index, ancestors, block, block.Codes(index));
                continue;
            }

            var variable = table.Variables[index];
            var codes = block.Codes(index);
            var again = draws.Derive(index).Derive(block.Begin).Derive(-attempt);
            foreach (var row in rows)
            {
                codes[row] = 0;
                if (block.IsPresent(variable.Presence, row))
                {
                    variable.Forest.TryDrawAllowed(features, row, again.Bits(row), BinSet.All, out codes[row]);
                }
            }
        }
    }

    private void Draw(int index, byte[][] features, TableBlock block, byte[] codes)
    {
        var variable = table.Variables[index];
        var own = draws.Derive(index).Derive(block.Begin);
        if (links.DealtBy(index) is { } link)
        {
            links.Deal(link, variable, features, block, own, codes);
            return;
        }

        var bits = Stratified.Fill(own, block.Length);
        if (variable.Distinct is { IsNumbering: false } group)
        {
            DistinctDraw.Draw(variable, group, features, block, bits, Stratified.Shuffle(turns.Derive(block.Begin), block.Length), codes);
            return;
        }

        variable.Forest.Draw(features, block.Length, bits, codes);
        if (variable.Distinct is { } numbering)
        {
            DistinctDraw.Number(variable, numbering, block, bits, codes);
        }
    }

    private byte[][] AncestorFeatures(TableBlock block)
    {
        var result = new List<byte[]>();
        var parents = block.Parents;
        var ancestor = block.Parent;
        var name = table.Name;
        for (var level = 0; level < 2 && model.Plan[name].Relations.PrimaryParent is { } key; level++)
        {
            // Rows without a parent see only zeros there, in as many features as a parent would have.
            result.AddRange(FeatureGather.Take(ancestor?.Features ?? new byte[model.ModelOf(key.ReferencedTable).FeatureCount][], parents));
            parents = ancestor is null ? parents : FeatureGather.Compose(parents, ancestor.Parents);
            ancestor = ancestor?.Parent;
            name = key.ReferencedTable;
        }

        return [.. result];
    }
}
