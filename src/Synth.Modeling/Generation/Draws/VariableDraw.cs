namespace Synth.Modeling;

/// <summary>
/// Draws one variable of the rows of a block, or the variables of one column that are drawn together. Rows are drawn in parts, each row
/// after its elder siblings.
/// </summary>
/// <param name="block">The rows.</param>
/// <param name="variable">The number of the variable, the first one of several.</param>
internal abstract class VariableDraw(TableBlock block, int variable)
{
    /// <summary>The rows.</summary>
    protected TableBlock Block { get; } = block;

    /// <summary>The number of the variable, the first one of several.</summary>
    public int Variable { get; } = variable;

    /// <summary>The number of the variable that it follows, and with which it is drawn again: its own where it follows none.</summary>
    public virtual int Source => Variable;

    /// <summary>Draws for some rows, which are ascending.</summary>
    public abstract void Draw(ReadOnlySpan<int> rows);

    /// <summary>Takes what was drawn elsewhere as if it had been drawn here.</summary>
    public virtual void Resume()
    {
    }

    /// <summary>Called when all rows are drawn.</summary>
    public virtual void Finish()
    {
    }

    /// <summary>Draws what some rows might have as well, given all that they see; null where rows cannot exchange what they have.</summary>
    /// <param name="rows">The rows, ascending.</param>
    /// <param name="bits">Random bits, other than those of the first draw. Shape [rows].</param>
    /// <returns>The codes, of which 0 stands for none. Shape [rows].</returns>
    public virtual byte[]? DrawOthers(ReadOnlySpan<int> rows, ulong[] bits) => null;

    /// <summary>
    /// Gives a row another code, one of <see cref="DrawOthers"/>; false, with nothing changed, where a sibling is in the way.
    /// </summary>
    public virtual bool TryExchange(int row, byte code)
    {
        Block.Codes(Variable)[row] = code;
        return true;
    }

    /// <summary>Draws again for some rows that broke a check; what siblings share stays.</summary>
    /// <param name="rows">The rows, ascending.</param>
    /// <param name="bits">64 random bits for a row, other than those of the first draw.</param>
    public virtual void DrawAgain(IReadOnlyList<int> rows, Func<int, ulong> bits)
    {
    }
}
