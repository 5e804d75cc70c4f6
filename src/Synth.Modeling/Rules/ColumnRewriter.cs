using Synth.Data;

namespace Synth.Modeling;

/// <summary>Replaces values of a filled column.</summary>
internal static class ColumnRewriter
{
    /// <summary>Goes through the rows of a column.</summary>
    /// <param name="target">The column.</param>
    /// <param name="tryWrite">
    /// Appends another value for a row to the emptied column, or does not and says so, and the row keeps its own.
    /// </param>
    public static void Rewrite(ColumnVector target, Func<int, ColumnVector, bool> tryWrite)
    {
        using var own = ColumnVector.Create(target.Kind, target.Count);
        for (var row = 0; row < target.Count; row++)
        {
            own.AppendFrom(target, row);
        }

        target.Clear();
        for (var row = 0; row < own.Count; row++)
        {
            if (!tryWrite(row, own))
            {
                target.AppendFrom(own, row);
            }
        }
    }
}
