using System.Text.Json.Serialization;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>A variable of a table with the forest that draws it from the context and the variables before it.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Presence">The presence variable that must say yes; -1 for none.</param>
/// <param name="Distinct">Among which rows no code may come twice; null for no such rule.</param>
/// <param name="Forest">The forest over the features before the variable.</param>
internal sealed record VariableModel(
    Variable Variable,
    int Presence,
    DistinctGroup? Distinct,
    [property: JsonConverter(typeof(ForestJsonConverter))] Forest Forest)
{
    /// <summary>What it follows, so that it is not drawn; null for none.</summary>
    public CalendarFollow? Follow { get; init; }

    /// <summary>Whether it is the presence of columns that, once missing, are missing in all siblings after.</summary>
    public bool IsPrefix { get; init; }

    /// <summary>Draws one of some codes by the forest, or the one of them that is nearest to what it draws where it knows none.</summary>
    /// <param name="features">The features of the forest. Shape [features][rows].</param>
    /// <param name="row">The row.</param>
    /// <param name="bits">64 random bits.</param>
    /// <param name="leaf">The leaf from which the row draws first.</param>
    /// <param name="allowed">The codes, at least one.</param>
    public byte DrawNearest(byte[][] features, int row, ulong bits, int leaf, BinSet allowed)
    {
        if (Forest.TryDrawAllowed(features, row, bits, leaf, allowed, out var code))
        {
            return code;
        }

        Forest.TryDrawAllowed(features, row, bits, leaf, BinSet.All, out var wanted);
        for (var distance = 1; distance < BinSet.All.Count; distance++)
        {
            if (wanted + distance <= byte.MaxValue && allowed.Contains((byte)(wanted + distance)))
            {
                return (byte)(wanted + distance);
            }

            if (wanted >= distance && allowed.Contains((byte)(wanted - distance)))
            {
                return (byte)(wanted - distance);
            }
        }

        throw new ArgumentException("There is no code to draw.", nameof(allowed));
    }

    /// <summary>Draws by the forest alone what rows might have, whatever their siblings have.</summary>
    /// <param name="features">The features of the forest. Shape [features][rows].</param>
    /// <param name="block">The rows.</param>
    /// <param name="rows">Which of them.</param>
    /// <param name="bits">Random bits. Shape [rows].</param>
    /// <returns>The codes, 0 for the other rows and those without a value. Shape [rows].</returns>
    public byte[] DrawFreely(byte[][] features, TableBlock block, ReadOnlySpan<int> rows, ulong[] bits)
    {
        var codes = new byte[block.Length];
        Forest.Draw(features, rows, bits, codes);
        foreach (var row in rows)
        {
            codes[row] = block.IsPresent(Presence, row) ? codes[row] : (byte)0;
        }

        return codes;
    }
}
