using Synth.Learning;

namespace Synth.Modeling;

/// <summary>Draws a variable of each row by itself.</summary>
/// <param name="model">The variable.</param>
/// <param name="variable">Its number.</param>
/// <param name="features">The features of its forest. Shape [features][rows].</param>
/// <param name="block">The rows.</param>
/// <param name="bits">Random bits. Shape [rows].</param>
/// <param name="limits">Which codes go with what is drawn already; null for all.</param>
/// <param name="spread">How codes that were drawn move among ranges; null where they stay.</param>
internal sealed class PlainDraw(
    VariableModel model,
    int variable,
    byte[][] features,
    TableBlock block,
    ulong[] bits,
    CodeLimits? limits = null,
    BinSpread? spread = null)
    : VariableDraw(block, variable)
{
    /// <summary>The variable's codes. Shape [rows].</summary>
    private byte[] Codes { get; } = block.Codes(variable);

    /// <inheritdoc/>
    public override void Draw(ReadOnlySpan<int> rows)
    {
        model.Forest.Draw(features, rows, bits, Codes, spread);
        foreach (var row in rows)
        {
            Codes[row] = !Block.IsPresent(model.Presence, row) ? (byte)0 : limits?.Keep(row, bits[row], Codes[row]) ?? Codes[row];
        }
    }

    /// <inheritdoc/>
    public override void DrawAgain(IReadOnlyList<int> rows, Func<int, ulong> bits)
    {
        foreach (var row in rows)
        {
            Codes[row] = !Block.IsPresent(model.Presence, row) ? (byte)0 : limits?.Draw(row, bits(row)) ?? DrawAny(row, bits(row));
        }
    }

    /// <inheritdoc/>
    public override byte[] DrawOthers(ReadOnlySpan<int> rows, ulong[] bits)
    {
        var others = model.DrawFreely(features, Block, rows, bits);
        foreach (var row in rows)
        {
            others[row] = others[row] == 0 ? (byte)0 : limits?.Keep(row, bits[row], others[row]) ?? others[row];
        }

        return others;
    }

    private byte DrawAny(int row, ulong bits) =>
        model.Forest.TryDrawAllowed(features, row, bits, BinSet.All, out var drawn) ? drawn : (byte)0;
}
