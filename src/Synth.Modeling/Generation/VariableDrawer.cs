using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Draws the variables of the rows of a block: the lead for all rows at once, then the columns, siblings in turn where they see each
/// other.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="table">The table's model.</param>
/// <param name="rowCount">How many rows are made of the table.</param>
/// <param name="links">The table's links.</param>
/// <param name="stream">The table's stream.</param>
internal sealed class VariableDrawer(RelationalModel model, TableModel table, long rowCount, LinkChooser links, RandomStream stream)
{
    private readonly RandomStream draws = stream.Derive("variable");
    private readonly ExclusionGuard exclusions = new(table);
    private readonly DecidedDrawer decided = new(table, RecordBatch.LayoutOf(model.Schema.GetTable(table.Name)), stream);
    private readonly SiblingDrawer siblings = new(table with { Siblings = table.Siblings.For(rowCount) }, stream);
    private readonly WitnessChooser witnesses = new(table, stream.Derive("witness"));
    private readonly StepKeeper steps = new(table, stream.Derive("step"));

    /// <summary>Draws all variables into the features of the block.</summary>
    public void Draw(TableBlock block)
    {
        var context = AncestorFeatures(block);
        witnesses.Prepare(block);
        byte[][] features = [.. context, .. block.Features];
        for (var i = 0; i < table.LeadCount; i++)
        {
            var variable = table.Variables[i];
            var codes = block.Codes(i);
            DrawLead(i, features, block, codes);
            links.FollowPosition(i, block, codes);
            links.Cover(i, block, codes);
            Blank(variable, block, codes);
        }

        block.Above = table.Siblings.Lags == LagKind.Above ? links.AboveOf(block) : [];
        siblings.Draw(block, context);
        var again = stream.Derive("witness");
        witnesses.Settle(block, (rows, redrawn, attempt) => DrawAgain(block, rows, redrawn, again, attempt));
        var further = stream.Derive("step");
        steps.Settle(
            block,
            variable => exclusions.LimitsOf(variable, features, block.Witnesses),
            (rows, redrawn, attempt) => DrawAgain(block, rows, redrawn, further, attempt));
        RankedKeys.Limit(table, block, stream.Derive("ranked"));
        DrawDecided(block, context);
    }

    /// <summary>Completes a block into which was put what had been drawn of it before.</summary>
    public void Resume(TableBlock block) => DrawDecided(block, AncestorFeatures(block));

    /// <summary>Draws some variables of some rows again.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="rows">Which of them.</param>
    /// <param name="redrawn">Which variables, ascending.</param>
    /// <param name="attempt">How often that was done before, from 1.</param>
    public void DrawAgain(TableBlock block, IReadOnlyList<int> rows, int[] redrawn, int attempt)
    {
        DrawAgain(block, rows, redrawn, draws, attempt);
        RankedKeys.Limit(table, block, stream.Derive("ranked"));
        DrawDecided(block, AncestorFeatures(block));
    }

    private static void DrawAgain(TableBlock block, IReadOnlyList<int> rows, int[] redrawn, RandomStream draws, int attempt)
    {
        foreach (var draw in block.Draws.Where(draw => redrawn.Contains(draw.Source)))
        {
            var again = draws.Derive(draw.Variable).Derive(block.Begin).Derive(-attempt);
            draw.DrawAgain(rows, row => again.Bits(row));
        }
    }

    // What something decides tells nothing more: it comes last, and other columns do not see it.
    private void DrawDecided(TableBlock block, byte[][] ancestors)
    {
        for (var i = table.LeadCount; i < table.Variables.Length; i++)
        {
            if (decided.Decides(i))
            {
                decided.Draw(i, ancestors, block, block.Codes(i));
                Blank(table.Variables[i], block, block.Codes(i));
            }
        }
    }

    private static void Blank(VariableModel variable, TableBlock block, byte[] codes)
    {
        for (var row = 0; variable.Presence >= 0 && row < codes.Length; row++)
        {
            codes[row] = block.IsPresent(variable.Presence, row) ? codes[row] : (byte)0;
        }
    }

    private void DrawLead(int index, byte[][] features, TableBlock block, byte[] codes)
    {
        var variable = table.Variables[index];
        var own = draws.Derive(index).Derive(block.Begin);
        if (links.DealtBy(index) is { } link)
        {
            links.Deal(link, variable, features, block, own, codes);
            return;
        }

        var bits = Stratified.Fill(own, block.Length);
        if (variable.Distinct is { } group)
        {
            var turns = Stratified.Shuffle(stream.Derive("turns").Derive(block.Begin), block.Length);
            new DistinctDraw(variable, group, features, block, bits).Draw(turns, codes);
            return;
        }

        variable.Forest.Draw(features, block.Length, bits, codes);
        if (exclusions.LimitsOf(index, features, block.Witnesses) is { } limits)
        {
            for (var row = 0; row < codes.Length; row++)
            {
                codes[row] = block.IsPresent(variable.Presence, row) ? limits.Keep(row, bits[row], codes[row]) : codes[row];
            }
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
