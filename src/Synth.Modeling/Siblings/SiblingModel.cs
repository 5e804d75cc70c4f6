using Synth.Learning;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>How the rows of one parent, or of one tree, depend on each other, as the rollout gate has chosen.</summary>
internal sealed record SiblingModel
{
    /// <summary>The most rows that are drawn of a table, candidates counted: a budget of work, not of time.</summary>
    private const long MostCandidateRows = 1_000_000;

    /// <summary>What rows see of their elder siblings, or of the row above them in a tree.</summary>
    public LagKind Lags { get; init; }

    /// <summary>How deep the rows of a tree stand, given what is counted under them; null where that is not told.</summary>
    public Forest? Depths { get; init; }

    /// <summary>How it is drawn what families come to as a whole, to which rows are brought; null where they are not.</summary>
    public FamilyTargets? Targets { get; init; }

    /// <summary>Whether rows see, of each variable that they draw, what their family is to come to in it.</summary>
    public bool SeesTargets { get; init; }

    /// <summary>By what odds one of several drawn families is kept; null where the first one is.</summary>
    public FamilyRatio? Ratio { get; init; }

    /// <summary>How often each family is drawn to keep one.</summary>
    public int Candidates { get; init; } = 1;

    /// <summary>
    /// The other child tables of the same parent that are drawn before, and whose families the odds and the targets look at.
    /// </summary>
    public TableName[] Elders { get; init; } = [];

    /// <summary>
    /// By what cuts this table's families are summarised, for its own odds and for those of later tables; empty when nobody asks.
    /// </summary>
    public double[][] SummaryCuts { get; init; } = [];

    /// <summary>What the gate has tried, and how it did.</summary>
    public SiblingTrial[] Trials { get; init; } = [];

    /// <summary>How often each family can be drawn in a table of so many rows, at least once.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="most">No more than this.</param>
    public static int CandidatesFor(long rows, int most) => (int)Math.Clamp(MostCandidateRows / Math.Max(1, rows), 1, most);

    /// <summary>
    /// The same way for so many rows: families of many more than the source has are drawn as seldom as a fit to a source of that size would
    /// have it.
    /// </summary>
    public SiblingModel For(long rows) => CandidatesFor(rows, Candidates) is > 1 and var candidates
        ? this with { Candidates = candidates }
        : this with { Candidates = 1, Ratio = null };

    /// <summary>Rows that are independent given their parent and their positions.</summary>
    public static SiblingModel Independent { get; } = new();
}
