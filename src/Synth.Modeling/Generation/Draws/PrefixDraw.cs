namespace Synth.Modeling;

/// <summary>
/// Draws the presence of columns that, once missing, are missing in all siblings after. Siblings share their random bits, and the first of
/// them have a value, as many as drew one: to end with the first that drew none would end too early, since what siblings draw varies from
/// leaf to leaf.
/// </summary>
/// <param name="model">The variable.</param>
/// <param name="variable">Its number.</param>
/// <param name="features">The features of its forest. Shape [features][rows].</param>
/// <param name="block">The rows.</param>
/// <param name="bits">Random bits; those of the eldest sibling serve all. Shape [rows].</param>
internal sealed class PrefixDraw(VariableModel model, int variable, byte[][] features, TableBlock block, ulong[] bits)
    : VariableDraw(block, variable)
{
    private readonly byte[] codes = block.Codes(variable);
    private readonly ulong[] shared = bits.ToArray();
    private readonly bool isKnownBefore = IsKnownBefore(model, features, block);
    private bool isDrawn;

    /// <inheritdoc/>
    public override void Draw(ReadOnlySpan<int> rows)
    {
        if (isDrawn)
        {
            return;
        }

        isDrawn = isKnownBefore || rows.Length == Block.Length;
        if (isDrawn)
        {
            DrawTogether();
        }
        else
        {
            DrawInTurn(rows);
        }
    }

    // All siblings are drawn again together; what they had stays where a row that broke nothing would change.
    /// <inheritdoc/>
    public override void DrawAgain(IReadOnlyList<int> rows, Func<int, ulong> bits)
    {
        if (!isDrawn)
        {
            return;
        }

        var broken = rows.ToHashSet();
        foreach (var (begin, end) in FamilySummary.FamiliesOf(Block.Parents))
        {
            int[] family = [.. Enumerable.Range(begin, end - begin)];
            if (!Array.Exists(family, broken.Contains))
            {
                continue;
            }

            var before = codes[begin..end];
            Array.Fill(shared, bits(Array.Find(family, broken.Contains)), begin, end - begin);
            model.Forest.Draw(features, family, shared, codes);
            PutInOrder(begin, end);
            if (Array.Exists(family, row => codes[row] != before[row - begin] && !broken.Contains(row)))
            {
                before.CopyTo(codes, begin);
            }
        }
    }

    private void DrawTogether()
    {
        int[] rows = [.. Enumerable.Range(0, Block.Length)];
        Share(rows);
        model.Forest.Draw(features, rows, shared, codes);
        foreach (var (begin, end) in FamilySummary.FamiliesOf(Block.Parents))
        {
            PutInOrder(begin, end);
        }
    }

    private void PutInOrder(int begin, int end)
    {
        var present = codes.AsSpan(begin, end - begin).Count(PresenceGroups.Present);
        codes.AsSpan(begin, present).Fill(PresenceGroups.Present);
        codes.AsSpan(begin + present, end - begin - present).Fill(PresenceGroups.Absent);
    }

    // What siblings draw may depend on what elder ones are: then it is not known how many of them will draw a value.
    private void DrawInTurn(ReadOnlySpan<int> rows)
    {
        Share(rows);
        model.Forest.Draw(features, rows, shared, codes);
        foreach (var row in rows)
        {
            codes[row] = HasElder(row) && codes[row - 1] == PresenceGroups.Absent ? PresenceGroups.Absent : codes[row];
        }
    }

    private void Share(ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
        {
            shared[row] = HasElder(row) ? shared[row - 1] : shared[row];
        }
    }

    private bool HasElder(int row) => row > 0 && Block.Parents[row] >= 0 && Block.Parents[row - 1] == Block.Parents[row];

    // Whether all that decides was drawn before the first siblings: it is no variable after the lead.
    private static bool IsKnownBefore(VariableModel model, byte[][] features, TableBlock block)
    {
        var table = block.Skeleton.Model;
        var first = features.Length - table.FeatureCount + table.StructureFeatureCount + table.LeadCount;
        return model.Forest.UsedFeatures.All(feature => feature < first);
    }
}
