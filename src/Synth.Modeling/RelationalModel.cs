using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// A fitted model of a whole database: its schema, the plan, and what was learned about each table. It holds no source row, save
/// for those of the reference tables that the plan says are copied. Immutable and thread-safe.
/// </summary>
public sealed class RelationalModel
{
    private readonly Dictionary<TableName, TableModel> models;
    private readonly Dictionary<TableName, CopiedTable> copies;

    internal RelationalModel(
        GenerationPlan plan, IEnumerable<TableModel> models, IEnumerable<CopiedTable> copies, FitNotes? notes = null)
    {
        Plan = plan;
        Notes = notes ?? FitNotes.None;
        this.models = models.ToDictionary(model => model.Name);
        this.copies = copies.ToDictionary(copy => copy.Name);
    }

    /// <summary>What is done with each table.</summary>
    public GenerationPlan Plan { get; }

    /// <summary>The source's schema, with the keys that it keeps without declaring them.</summary>
    public DatabaseSchema Schema => Plan.Schema;

    /// <summary>The rules that the source's rows keep and that synthetic rows keep too, by table.</summary>
    public IReadOnlyList<DiscoveredRule> Rules => RuleList.Of(this);

    /// <summary>The ways of making siblings that were tried, by table, and which was kept; none of tables too small to try on.</summary>
    public IReadOnlyList<SiblingTrial> SiblingTrials => [.. models.Values.SelectMany(model => model.Siblings.Trials)];

    /// <summary>What the model promises by differential privacy; null when it was fitted without a budget.</summary>
    public PrivacyStatement? Privacy => Notes.Privacy;

    /// <summary>What the rows were too few for.</summary>
    public IReadOnlyList<LearningLimit> Limits => Notes.Limits;

    /// <summary>Rules that the user did not want to be kept, as they were named.</summary>
    public IReadOnlyList<string> RulesOff => Notes.RulesOff;

    /// <summary>Those of them that no rule is called that was found: misspelt, or gone with what the source holds now.</summary>
    public IReadOnlyList<string> RulesUnmet => Notes.RulesUnmet;

    internal FitNotes Notes { get; }

    internal IReadOnlyCollection<TableModel> Models => models.Values;

    internal IReadOnlyCollection<CopiedTable> Copies => copies.Values;

    internal RelationalModel With(PrivacyStatement statement) => new(Plan, Models, Copies, Notes with { Privacy = statement });

    internal TableModel ModelOf(TableName table) => models[table];

    internal CopiedTable CopyOf(TableName table) => copies[table];
}
