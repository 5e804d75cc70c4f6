using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// What the finders of a table's rules go by: its rows, the numbers of all tables, and the rules of the tables before it.
/// </summary>
/// <param name="sample">The sample.</param>
/// <param name="draft">What is known of the table.</param>
/// <param name="numbers">The numbers, dates and timestamps that may take part in rules, of each synthesized table.</param>
/// <param name="before">The rules of the tables that came before.</param>
/// <param name="unwanted">The rules that are turned off.</param>
internal sealed class RuleScope(
    SourceSample sample,
    TableDraft draft,
    IReadOnlyDictionary<TableName, SourceNumbers[]> numbers,
    IReadOnlyDictionary<TableName, Rule[]> before,
    UnwantedRules unwanted)
{
    private readonly ColumnRoles roles = new(draft.Table.Plan, sample.Plan.Schema);

    /// <summary>The sample.</summary>
    public SourceSample Sample => sample;

    /// <summary>What is known of the table.</summary>
    public TableDraft Draft => draft;

    /// <summary>The table's rows.</summary>
    public SourceTable Table => draft.Table;

    /// <summary>The table.</summary>
    public TableName Name => draft.Table.Plan.Name;

    /// <summary>The table's numbers, dates and timestamps.</summary>
    public SourceNumbers[] Own => numbers[Name];

    /// <summary>What rules of the table are called.</summary>
    public RuleNames Names { get; } = new(sample.Plan, draft.Table.Plan.Name);

    /// <summary>The links whose rows are made before the table's.</summary>
    public IEnumerable<int> LinksMadeBefore => Enumerable.Range(0, draft.Links.Count).Where(link => draft.Links[link].Kind switch
    {
        LinkKind.Chosen => true,
        LinkKind.Dealt => LinkDraft.IsMadeBefore(sample.Plan, ReferencedBy(link), Name),
        LinkKind.Kin => LinkDraft.IsBefore(sample.Plan, ReferencedBy(link), Name),
        _ => false,
    });

    /// <summary>The rows that a link leads to.</summary>
    public SourceTable LinkedBy(int link) => sample[ReferencedBy(link)];

    /// <summary>The numbers of a table; none if it is not synthesized.</summary>
    public SourceNumbers[] NumbersOf(TableName table) => numbers.GetValueOrDefault(table, []);

    /// <summary>The rules of a table that came before; none of others.</summary>
    public Rule[] RulesOf(TableName table) => before.GetValueOrDefault(table, []);

    /// <summary>The numbers and dates of a table that do not wait for other rows.</summary>
    public SourceNumbers[] Settled(SourceTable table)
    {
        var known = numbers.TryGetValue(table.Plan.Name, out var columns) ? columns : SourceNumbers.Of(table, _ => true);
        return [.. known.Where(column => !LateColumns.Contain(column.Name, RulesOf(table.Plan.Name)))];
    }

    /// <summary>Whether the user has not turned a rule off.</summary>
    public bool IsWanted(Rule rule) => !unwanted.Contains(rule.Formula(Names));

    /// <summary>
    /// Whether a rule may settle its column: a text that ends in what tells rows apart, or counts them, is unique by itself, and so is one
    /// under a name of its own.
    /// </summary>
    public bool IsTargetOf(Rule rule) => IsTarget(rule.Column)
        || (rule is CompositionRule or CountedTextRule or DomainRule
            && ModelOf(rule.Column) is DataColumnModel { Encoder.HoldsUniqueness: true });

    /// <summary>Whether a column holds values of its own rather than keys and copies.</summary>
    public bool IsData(string column) => ModelOf(column) is DataColumnModel { IsOverridden: false } && !roles.IsPartOfKey(column);

    /// <summary>Whether rules may settle a column: not those that give way to stay unique, nor those that a date decides.</summary>
    public bool IsTarget(string column) =>
        ModelOf(column) is DataColumnModel { IsOverridden: false } model && !draft.Follows(model) && !roles.IsPartOfKey(column);

    private TableName ReferencedBy(int link) => draft.Table.Plan.Relations.Links[link].ReferencedTable;

    private ColumnModel ModelOf(string column) => draft.Columns.First(model => model.Name == column);
}
