using System.Text.Json.Serialization;

namespace Synth.Modeling;

/// <summary>A rule about a column of a table, as it was found on the source's rows and as it is kept in the model.</summary>
/// <param name="Column">The column that it restricts.</param>
/// <param name="Support">The sampled rows that it speaks of.</param>
/// <param name="Exceptions">How many of them break it.</param>
[JsonDerivedType(typeof(ArithmeticRule), "arithmetic")]
[JsonDerivedType(typeof(OrderRule), "order")]
[JsonDerivedType(typeof(AggregateRule), "aggregate")]
[JsonDerivedType(typeof(LinkedCopyRule), "linked copy")]
[JsonDerivedType(typeof(PartialCopyRule), "partial copy")]
[JsonDerivedType(typeof(CompositionRule), "composition")]
[JsonDerivedType(typeof(ApportionRule), "apportion")]
[JsonDerivedType(typeof(OnceRule), "once")]
[JsonDerivedType(typeof(CalendarRule), "calendar")]
[JsonDerivedType(typeof(SpanRule), "span")]
[JsonDerivedType(typeof(FixedSumRule), "fixed sum")]
[JsonDerivedType(typeof(RunningRule), "running")]
[JsonDerivedType(typeof(LimitRule), "limit")]
[JsonDerivedType(typeof(PrefixRule), "prefix")]
[JsonDerivedType(typeof(WitnessRule), "witness")]
[JsonDerivedType(typeof(NumberingRule), "numbering")]
[JsonDerivedType(typeof(LinkOrderRule), "link order")]
[JsonDerivedType(typeof(CountedTextRule), "counted text")]
[JsonDerivedType(typeof(YearRule), "year")]
[JsonDerivedType(typeof(FloorRule), "floor")]
[JsonDerivedType(typeof(ChainRule), "chain")]
[JsonDerivedType(typeof(DomainRule), "domain")]
[JsonDerivedType(typeof(StepRule), "step")]
[JsonDerivedType(typeof(LastRule), "last")]
[JsonDerivedType(typeof(ReachRule), "reach")]
[JsonDerivedType(typeof(RiseRule), "rise")]
internal abstract record Rule(string Column, long Support, long Exceptions)
{
    /// <summary>Its form.</summary>
    public abstract RuleKind Kind { get; }

    /// <summary>The share of rows that break it.</summary>
    public double ExceptionRate => Support == 0 ? 0 : Exceptions / (double)Support;

    /// <summary>The columns of the same row that must be settled before.</summary>
    public abstract IReadOnlyList<string> Operands { get; }

    /// <summary>Whether it computes its column; else it keeps it within bounds.</summary>
    public virtual bool Computes => true;

    /// <summary>What it says, as a formula over plain column names; the table's name stands before it in lists.</summary>
    public abstract string Formula(RuleNames names);

    /// <summary>The columns that it speaks of, the restricted one first.</summary>
    public virtual IEnumerable<string> Mentions(RuleNames names) => Operands.Select(names.Own).Prepend(names.Own(Column));

    /// <summary>The rule, and other forms of it that restrict another column, should this one be settled already.</summary>
    public virtual IEnumerable<Rule> Forms() => [this];
}
