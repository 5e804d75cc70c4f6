namespace Synth.Modeling;

/// <summary>Which columns of a table rules compute, and what waits for what, so that no column waits for itself.</summary>
internal sealed class SettledColumns
{
    private readonly RuleScope scope;
    private readonly RuleGraph graph = new();
    private readonly HashSet<string> computed = new(StringComparer.Ordinal);

    /// <summary>None are computed yet; what is counted from another column of the row waits for it.</summary>
    /// <param name="scope">The table.</param>
    public SettledColumns(RuleScope scope)
    {
        this.scope = scope;
        foreach (var column in scope.Draft.Columns.OfType<DataColumnModel>())
        {
            if (column.Encoder.CountedFrom is { } start)
            {
                graph.TryAdd(column.Name, [start]);
            }
        }
    }

    /// <summary>Whether a rule computes a column.</summary>
    public bool Contains(string column) => computed.Contains(column);

    /// <summary>Whether a rule may restrict its column: no rule computes it.</summary>
    public bool IsOpen(Rule rule) => scope.IsTargetOf(rule) && !Contains(rule.Column);

    /// <summary>Takes a rule that the user asks for, unless its column is not to be settled, or computed already.</summary>
    public bool TryAsked(Rule rule)
    {
        var isTaken = scope.IsTarget(rule.Column) && !(rule.Computes && Contains(rule.Column)) && graph.TryAdd(rule.Column, rule.Operands);
        if (isTaken && rule.Computes)
        {
            computed.Add(rule.Column);
        }

        return isTaken;
    }

    /// <summary>Takes a rule that computes its column, unless another one does, or the column is not to be settled.</summary>
    public bool TryCompute(Rule rule) =>
        scope.IsTargetOf(rule) && !Contains(rule.Column) && graph.TryAdd(rule.Column, rule.Operands) && computed.Add(rule.Column);

    /// <summary>Takes a rule that keeps its column within bounds, unless the column is computed or not to be settled.</summary>
    public bool TryBound(Rule rule) => IsOpen(rule) && graph.TryAdd(rule.Column, rule.Operands);
}
