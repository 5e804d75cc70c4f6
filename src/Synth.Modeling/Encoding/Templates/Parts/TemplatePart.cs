using System.Text.Json.Serialization;

namespace Synth.Modeling;

/// <summary>A part of a <see cref="Template"/>.</summary>
[JsonDerivedType(typeof(LiteralPart), "literal")]
[JsonDerivedType(typeof(CharactersPart), "characters")]
[JsonDerivedType(typeof(ChoicePart), "choice")]
[JsonDerivedType(typeof(NumberPart), "number")]
[JsonDerivedType(typeof(CounterPart), "counter")]
[JsonDerivedType(typeof(DatePart), "date")]
[JsonDerivedType(typeof(FollowingPart), "following")]
[JsonDerivedType(typeof(WordPart), "word")]
[JsonDerivedType(typeof(ColumnPart), "column")]
[JsonDerivedType(typeof(PostalPart), "postal")]
[JsonDerivedType(typeof(CallingCodePart), "calling code")]
internal abstract record TemplatePart
{
    /// <summary>How many different texts it can number; 1 when it cannot.</summary>
    public virtual long Capacity => 1;

    /// <summary>The most characters that it writes.</summary>
    public abstract int LongestText { get; }

    /// <summary>The columns of the row that it reads.</summary>
    public virtual IEnumerable<string> Needs => [];

    /// <summary>The part with all the texts of its length, for columns that need more different ones than the source shows.</summary>
    public virtual TemplatePart Widen() => this;

    /// <summary>The part without what it takes from a date or gender of the row, for columns that have too few texts with it.</summary>
    public virtual TemplatePart Free() => this;

    /// <summary>
    /// The part with texts that differ in more than their case and accents only, where it has no way to tell, unnumbered.
    /// </summary>
    public virtual TemplatePart Fold() => this;

    /// <summary>Writes a text as they occur in the source.</summary>
    public abstract void Draw(TextBuffer target, CellDraw draw, RowView row);

    /// <summary>Writes the text of a number; different numbers give different texts.</summary>
    /// <param name="target">What to write to.</param>
    /// <param name="number">In [0, <see cref="Capacity"/>).</param>
    /// <param name="row">The row.</param>
    public virtual void Write(TextBuffer target, long number, RowView row) =>
        throw new InvalidOperationException("A part without numbers was asked for one.");
}
