using Synth.Schema;

namespace Synth.Modeling;

/// <summary>How the columns that a rule speaks of are written.</summary>
/// <param name="plan">The plan, for the rows above and those linked to.</param>
/// <param name="table">The table of the rule.</param>
internal sealed class RuleNames(GenerationPlan plan, TableName table)
{
    /// <summary>How columns are written in rules of the primary parent.</summary>
    public RuleNames Above => new(plan, AncestorOf(1));

    /// <summary>How columns are written in rules of another table.</summary>
    public RuleNames Of(TableName other) => new(plan, other);

    /// <summary>A column of the row itself.</summary>
    public string Own(string column) => $"{table}.{column}";

    /// <summary>A column of the row itself, of one above it, or of one that it links to.</summary>
    public string Of(RuleColumn column) =>
        column.Link >= 0 ? Linked(column.Link, column.Column) : $"{AncestorOf(column.Generations)}.{column.Column}";

    /// <summary>A column of the row that a link leads to.</summary>
    public string Linked(int link, string column) => $"{plan[table].Relations.Links[link].ReferencedTable}.{column}";

    /// <summary>The table some generations above.</summary>
    public TableName AncestorOf(int generations)
    {
        var name = table;
        for (var i = 0; i < generations; i++)
        {
            name = plan[name].Relations.PrimaryParent!.ReferencedTable;
        }

        return name;
    }
}
