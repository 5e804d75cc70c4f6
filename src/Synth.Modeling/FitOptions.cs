using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>How a model is fitted. Immutable; validated when a fit begins.</summary>
public sealed record FitOptions
{
    /// <summary>The defaults.</summary>
    public static FitOptions Default { get; } = new();

    /// <summary>
    /// About how many rows of the largest table of a family tree are learned from. Default 40,000: on larger samples of the databases
    /// that were tried no score rises measurably. At least 100.
    /// </summary>
    public long SampleRows { get; init; } = 40_000;

    /// <summary>
    /// The fraction of families that are not learned from, so that the result can be judged by them. Default 0.1; 0 to 0.5. Trees of fewer
    /// than <see cref="FamilySplit.MinFamiliesToHoldOut"/> families are learned from whole.
    /// </summary>
    public double HoldoutFraction { get; init; } = 0.1;

    /// <summary>Trees per forest. Default 12; 1 to 100. More trees cost time and model size in proportion and smooth a little.</summary>
    public int TreeCount { get; init; } = 12;

    /// <summary>Trees per forest where ways of making siblings are only tried.</summary>
    internal int TrialTreeCount => Math.Max(1, TreeCount / 3);

    /// <summary>The fewest rows in a leaf. Default 10; 1 to 1000. Smaller leaves copy, larger ones blur.</summary>
    public int MinLeafRows { get; init; } = 10;

    /// <summary>
    /// The most rows that are asked of a leaf where families that were not learned from are likelier so. Default 25; 0 to 1000, no more
    /// than <see cref="MinLeafRows"/> for leaves of that size everywhere. Fitting takes about a tenth longer with it.
    /// </summary>
    public int MaxLeafRows { get; init; } = 25;

    /// <summary>The fewest families in a leaf. Default 5; 1 to 1000.</summary>
    public int MinLeafFamilies { get; init; } = 5;

    /// <summary>
    /// A value is emitted only when at least this many families have it. Default 5; lowered on small tables to families/20, never below
    /// 2.
    /// </summary>
    public int MinCategoryFamilies { get; init; } = 5;

    /// <summary>
    /// A word of a text is emitted only when at least this many families have it. Default 10; lowered on small tables to families/10,
    /// never below 2.
    /// </summary>
    public int MinWordFamilies { get; init; } = 10;

    /// <summary>The most predictors a column is given. Default 30; 1 to 1000.</summary>
    public int PredictorLimit { get; init; } = 30;

    /// <summary>
    /// About how many rows of a child table each way of making siblings is fitted and tried on before one is chosen. Default 4,000;
    /// 0 chooses nothing: siblings depend on their parent and position alone. Time is proportional to it.
    /// </summary>
    public int GateRows { get; init; } = 4_000;

    /// <summary>
    /// How often a family is drawn where one is kept by learned odds. Default 16; 1 to 100. Time and memory of drawing are
    /// proportional to it, so large tables are drawn less often.
    /// </summary>
    public int FamilyCandidates { get; init; } = 16;

    /// <summary>
    /// What columns mean where the user knows better. Default none; names of tables and columns that do not exist have no effect.
    /// </summary>
    public ValueList<MeaningOverride> Meanings { get; init; } = [];

    /// <summary>What columns hold where the user says so. Default none; at most one for a column.</summary>
    public ValueList<ColumnOverride> Columns { get; init; } = [];

    /// <summary>
    /// Rules that are kept besides those that are found, as <see cref="RelationalModel.Rules"/> writes them
    /// (<c>orders.total = sum(order_line.line_total)</c>), or a table, a colon and a condition of the source's dialect
    /// (<c>orders: status &lt;&gt; 'open' OR closed_at IS NULL</c>). Default none. The source's rows are not asked whether they keep them.
    /// </summary>
    public ValueList<string> AddedRules { get; init; } = [];

    /// <summary>
    /// How much the model may tell of any one family, in the sense of differential privacy. Default null: it is protected by what is kept
    /// from the model (<see cref="MinCategoryFamilies"/>, <see cref="MinLeafFamilies"/>), not by noise. With a budget a fit is no function
    /// of the seed.
    /// </summary>
    public PrivacyBudget? Budget { get; init; }

    /// <summary>How many columns are fitted at once. Default: the processors. Changes no byte of the result.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Rules that are not to be kept, by the names of <see cref="RelationalModel.Rules"/>. Default none. Names of no rule
    /// that is found turn nothing off and are told (<see cref="RelationalModel.RulesUnmet"/>): what a source keeps may change.
    /// </summary>
    public ValueList<string> ExcludedRules { get; init; } = [];

    /// <summary>The key of all random choices of the fit. Default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Checks all settings and reports every one that is out of range.</summary>
    /// <exception cref="InvalidOptionsException">At least one is.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny([
        InvalidOptionsException.Check(SampleRows, 100, long.MaxValue, nameof(SampleRows)),
        InvalidOptionsException.Check(HoldoutFraction, 0, 0.5, nameof(HoldoutFraction)),
        InvalidOptionsException.Check(TreeCount, 1, 100, nameof(TreeCount)),
        InvalidOptionsException.Check(MinLeafRows, 1, 1000, nameof(MinLeafRows)),
        InvalidOptionsException.Check(MaxLeafRows, 0, 1000, nameof(MaxLeafRows)),
        InvalidOptionsException.Check(MinLeafFamilies, 1, 1000, nameof(MinLeafFamilies)),
        InvalidOptionsException.Check(MinCategoryFamilies, 2, 1000, nameof(MinCategoryFamilies)),
        InvalidOptionsException.Check(MinWordFamilies, 2, 1000, nameof(MinWordFamilies)),
        InvalidOptionsException.Check(PredictorLimit, 1, 1000, nameof(PredictorLimit)),
        InvalidOptionsException.Check(GateRows, 0, 1_000_000, nameof(GateRows)),
        InvalidOptionsException.Check(FamilyCandidates, 1, 100, nameof(FamilyCandidates)),
        InvalidOptionsException.Check(Workers, 1, 1024, nameof(Workers)),
        .. Budget?.Problems() ?? []]);
}
