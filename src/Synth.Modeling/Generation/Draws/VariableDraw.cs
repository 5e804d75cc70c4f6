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

    /// <summary>Draws again for some rows that broke a check; what siblings share stays.</summary>
    /// <param name="rows">The rows, ascending.</param>
    /// <param name="bits">64 random bits for a row, other than those of the first draw.</param>
    public virtual void DrawAgain(IReadOnlyList<int> rows, Func<int, ulong> bits)
    {
    }
}
